import { randomUUID } from 'node:crypto';
import type { AuditCheck, AuditHead, AuditPage, CalendarEntry } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';

let test: TestApp;
let dace: TestClient;
let vidzale: string;

beforeAll(async () => {
  test = await startTestApp();
  dace = await TestClient.loggedIn(test.url, 'Dace Krūmiņa');
  const [row] = await test.dataSource.query<{ id: string }[]>(
    `SELECT id FROM municipality WHERE slug = 'vidzale'`,
  );
  vidzale = row?.id ?? '';
  for (let date = 10; date < 35; date += 1) {
    const day = `2033-01-${String(date - 9).padStart(2, '0')}`;
    const entry: CalendarEntry = { day, kind: 'holiday', name: 'Diena', source: 'avots' };
    await dace.post('/api/m/vidzale/calendar/days', entry);
  }
  const institution = { kind: 'other', name: 'Jauna iestāde', registrationNo: null, email: null };
  await dace.post('/api/m/vidzale/institutions', institution);
}, 60_000);

afterAll(() => test.close());

const page = async (query: string): Promise<AuditPage> =>
  (await dace.get<AuditPage>(`/api/m/vidzale/audit?${query}`)).body;
const check = async (): Promise<AuditCheck> =>
  (await dace.get<AuditCheck>('/api/m/vidzale/audit/check')).body;

/** Changes a record behind the product's back, as somebody with the database's password could. */
const tamper = async (sql: string): Promise<void> => {
  await test.dataSource.query(`ALTER TABLE audit_record DISABLE TRIGGER audit_record_append_only`);
  await test.dataSource.query(sql, [vidzale]);
  await test.dataSource.query(`ALTER TABLE audit_record ENABLE TRIGGER audit_record_append_only`);
};

describe('the audit record', () => {
  it('is read newest first, page by page, with names and roles', async () => {
    const first = await page('limit=20');
    expect(first.entries).toHaveLength(20);
    expect(first.entries[0]).toMatchObject({
      action: 'institution.added',
      actorName: 'Dace Krūmiņa',
      role: 'administrator',
      onBehalfOf: null,
    });
    const rest = await page(`limit=20&before=${first.next}`);
    const numbers = [...first.entries, ...rest.entries].map((entry) => Number(entry.seq));
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => numbers.length - i));
    expect(rest.next).toBeNull();
    expect(first.actions).toEqual(['calendar.dayAdded', 'institution.added']);
  });

  it('is filtered by act, person and day', async () => {
    expect((await page('action=institution.added')).entries).toHaveLength(1);
    const day = (await page('limit=20')).entries[0]?.legalDay;
    expect((await page(`action=institution.added&from=${day}&to=${day}`)).entries).toHaveLength(1);
    expect((await page('to=2000-01-01')).entries).toEqual([]);
    expect((await page(`person=${randomUUID()}`)).entries).toEqual([]);
    expect((await dace.get('/api/m/vidzale/audit?person=x')).status).toBe(422);
  });

  it('belongs to the municipality', async () => {
    const valdis = await TestClient.loggedIn(test.url, 'Valdis Priede');
    expect((await valdis.get('/api/m/vidzale/audit')).status).toBe(403);
    expect((await valdis.get<AuditPage>('/api/m/ezerkrasti/audit')).body.entries).toEqual([]);
    expect((await valdis.get('/api/m/ezerkrasti/audit/check')).body).toMatchObject({ ok: true, records: 0 });
  });

  it('refuses to be changed in the ordinary way', async () => {
    const change = test.dataSource.query(`UPDATE audit_record SET action = 'x' WHERE municipality_id = $1`, [
      vidzale,
    ]);
    await expect(change).rejects.toThrow('append-only');
  });
});

describe('the check of the chain', () => {
  it('finds a whole chain whole', async () => {
    const [count] = await test.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::int FROM audit_record WHERE municipality_id = $1`,
      [vidzale],
    );
    expect(await check()).toMatchObject({ ok: true, records: count?.count });
  });

  it('gives its end out to be kept elsewhere, and knows it again when the chain has grown', async () => {
    const saved = await dace.get<AuditHead>('/api/m/vidzale/audit/head');
    expect(saved.headers.get('content-disposition')).toContain('audits-vidzale-');
    const { records, headDigest } = saved.body;
    expect(await check()).toMatchObject({ records, headDigest });
    const institution = { kind: 'other', name: 'Vēl viena', registrationNo: null, email: null };
    await dace.post('/api/m/vidzale/institutions', institution);
    const anchor = async (query: string) =>
      (await dace.get<AuditCheck>(`/api/m/vidzale/audit/check?${query}`)).body;
    expect(await anchor(`records=${records}&headDigest=${headDigest}`)).toMatchObject({
      ok: true,
      records: records + 1,
      anchor: 'kept',
    });
    expect(await anchor(`records=${records}&headDigest=${'0'.repeat(64)}`)).toMatchObject({
      ok: true,
      anchor: 'changed',
    });
    expect(await anchor(`records=${records + 9}&headDigest=${headDigest}`)).toMatchObject({ anchor: 'lost' });
    expect((await dace.get(`/api/m/vidzale/audit/check?records=${records}`)).status).toBe(422);
  });

  it('tells a record that stands behind the end of the chain', async () => {
    const [end] = await test.dataSource.query<{ seq: string }[]>(
      `INSERT INTO audit_record SELECT (jsonb_populate_record(r, jsonb_build_object('seq', r.seq + 1))).*
         FROM audit_record r WHERE municipality_id = $1 ORDER BY seq DESC LIMIT 1 RETURNING seq`,
      [vidzale],
    );
    expect(await check()).toMatchObject({ ok: false, brokenAt: end?.seq, fault: 'head' });
    await tamper(
      `DELETE FROM audit_record WHERE municipality_id = $1
         AND seq > (SELECT last_seq FROM audit_chain c WHERE c.municipality_id = $1)`,
    );
    expect(await check()).toMatchObject({ ok: true });
  });

  it('finds the first record that was changed, dropped or cut off', async () => {
    await tamper(
      `UPDATE audit_record SET details = '{"day":"2033-01-01"}' WHERE municipality_id = $1 AND seq = 5`,
    );
    const changed = await check();
    expect(changed).toEqual({
      ok: false,
      records: 4,
      brokenAt: '5',
      fault: 'digest',
      mismatch: {
        stored: expect.stringMatching(/^[0-9a-f]{64}$/),
        computed: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
    await tamper(`DELETE FROM audit_record WHERE municipality_id = $1 AND seq = 3`);
    expect(await check()).toEqual({ ok: false, records: 2, brokenAt: '3', fault: 'missing' });
    await tamper(`UPDATE audit_record SET previous_digest = digest WHERE municipality_id = $1 AND seq = 2`);
    expect(await check()).toMatchObject({ ok: false, records: 1, brokenAt: '2', fault: 'link' });
    await tamper(`UPDATE audit_chain SET last_seq = 1 WHERE municipality_id = $1`);
    expect(await check()).toMatchObject({ ok: false, records: 0, brokenAt: '1', fault: 'head' });
  });
});
