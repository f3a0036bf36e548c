import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { permissionsOf, type Actor } from '#libs/access-policy';
import {
  deadlinesIn,
  decideTrack,
  disagreeByDay,
  opinionMonthEnd,
  opinionTooLate,
  sendByDay,
  type DossierFacts,
} from '#libs/bylaw-procedure';
import type { DossierReviewView, LegalDay } from '#libs/contracts';
import { addUnits, type LegalCalendar } from '#libs/legal-calendar';
import { deadlineView, DossierFactsRegistry, Dossiers, type DossierRow } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { TextWork } from '../platform/workers/text-work.js';
import type { RoundRecord } from './review-rounds.js';
import { reviewUnits } from './review-units.js';
import { Reviewers } from './reviewers.js';
import { disagreementView, RoundViews } from './round-views.js';

/** The review of one by-law, as its municipality sees it. */
@Injectable()
export class DossierReview {
  constructor(
    private readonly dataSource: DataSource,
    private readonly dossiers: Dossiers,
    private readonly texts: DocumentTexts,
    private readonly reviewers: Reviewers,
    private readonly rounds: RoundViews,
    private readonly registry: DossierFactsRegistry,
    private readonly work: TextWork,
  ) {}

  /** @throws Refused 404 when the municipality has no such dossier. */
  of(actor: Actor, place: PlaceRef, dossierId: string): Promise<DossierReviewView> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const dossier = await this.dossiers.load(manager, place.id, dossierId);
      const reading = await this.rounds.read(manager, place.id, dossierId);
      const { calendar, today, records, rounds, item } = reading;
      const context = { municipalityId: place.id, dossierId, today, reason: null };
      const facts = await this.registry.gather(manager, context);
      const last = records.at(-1);
      const current = rounds.at(-1);
      const { lateCorrectionAllowed, receiptPresumptionWorkingDays } = facts.municipality;
      return {
        dossier: {
          id: dossier.id,
          code: dossier.code,
          title: dossier.title,
          state: dossier.state,
          version: dossier.version,
          number: facts.number,
        },
        reviewer: current?.reviewer ?? (isB(facts) ? this.reviewers.of(dossier.answers) : null),
        ministries: await this.reviewers.ministries(manager),
        signedOn: facts.signature?.day ?? null,
        rounds,
        disagreement: disagreementView(last, item),
        deadlines: deadlinesIn(facts, calendar).map((one) => deadlineView(one, today, calendar)),
        silenceFrom: silenceFrom(facts, calendar),
        silenceProposed: dossier.state === 'in_review' && Boolean(last?.silenceProposedAt),
        barred: barred(dossier, facts, calendar),
        settings: { lateCorrectionAllowed, receiptPresumptionWorkingDays },
        changedUnits:
          dossier.state === 'correction' && last
            ? await this.changedUnits(manager, place, dossierId, last)
            : null,
        units: last ? reviewUnits(await this.content(manager, place, last.bylawVersionId)) : [],
        permissions: permissionsOf(actor, { municipalityId: place.id }),
      };
    });
  }

  private async content(manager: EntityManager, place: PlaceRef, versionId: string) {
    const { content } = await this.texts.named(manager, place.id, versionId);
    return content;
  }

  /** How many units the correction has touched so far. */
  private async changedUnits(
    manager: EntityManager,
    place: PlaceRef,
    dossierId: string,
    round: RoundRecord,
  ): Promise<number> {
    const documents = await this.texts.ofDossier(manager, place.id, dossierId);
    const bylaw = documents.find((document) => document.kind === 'bylaw');
    if (!bylaw) return 0;
    const now = await this.texts.current(manager, { municipalityId: place.id, documentId: bylaw.id });
    const before = await this.content(manager, place, round.bylawVersionId);
    return (await this.work.compare(before, now.content)).changes.length;
  }
}

function isB(facts: DossierFacts): boolean {
  return facts.trackAnswers !== null && decideTrack(facts.trackAnswers).track === 'B';
}

/** Also for an opinion that came after the month: it binds nobody (PL 47(4)). */
function silenceFrom(facts: DossierFacts, calendar: LegalCalendar): LegalDay | null {
  const { state } = facts.dossier;
  const late = state === 'review_objections' && opinionTooLate(facts, calendar);
  if (!late && (state !== 'in_review' || facts.review?.opinion)) return null;
  const end = opinionMonthEnd(facts, calendar);
  return end && addUnits(end, 1, 'day');
}

function barred(
  dossier: DossierRow,
  facts: DossierFacts,
  calendar: LegalCalendar,
): DossierReviewView['barred'] {
  if (dossier.state !== 'publication_barred') return null;
  const signed = Boolean(facts.review?.disagreement?.signedOn);
  const last = signed ? sendByDay(facts, calendar) : disagreeByDay(facts, calendar);
  return {
    because: signed ? 'not_sent' : 'no_decision',
    since: last ? addUnits(last, 1, 'day') : dossier.stateSince,
  };
}
