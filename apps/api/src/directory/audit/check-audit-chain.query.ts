import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditCheck, ChainFault } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { chainDigest, type AuditEntry } from '../../platform/audit/audit-chain.js';

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

const BATCH = 1_000;

/** Recomputes the municipality's chain of digests from its first record. */
@Injectable()
export class CheckAuditChain {
  constructor(private readonly dataSource: DataSource) {}

  /** Whether every record up to the head is there, linked and unchanged; otherwise the first that is not. */
  async run(place: PlaceRef): Promise<AuditCheck> {
    const [head] = await this.dataSource.query<{ last_seq: string; last_digest: Buffer }[]>(
      `SELECT last_seq, last_digest FROM audit_chain WHERE municipality_id = $1`,
      [place.id],
    );
    let previous: Buffer = Buffer.alloc(32);
    let expected = 1n;
    const last = BigInt(head?.last_seq ?? 0);
    while (expected <= last) {
      const rows = await this.batch(place, expected, last);
      for (const row of rows) {
        const fault = faultOf(row, expected, previous, place.id);
        if (fault) return broken(expected, fault);
        previous = row.digest;
        expected += 1n;
      }
      if (rows.length === 0) return broken(expected, 'missing');
    }
    if (head && !previous.equals(head.last_digest)) return broken(last, 'head');
    return { ok: true, records: Number(last), headDigest: previous.toString('hex') };
  }

  private batch(place: PlaceRef, from: bigint, to: bigint): Promise<Row[]> {
    return this.dataSource.query<Row[]>(
      `SELECT seq, at, legal_day::text, actor_kind, actor_person_id, assignment_id, action, subject_type, subject_id,
              details, previous_digest, digest
         FROM audit_record WHERE municipality_id = $1 AND seq BETWEEN $2 AND $3 ORDER BY seq LIMIT $4`,
      [place.id, from.toString(), to.toString(), BATCH],
    );
  }
}

function faultOf(row: Row, expected: bigint, previous: Buffer, municipalityId: string): ChainFault | null {
  if (BigInt(row.seq) !== expected) return 'missing';
  if (!row.previous_digest.equals(previous)) return 'link';
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
  return digest.equals(row.digest) ? null : 'digest';
}

function broken(seq: bigint, fault: ChainFault): AuditCheck {
  return { ok: false, records: Number(seq) - 1, brokenAt: seq.toString(), fault };
}
