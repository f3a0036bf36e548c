import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LegalDay, OpinionOutcome } from '#libs/contracts';
import { contactLines } from '#libs/memorandum-rules';
import { isRegistrationNo, type KnownAuthor, type Part8Source } from '#libs/participation-rules';
import { CoordinationSummary } from '../coordination/index.js';
import { LobbyContacts } from '../memorandum/index.js';
import { countOpinions } from './count-opinions.query.js';
import { aboutSubject, idOf, type OpinionSubject } from './occasions.js';
import { Publications } from './publications.query.js';

/** What part 8 of the memorandum is made from: publication, opinions, institutions, contacts. */
@Injectable()
export class Part8Sources {
  constructor(
    private readonly publications: Publications,
    private readonly coordination: CoordinationSummary,
    private readonly contacts: LobbyContacts,
  ) {}

  /** Everything that was recorded, as it is now. */
  async of(manager: EntityManager, municipalityId: string, dossierId: string): Promise<Part8Source> {
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
    const counts = await countOpinions(manager, municipalityId, { dossierId });
    const lobbied = await this.contacts.published(manager, municipalityId, dossierId);
    const persons = await this.contacts.persons(manager, municipalityId, dossierId);
    return {
      term: await this.term(manager, municipalityId, dossierId),
      received: counts.received,
      late: counts.late,
      disregarded: counts.refused,
      byChannel: counts.byChannel,
      organisations: await this.organisations(manager, municipalityId, dossierId),
      groups,
      coordination: await this.coordination.of(manager, municipalityId, dossierId),
      contacts: contactLines(lobbied?.contacts ?? []),
      authors: [
        ...(await this.authors(manager, municipalityId, { dossierId })),
        ...persons.map((name) => ({ name, email: null })),
      ],
    };
  }

  /** Everybody who gave an opinion, with the names of all revisions. Restricted. */
  async authors(
    manager: EntityManager,
    municipalityId: string,
    subject: OpinionSubject,
  ): Promise<KnownAuthor[]> {
    return manager.query<KnownAuthor[]>(
      `SELECT DISTINCT n.name, n.email FROM opinion o
         JOIN opinion_original r ON r.municipality_id = o.municipality_id AND r.opinion_id = o.id
         LEFT JOIN person p ON p.id = o.person_id
         CROSS JOIN LATERAL (VALUES (r.author_name, r.author_email), (p.name, p.email)) AS n (name, email)
        WHERE o.municipality_id = $1 AND ${aboutSubject(subject)}
          AND (n.name IS NOT NULL OR n.email IS NOT NULL)`,
      [municipalityId, idOf(subject)],
    );
  }

  private async term(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<Part8Source['term']> {
    const [stage] = await manager.query<{ id: string; from: LegalDay; to: LegalDay }[]>(
      `SELECT id, opens::text AS "from", closes::text AS "to" FROM opinion_stage
        WHERE municipality_id = $1 AND dossier_id = $2 AND state IN ('open', 'closed') ORDER BY number DESC LIMIT 1`,
      [municipalityId, dossierId],
    );
    if (!stage) return null;
    const records = await this.publications.of(manager, municipalityId, dossierId, {
      act: 'PL',
      ref: '46(3)',
    });
    const url = records.findLast(({ opinionStageId }) => opinionStageId === stage.id)?.url ?? null;
    return { from: stage.from, to: stage.to, url };
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
