import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { canonicalJson } from './canonical-json.js';

/** The chain of acts that belong to no municipality. */
export const INSTALLATION = '00000000-0000-0000-0000-000000000000';

/** One act to record, without its place in the chain. */
export interface AuditEntry {
  municipalityId: string;
  at: Date;
  legalDay: string;
  actorKind: 'anonymous' | 'person' | 'system';
  actorPersonId: string | null;
  assignmentId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  details: Record<string, unknown>;
}

/** SHA-256 over the previous digest and the canonical form of the record: changing one record breaks all later ones. */
export function chainDigest(previous: Buffer, seq: string, entry: AuditEntry): Buffer {
  const text = canonicalJson({ ...entry, at: entry.at.toISOString(), seq });
  return createHash('sha256').update(previous).update(text).digest();
}

/** Appends records to their chains, within the caller's transaction; the chain's row lock orders parallel writers. */
export async function appendToChain(manager: EntityManager, entries: AuditEntry[]): Promise<void> {
  const ordered = [...entries].sort((a, b) => (a.municipalityId < b.municipalityId ? -1 : 1));
  for (const entry of ordered) {
    await manager.query(
      `INSERT INTO audit_chain (municipality_id, last_seq, last_digest) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING`,
      [entry.municipalityId, Buffer.alloc(32)],
    );
    const [head] = await manager.query<{ last_seq: string; last_digest: Buffer }[]>(
      `SELECT last_seq, last_digest FROM audit_chain WHERE municipality_id = $1 FOR UPDATE`,
      [entry.municipalityId],
    );
    if (!head) throw new Error('The audit chain has no head row.');
    const seq = (BigInt(head.last_seq) + 1n).toString();
    const digest = chainDigest(head.last_digest, seq, entry);
    await manager.query(
      `INSERT INTO audit_record (municipality_id, seq, at, legal_day, actor_kind, actor_person_id, assignment_id,
         action, subject_type, subject_id, details, previous_digest, digest)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        entry.municipalityId,
        seq,
        entry.at,
        entry.legalDay,
        entry.actorKind,
        entry.actorPersonId,
        entry.assignmentId,
        entry.action,
        entry.subjectType,
        entry.subjectId,
        entry.details,
        head.last_digest,
        digest,
      ],
    );
    await manager.query(`UPDATE audit_chain SET last_seq = $2, last_digest = $3 WHERE municipality_id = $1`, [
      entry.municipalityId,
      seq,
      digest,
    ]);
  }
}
