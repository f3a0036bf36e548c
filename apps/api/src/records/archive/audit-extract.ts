import type { EntityManager } from 'typeorm';
import { chainDigest, type AuditEntry } from '../../platform/audit/audit-chain.js';
import { DOSSIER_SUBJECTS } from './dossier-tables.js';

/** A record as it stands in a package: everything that its digest covers, with the digest before it. */
export interface ExtractedRecord extends Omit<AuditEntry, 'at'> {
  seq: string;
  at: string;
  previousDigest: string;
  digest: string;
}

/** The part of an audit chain that speaks of one dossier, and where the chain stood when it was taken. */
export interface AuditExtract {
  algorithm: string;
  head: { records: number; digest: string };
  records: ExtractedRecord[];
}

interface Row extends Omit<AuditEntry, 'municipalityId'> {
  seq: string;
  previousDigest: Buffer;
  digest: Buffer;
}

const ALGORITHM =
  'SHA-256 over the previous digest (32 bytes) and the canonical JSON (sorted keys) of the record with its seq';

/** Takes the extract; what residents did under their own account stands in the restricted one alone. */
export async function auditExtract(
  manager: EntityManager,
  municipalityId: string,
  dossierId: string,
  restricted: boolean,
): Promise<AuditExtract> {
  const rows = await manager.query<Row[]>(
    `SELECT r.seq, r.at, r.legal_day::text AS "legalDay", r.actor_kind AS "actorKind",
            r.actor_person_id AS "actorPersonId", r.assignment_id AS "assignmentId", r.action,
            r.subject_type AS "subjectType", r.subject_id AS "subjectId", r.details,
            r.previous_digest AS "previousDigest", r.digest
       FROM audit_record r
      WHERE r.municipality_id = $1::uuid AND r.subject_id IN (${DOSSIER_SUBJECTS})
        AND ($3 OR r.actor_kind <> 'person' OR r.assignment_id IS NOT NULL) ORDER BY r.seq`,
    [municipalityId, dossierId, restricted],
  );
  const [head] = await manager.query<{ records: string; digest: Buffer }[]>(
    `SELECT last_seq AS records, last_digest AS digest FROM audit_chain WHERE municipality_id = $1`,
    [municipalityId],
  );
  return {
    algorithm: ALGORITHM,
    head: { records: Number(head?.records ?? 0), digest: head?.digest.toString('hex') ?? '' },
    records: rows.map(({ previousDigest, digest, at, ...entry }) => ({
      municipalityId,
      ...entry,
      at: at.toISOString(),
      previousDigest: previousDigest.toString('hex'),
      digest: digest.toString('hex'),
    })),
  };
}

/** Numbers of the records whose content does not make their digest. */
export function changedRecords({ records }: AuditExtract): string[] {
  return records
    .filter(({ seq, at, previousDigest, digest, ...entry }) => {
      const made = chainDigest(Buffer.from(previousDigest, 'hex'), seq, { ...entry, at: new Date(at) });
      return made.toString('hex') !== digest;
    })
    .map(({ seq }) => seq);
}
