import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Permission } from '#libs/access-policy';
import { isOnOfficialSite } from '#libs/bylaw-procedure';
import type { ArticleRef, LegalDay, PublicationMeansCode, Violation } from '#libs/contracts';
import { RecordDossierEvent } from '../bylaws/index.js';
import { MunicipalityProfiles } from '../directory/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';

/** A publication to be recorded. */
export interface PublicationFact {
  municipalityId: string;
  /** What it is about: a draft by-law, a sitting, or a participation event. */
  subject: { dossierId: string; opinionStageId?: string } | { sittingId: string } | { eventId: string };
  article: ArticleRef;
  url: string;
  from: LegalDay;
  to?: LegalDay | null;
  /** The moment it became public, where hours count. */
  publishedAt?: Date | null;
  means: PublicationMeansCode;
  versionIds?: readonly string[];
  /** The permission it is recorded under. */
  permission: Permission;
}

/** Keeps the record of one statutory publication on the municipality's official website. */
@Injectable()
export class RecordPublication {
  constructor(
    private readonly clock: Clock,
    private readonly profiles: MunicipalityProfiles,
    private readonly timeline: RecordDossierEvent,
  ) {}

  /**
   * Also writes the public timeline of a dossier.
   *
   * @throws Refused 422 `publication_outside_official_site` with the article when the address is not on the official
   * website (PL 28(3), 46(3)), `publication_ends_before_it_begins` for a term turned round.
   */
  async within(tx: Transaction, fact: PublicationFact): Promise<{ id: string }> {
    const { municipalityId, subject, article } = fact;
    const { officialDomain } = await this.profiles.byId(municipalityId, tx.manager);
    const problems = problemsOf(fact, officialDomain);
    if (problems.length > 0) throw new Refused(problems, 422);
    const id = randomUUID();
    const dossierId = 'dossierId' in subject ? subject.dossierId : null;
    await tx.manager.query(
      `INSERT INTO publication_record (municipality_id, id, dossier_id, sitting_id, opinion_stage_id, act, ref, url,
         from_day, to_day, published_at, means, version_ids, recorded_by, recorded_day, recorded_at, event_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        municipalityId,
        id,
        dossierId,
        'sittingId' in subject ? subject.sittingId : null,
        'dossierId' in subject ? (subject.opinionStageId ?? null) : null,
        article.act,
        article.ref,
        fact.url,
        fact.from,
        fact.to ?? null,
        fact.publishedAt ?? null,
        fact.means,
        fact.versionIds ?? [],
        tx.actor.kind === 'person' ? tx.actor.personId : null,
        this.clock.legalToday(),
        this.clock.legalNow(),
        'eventId' in subject ? subject.eventId : null,
      ],
    );
    const { url, from, means } = fact;
    const details = { publicationId: id, url, from, to: fact.to ?? null, means };
    if (dossierId) {
      await this.timeline.within(tx, {
        municipalityId,
        dossierId,
        event: 'recordPublication',
        permission: fact.permission,
        article,
        namedVersionIds: fact.versionIds ?? [],
        details,
        isPublic: true,
      });
    }
    tx.audit({
      municipalityId,
      action: 'publication.record',
      subjectType: 'publication',
      subjectId: id,
      permission: fact.permission,
      details: { ...details, article: `${article.act} ${article.ref}` },
    });
    tx.emit('publication.recorded', { municipalityId, publicationId: id });
    return { id };
  }
}

function problemsOf(fact: PublicationFact, domain: string): Violation[] {
  const { article, url, from, to } = fact;
  const found: Violation[] = [];
  if (!isOnOfficialSite(url, domain)) {
    found.push({
      code: 'publication_outside_official_site',
      article,
      params: { url: url.slice(0, 200), domain },
      where: 'url',
    });
  }
  if (to && to < from) found.push({ code: 'publication_ends_before_it_begins', article, where: 'to' });
  return found;
}
