import {
  appendToChain,
  chainDigest,
  INSTALLATION,
} from '../../../apps/api/src/platform/audit/audit-chain.js';
import { UnitOfWork } from '../../../apps/api/src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../../support/app.js';

interface Row {
  seq: string;
  at: Date;
  legal_day: string;
  actor_kind: 'system';
  actor_person_id: null;
  assignment_id: null;
  action: string;
  subject_type: string;
  subject_id: string;
  details: Record<string, unknown>;
  previous_digest: Buffer;
  digest: Buffer;
}

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp({ seed: 'none' });
}, 60_000);
afterAll(() => test?.close());

const act = (n: number) =>
  test.app.get(UnitOfWork).run({ kind: 'system' }, (tx) => {
    tx.audit({
      action: 'test.act',
      subjectType: 'test',
      subjectId: String(n),
      details: { n, z: 1, a: { b: null } },
    });
    return Promise.resolve();
  });

/** Sequence numbers whose record does not follow from the one before. */
async function broken(): Promise<string[]> {
  const rows = await test.dataSource.query<Row[]>(
    `SELECT *, legal_day::text FROM audit_record WHERE municipality_id = $1 ORDER BY seq`,
    [INSTALLATION],
  );
  let previous: Buffer = Buffer.alloc(32);
  return rows.flatMap((row) => {
    const expected = chainDigest(previous, row.seq, {
      municipalityId: INSTALLATION,
      at: row.at,
      legalDay: row.legal_day,
      actorKind: row.actor_kind,
      actorPersonId: row.actor_person_id,
      assignmentId: row.assignment_id,
      action: row.action,
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      details: row.details,
    });
    previous = row.digest;
    return expected.equals(row.digest) ? [] : [row.seq];
  });
}

describe('the audit chain', () => {
  it('holds for many writers at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => act(n)));
    const [head] = await test.dataSource.query<{ last_seq: string }[]>(`SELECT last_seq FROM audit_chain`);
    expect(head?.last_seq).toBe('20');
    expect(await broken()).toEqual([]);
  });

  it.each([`UPDATE audit_record SET action = 'nothing'`, `DELETE FROM audit_record WHERE seq = 3`])(
    'cannot be changed: %s',
    async (sql) => {
      await expect(test.dataSource.query(sql)).rejects.toThrow('append-only');
    },
  );

  it('shows a record that was changed behind the back of the trigger', async () => {
    await test.dataSource.transaction(async (manager) => {
      await manager.query(`ALTER TABLE audit_record DISABLE TRIGGER audit_record_append_only`);
      await manager.query(`UPDATE audit_record SET subject_id = '999' WHERE seq = 7`);
      await manager.query(`ALTER TABLE audit_record ENABLE TRIGGER audit_record_append_only`);
    });
    expect(await broken()).toEqual(['7']);
  });

  it('is written with the transaction or not at all', async () => {
    const failing = test.dataSource.transaction(async (manager) => {
      await appendToChain(manager, [
        {
          municipalityId: INSTALLATION,
          at: new Date(),
          legalDay: '2026-01-01',
          actorKind: 'system',
          actorPersonId: null,
          assignmentId: null,
          action: 'test.lost',
          subjectType: 'test',
          subjectId: 'lost',
          details: {},
        },
      ]);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    const [head] = await test.dataSource.query<{ last_seq: string }[]>(`SELECT last_seq FROM audit_chain`);
    expect(head?.last_seq).toBe('20');
  });
});
