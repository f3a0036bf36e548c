import type { EntityManager } from 'typeorm';
import { chainDigest, type AuditEntry } from '../../api/src/platform/audit/audit-chain.js';

/** What does not fit in a chain, and where. */
export interface AuditFinding {
  code: 'recordChanged' | 'recordMissing' | 'chainHeadDiffers';
  municipalityId: string;
  seq: string;
}

/** One municipality's chain (the zero uuid is the installation's own). */
export interface ChainReport {
  municipalityId: string;
  records: number;
  lastDigest: string;
  findings: AuditFinding[];
}

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

/** Records read at once; a chain may have millions. */
const PAGE = 2000;

/** Recomputes every chain from its first record. Reads one snapshot, so acts recorded meanwhile do not disturb it. */
export function verifyAuditChains(manager: EntityManager): Promise<ChainReport[]> {
  return manager.transaction('REPEATABLE READ', async (tx) => {
    const chains = await tx.query<{ id: string }[]>(
      `SELECT municipality_id AS id FROM audit_chain UNION SELECT municipality_id FROM audit_record ORDER BY 1`,
    );
    const reports: ChainReport[] = [];
    for (const { id } of chains) reports.push(await verifyChain(tx, id));
    return reports;
  });
}

async function verifyChain(tx: EntityManager, municipalityId: string): Promise<ChainReport> {
  const findings: AuditFinding[] = [];
  let previous: Buffer = Buffer.alloc(32);
  let expected = 1n;
  let records = 0;
  for (let rows = await page(tx, municipalityId, '0'); rows.length > 0;) {
    for (const row of rows) {
      if (BigInt(row.seq) !== expected)
        findings.push({ code: 'recordMissing', municipalityId, seq: String(expected) });
      const digest = chainDigest(row.previous_digest, row.seq, entryOf(municipalityId, row));
      const fits = row.previous_digest.equals(previous) || BigInt(row.seq) !== expected;
      if (!fits || !digest.equals(row.digest))
        findings.push({ code: 'recordChanged', municipalityId, seq: row.seq });
      previous = row.digest;
      expected = BigInt(row.seq) + 1n;
      records += 1;
    }
    rows = await page(tx, municipalityId, String(expected - 1n));
  }
  const [head] = await tx.query<{ last_seq: string; last_digest: Buffer }[]>(
    `SELECT last_seq, last_digest FROM audit_chain WHERE municipality_id = $1`,
    [municipalityId],
  );
  if (!head?.last_digest.equals(previous) || BigInt(head.last_seq) !== expected - 1n) {
    findings.push({ code: 'chainHeadDiffers', municipalityId, seq: String(expected - 1n) });
  }
  return { municipalityId, records, lastDigest: previous.toString('hex'), findings };
}

function page(tx: EntityManager, municipalityId: string, after: string): Promise<Row[]> {
  return tx.query<Row[]>(
    `SELECT seq, at, legal_day::text AS legal_day, actor_kind, actor_person_id, assignment_id, action, subject_type,
            subject_id, details, previous_digest, digest
       FROM audit_record WHERE municipality_id = $1 AND seq > $2 ORDER BY seq LIMIT ${PAGE}`,
    [municipalityId, after],
  );
}

function entryOf(municipalityId: string, row: Row): AuditEntry {
  return {
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
  };
}
