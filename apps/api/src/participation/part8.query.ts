import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { canonicalJson, sha256 } from '#libs/bylaw-document';
import type { OpinionOutcome, Part8Block, Part8Preview, Decision, LegalDay } from '#libs/contracts';
import { composePart8, isRegistrationNo, type KnownAuthor } from '#libs/participation-rules';
import { countOpinions } from './count-opinions.query.js';

/** Part 8 of the memorandum as the opinions and answers are now. */
@Injectable()
export class Part8 {
  /** What would be inserted, with everything that speaks against it. */
  async preview(manager: EntityManager, municipalityId: string, dossierId: string): Promise<Part8Preview> {
    const composed = await this.compose(manager, municipalityId, dossierId);
    if (!composed.allowed) return { blocks: [], violations: composed.violations, current: false };
    const current = await this.isInserted(manager, municipalityId, dossierId, composed.blocks);
    return { blocks: composed.blocks, violations: [], current };
  }

  /** Whether the memorandum was filled from the opinions and answers as they are now. */
  async isCurrent(manager: EntityManager, municipalityId: string, dossierId: string): Promise<boolean> {
    return (await this.preview(manager, municipalityId, dossierId)).current;
  }

  /** Composes the text. @returns the refusal where an answer names a person. */
  async compose(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<Decision<{ blocks: Part8Block[] }>> {
    const [term] = await manager.query<{ from: LegalDay; to: LegalDay }[]>(
      `SELECT opens::text AS "from", closes::text AS "to" FROM opinion_stage
        WHERE municipality_id = $1 AND dossier_id = $2 AND state IN ('open', 'closed') ORDER BY number DESC LIMIT 1`,
      [municipalityId, dossierId],
    );
    const groups = await manager.query<
      { outcome: OpinionOutcome; gist: string; reason: string; opinions: number }[]
    >(
      `SELECT a.outcome, a.gist, a.reason, count(*)::int AS opinions
         FROM opinion_answer a
         JOIN opinion o ON o.municipality_id = a.municipality_id AND o.answer_id = a.id
        WHERE a.municipality_id = $1 AND a.dossier_id = $2 AND o.state <> 'refused'
        GROUP BY a.municipality_id, a.id ORDER BY a.answered_at, a.id`,
      [municipalityId, dossierId],
    );
    const counts = await countOpinions(manager, municipalityId, dossierId);
    return composePart8({
      term: term ?? null,
      received: counts.received,
      late: counts.late,
      disregarded: counts.refused,
      byChannel: counts.byChannel,
      organisations: await this.organisations(manager, municipalityId, dossierId),
      groups,
      authors: await this.authors(manager, municipalityId, dossierId),
    });
  }

  /** Everybody who gave an opinion, with the names of all revisions. Restricted. */
  async authors(manager: EntityManager, municipalityId: string, dossierId: string): Promise<KnownAuthor[]> {
    return manager.query<KnownAuthor[]>(
      `SELECT DISTINCT n.name, n.email FROM opinion o
         JOIN opinion_original r ON r.municipality_id = o.municipality_id AND r.opinion_id = o.id
         LEFT JOIN person p ON p.id = o.person_id
         CROSS JOIN LATERAL (VALUES (r.author_name, r.author_email), (p.name, p.email)) AS n (name, email)
        WHERE o.municipality_id = $1 AND o.dossier_id = $2 AND (n.name IS NOT NULL OR n.email IS NOT NULL)`,
      [municipalityId, dossierId],
    );
  }

  /** Digest of a text, by which it is known again. */
  digestOf(blocks: readonly Part8Block[]): string {
    return sha256(canonicalJson(blocks));
  }

  private async isInserted(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
    blocks: readonly Part8Block[],
  ): Promise<boolean> {
    const [row] = await manager.query<{ source_digest: string }[]>(
      `SELECT source_digest FROM opinion_summary WHERE municipality_id = $1 AND dossier_id = $2`,
      [municipalityId, dossierId],
    );
    return row?.source_digest === this.digestOf(blocks);
  }

  private async organisations(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<string[]> {
    const rows = await manager.query<{ organisation: string; registration_no: string }[]>(
      `SELECT DISTINCT r.organisation, r.registration_no FROM opinion o
         JOIN LATERAL (SELECT * FROM opinion_original r WHERE r.municipality_id = o.municipality_id
                        AND r.opinion_id = o.id ORDER BY r.revision DESC LIMIT 1) r ON true
        WHERE o.municipality_id = $1 AND o.dossier_id = $2 AND o.named AND o.state = 'published'
          AND r.organisation IS NOT NULL AND r.registration_no IS NOT NULL`,
      [municipalityId, dossierId],
    );
    return rows.filter((row) => isRegistrationNo(row.registration_no)).map((row) => row.organisation);
  }
}
