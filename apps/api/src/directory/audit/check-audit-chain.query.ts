import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { AuditCheck, AuditHead, ChainAnchor, ChainFault, ChainMismatch } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { chainDigest, type AuditEntry } from '../../platform/audit/audit-chain.js';
import { Clock } from '../../platform/clock/clock.js';

interface Row {
  seq: string;
  at: Date;
  legal_day: string;
  actor_kind: AuditEntry['actorKind'];
  actor_person_id: string | null;
  assignment_id: string | null;
  action: string;
  subject_type: string;
  subject_id: string;
  details: Record<string, unknown>;
  previous_digest: Buffer;
  digest: Buffer;
}

interface Head {
  last_seq: string;
  last_digest: Buffer;
}

/** An end of the chain as it was kept elsewhere. */
export type KnownHead = Pick<AuditHead, 'records' | 'headDigest'>;

type Fault = { fault: ChainFault; mismatch?: ChainMismatch };

const BATCH = 1_000;
const START = Buffer.alloc(32);

/** Recomputes the municipality's chain of digests from its first record. */
@Injectable()
export class CheckAuditChain {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Whether every record up to the head is there, linked and unchanged, and none stands behind it; otherwise the first
   * that is not. With an earlier head, whether the chain still goes through it. All of it as of one moment.
   */
  async run(place: Pick<PlaceRef, 'id'>, known?: KnownHead): Promise<AuditCheck> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const result = await this.recompute(manager, place.id);
      if (!known) return result;
      return { ...result, anchor: await this.anchor(manager, place.id, known) };
    });
  }

  /** The end of the chain as it is now, to be kept elsewhere. */
  async head(place: PlaceRef): Promise<AuditHead> {
    const head = await headOf(this.dataSource.manager, place.id);
    return {
      format: 'vietvara-audit-head/1',
      municipality: place.slug,
      records: Number(head?.last_seq ?? 0),
      headDigest: (head?.last_digest ?? START).toString('hex'),
      savedAt: this.clock.realNow().toISOString(),
    };
  }

  private async recompute(manager: EntityManager, id: string): Promise<AuditCheck> {
    const head = await headOf(manager, id);
    let previous: Buffer = START;
    let expected = 1n;
    const last = BigInt(head?.last_seq ?? 0);
    while (expected <= last) {
      const rows = await batch(manager, id, expected, last);
      for (const row of rows) {
        const fault = faultOf(row, expected, previous, id);
        if (fault) return broken(expected, fault);
        previous = row.digest;
        expected += 1n;
      }
      if (rows.length === 0) return broken(expected, { fault: 'missing' });
    }
    if (head && !previous.equals(head.last_digest)) {
      return broken(last, { fault: 'head', mismatch: mismatch(head.last_digest, previous) });
    }
    // A record behind the head was added past the application.
    if (await isSurplus(manager, id, last)) return broken(last + 1n, { fault: 'head' });
    return { ok: true, records: Number(last), headDigest: previous.toString('hex') };
  }

  private async anchor(manager: EntityManager, id: string, known: KnownHead): Promise<ChainAnchor> {
    if (known.records === 0) return START.toString('hex') === known.headDigest ? 'kept' : 'changed';
    const [row] = await manager.query<{ digest: Buffer }[]>(
      `SELECT digest FROM audit_record WHERE municipality_id = $1 AND seq = $2`,
      [id, known.records],
    );
    if (!row) return 'lost';
    return row.digest.toString('hex') === known.headDigest ? 'kept' : 'changed';
  }
}

async function headOf(manager: EntityManager, id: string): Promise<Head | undefined> {
  const [head] = await manager.query<Head[]>(
    `SELECT last_seq, last_digest FROM audit_chain WHERE municipality_id = $1`,
    [id],
  );
  return head;
}

async function isSurplus(manager: EntityManager, id: string, last: bigint): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `SELECT 1 FROM audit_record WHERE municipality_id = $1 AND seq > $2 LIMIT 1`,
    [id, last.toString()],
  );
  return rows.length > 0;
}

function batch(manager: EntityManager, id: string, from: bigint, to: bigint): Promise<Row[]> {
  return manager.query<Row[]>(
    `SELECT seq, at, legal_day::text, actor_kind, actor_person_id, assignment_id, action, subject_type, subject_id,
            details, previous_digest, digest
       FROM audit_record WHERE municipality_id = $1 AND seq BETWEEN $2 AND $3 ORDER BY seq LIMIT $4`,
    [id, from.toString(), to.toString(), BATCH],
  );
}

function faultOf(row: Row, expected: bigint, previous: Buffer, municipalityId: string): Fault | null {
  if (BigInt(row.seq) !== expected) return { fault: 'missing' };
  if (!row.previous_digest.equals(previous)) {
    return { fault: 'link', mismatch: mismatch(row.previous_digest, previous) };
  }
  const digest = chainDigest(previous, row.seq, {
    municipalityId,
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
  return digest.equals(row.digest) ? null : { fault: 'digest', mismatch: mismatch(row.digest, digest) };
}

function mismatch(stored: Buffer, computed: Buffer): ChainMismatch {
  return { stored: stored.toString('hex'), computed: computed.toString('hex') };
}

function broken(seq: bigint, fault: Fault): AuditCheck {
  return { ok: false, records: Number(seq) - 1, brokenAt: seq.toString(), ...fault };
}
