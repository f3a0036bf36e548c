import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { canonicalJson, sha256 } from '#libs/bylaw-document';
import type { Collation, CollationDesk, LegalDay, Violation } from '#libs/contracts';
import {
  collationRows,
  followRedactions,
  type CollatedOpinion,
  type Redactions,
} from '#libs/participation-rules';
import { Dossiers, PublicDossiers } from '../../bylaws/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Refused } from '../../platform/http/refused.js';
import { countOpinions } from '../count-opinions.query.js';
import { OpinionStages, type StageRow } from '../opinion-stages.js';
import { Part8Sources } from '../part8-sources.query.js';

interface OpinionRow extends Omit<CollatedOpinion, 'answer'> {
  answerId: string | null;
  outcome: NonNullable<CollatedOpinion['answer']>['outcome'] | null;
  gist: string | null;
  reason: string | null;
  units: string[];
}

/** The collation of opinions (form 2 of MK639): as it would be now, and as it was published. */
@Injectable()
export class Collations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly dossiers: Dossiers,
    private readonly publicDossiers: PublicDossiers,
    private readonly stages: OpinionStages,
    private readonly sources: Part8Sources,
  ) {}

  /** What the desk shows. @throws Refused 404 before a stage was opened. */
  async desk(place: PlaceRef, dossierId: string): Promise<CollationDesk> {
    const { manager } = this.dataSource;
    const now = await this.now(manager, place.id, dossierId);
    const [last] = await manager.query<{ day: LegalDay; by: string; told: number; digest: string }[]>(
      `SELECT c.day::text, p.name AS by, c.told, c.digest FROM opinion_collation c
         JOIN person p ON p.id = c.published_by
        WHERE c.municipality_id = $1 AND c.dossier_id = $2 ORDER BY c.published_at DESC LIMIT 1`,
      [place.id, dossierId],
    );
    return {
      now,
      published: last
        ? { day: last.day, by: last.by, told: last.told, current: last.digest === digestOf(now) }
        : null,
      violations: await this.missing(manager, place.id, dossierId),
    };
  }

  /** From the answers as they are now. @throws Refused 404 before a stage was opened. */
  async now(manager: EntityManager, municipalityId: string, dossierId: string): Promise<Collation> {
    const stage = await this.stage(manager, municipalityId, dossierId);
    const dossier = await this.dossiers.load(manager, municipalityId, dossierId);
    const counts = await countOpinions(manager, municipalityId, { dossierId });
    const authors = await this.sources.authors(manager, municipalityId, { dossierId });
    return {
      title: dossier.title,
      from: stage.opens ?? '',
      to: stage.closes ?? '',
      rows: collationRows(await this.opinions(manager, municipalityId, dossierId), authors),
      received: counts.received,
      disregarded: counts.refused,
      responsible: [stage.responsibleName, stage.responsiblePhone, stage.responsibleEmail]
        .filter(Boolean)
        .join(', '),
      day: null,
    };
  }

  /** What stands in the way of publishing: opinions that nobody has looked at or answered, a term that still runs. */
  async missing(manager: EntityManager, municipalityId: string, dossierId: string): Promise<Violation[]> {
    const stage = await this.stage(manager, municipalityId, dossierId);
    const counts = await countOpinions(manager, municipalityId, { dossierId });
    const article = { act: 'MK639', ref: '19' } as const;
    return [
      ...(stage.state === 'open' ? [{ code: 'collation.term_running', article }] : []),
      ...(counts.pending > 0
        ? [{ code: 'opinions_unmoderated', article, params: { count: counts.pending } }]
        : []),
      ...(counts.unanswered > 0
        ? [{ code: 'opinions_unanswered', article, params: { count: counts.unanswered } }]
        : []),
    ];
  }

  /**
   * What everybody reads: the last one that was published, or null, without names that were redacted since; the record
   * itself stays as it was frozen. @throws Refused 404 for what is not public.
   */
  async published(place: PlaceRef, code: string): Promise<Collation | null> {
    const dossier = await this.publicDossiers.find(place.id, code);
    if (!dossier) throw Refused.notFound('dossier');
    const [row] = await this.dataSource.query<{ content: Collation }[]>(
      `SELECT content FROM opinion_collation WHERE municipality_id = $1 AND dossier_id = $2
        ORDER BY published_at DESC LIMIT 1`,
      [place.id, dossier.id],
    );
    if (!row) return null;
    return followRedactions(row.content, await this.redactions(place.id, dossier.id));
  }

  /** The newest stage that the public has seen. */
  async stage(manager: EntityManager, municipalityId: string, dossierId: string): Promise<StageRow> {
    const stage = await this.stages.latest(manager, municipalityId, dossierId, true);
    if (!stage) throw Refused.notFound('stage');
    return stage;
  }

  private async redactions(municipalityId: string, dossierId: string): Promise<Redactions> {
    const { manager } = this.dataSource;
    return {
      opinions: await this.opinions(manager, municipalityId, dossierId),
      authors: await this.sources.authors(manager, municipalityId, { dossierId }),
      redacted: await manager.query<Redactions['redacted']>(
        `SELECT concat_ws(E'\\n', r.text, r.wording) AS original,
                concat_ws(E'\\n', o.published_text, o.published_wording) AS shown
           FROM opinion o
           JOIN opinion_original r ON r.municipality_id = o.municipality_id AND r.opinion_id = o.id
          WHERE o.municipality_id = $1 AND o.dossier_id = $2
            AND (o.redaction_code IS NOT NULL OR o.state <> 'published')`,
        [municipalityId, dossierId],
      ),
    };
  }

  private async opinions(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<CollatedOpinion[]> {
    const rows = await manager.query<OpinionRow[]>(
      `SELECT o.id, o.state, o.refusal_code AS refusal, o.late, o.published_text AS text,
              o.published_author AS "shownName", r.organisation IS NOT NULL AS "legalPerson",
              r.lobbyist_no AS "lobbyistNo", a.id AS "answerId", a.outcome, a.gist, a.reason,
              ARRAY(SELECT c ->> 'unit' FROM jsonb_array_elements(a.changes) c) AS units
         FROM opinion o
         LEFT JOIN opinion_answer a ON a.municipality_id = o.municipality_id AND a.id = o.answer_id
         JOIN LATERAL (SELECT * FROM opinion_original r WHERE r.municipality_id = o.municipality_id
                        AND r.opinion_id = o.id ORDER BY r.revision DESC LIMIT 1) r ON true
        WHERE o.municipality_id = $1 AND o.dossier_id = $2 ORDER BY o.received_at, o.id`,
      [municipalityId, dossierId],
    );
    return rows.map(({ answerId, outcome, gist, reason, units, ...opinion }) => ({
      ...opinion,
      answer:
        answerId && outcome ? { id: answerId, outcome, gist: gist ?? '', reason: reason ?? '', units } : null,
    }));
  }
}

/** What two collations with the same rows have in common. */
export function digestOf(collation: Collation): string {
  return sha256(canonicalJson({ ...collation, day: null }));
}
