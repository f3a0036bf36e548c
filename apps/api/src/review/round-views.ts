import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dossierDeadline, opinionMonthEnd, reviewReceipt, type DossierFacts } from '#libs/bylaw-procedure';
import type {
  DeadlineView,
  DisagreementView,
  LegalDay,
  ReviewOpinionView,
  ReviewRoundView,
} from '#libs/contracts';
import { computeDeadline, deadlineRule, type LegalCalendar } from '#libs/legal-calendar';
import { deadlineView, DossierFactsRegistry } from '../bylaws/index.js';
import type { DisagreementItem } from '../council/index.js';
import { WorkingCalendar } from '../directory/index.js';
import { Clock } from '../platform/clock/clock.js';
import { isLocked } from './draft-disagreement.js';
import { ReviewFacts, reviewSlice } from './review-facts.js';
import { ReviewRounds, type RoundRecord } from './review-rounds.js';

/** A dossier's review as every page reads it. */
export interface ReviewReading {
  facts: DossierFacts;
  calendar: LegalCalendar;
  today: LegalDay;
  records: RoundRecord[];
  rounds: ReviewRoundView[];
  item: DisagreementItem | null;
}

/** Reads rounds with the terms that run in them. */
@Injectable()
export class RoundViews {
  constructor(
    private readonly registry: DossierFactsRegistry,
    private readonly rounds: ReviewRounds,
    private readonly reviewFacts: ReviewFacts,
    private readonly workingDays: WorkingCalendar,
    private readonly clock: Clock,
  ) {}

  /** All rounds of a dossier, oldest first, with the facts they were read by. */
  async read(manager: EntityManager, municipalityId: string, dossierId: string): Promise<ReviewReading> {
    const today = this.clock.legalToday();
    const facts = await this.registry.gather(manager, { municipalityId, dossierId, today, reason: null });
    const calendar = await this.workingDays.calendarFor(manager, municipalityId);
    const records = await this.rounds.all(manager, municipalityId, dossierId);
    const last = records.at(-1);
    return {
      facts,
      calendar,
      today,
      records,
      rounds: records.map((record) => roundView(record, facts, today, calendar)),
      item: last ? await this.reviewFacts.item(manager, last) : null,
    };
  }
}

/** The last day for the opinion on a round; `null` while no receipt is known. */
export function opinionTerm(
  record: RoundRecord,
  facts: DossierFacts,
  today: LegalDay,
  calendar: LegalCalendar,
): DeadlineView | null {
  const own = { ...facts, review: reviewSlice(record, null) };
  const term = dossierDeadline('SN.VARAM_OPINION', own, calendar);
  if (!term) return null;
  return { ...deadlineView(term, today, calendar), overdue: record.opinion === null && today > term.day };
}

function roundView(
  record: RoundRecord,
  facts: DossierFacts,
  today: LegalDay,
  calendar: LegalCalendar,
): ReviewRoundView {
  const own = { ...facts, review: reviewSlice(record, null) };
  const receipt = reviewReceipt(own, calendar);
  return {
    id: record.id,
    number: record.number,
    reviewer: {
      kind: record.reviewerKind,
      name: record.reviewerName,
      law: record.reviewerLaw,
      institutionId: record.institutionId,
    },
    sentOn: record.sentOn,
    means: record.means,
    receivedOn: record.receivedOn,
    presumedReceipt: receipt?.presumed ? receipt.day : null,
    opinionBy: opinionTerm(record, facts, today, calendar),
    bylawVersionId: record.bylawVersionId,
    memorandumVersionId: record.memorandumVersionId,
    digest: record.bylawDigest,
    sectorViews: record.sectorViews.map((view) => ({
      ...view,
      answerBy:
        view.askedBy === 'reviewer' && view.askedOn
          ? computeDeadline(deadlineRule('SN.SECTOR_VIEW'), view.askedOn, calendar).day
          : null,
    })),
    opinion: opinionView(record, opinionMonthEnd(own, calendar)),
    silenceCheckedOn: record.silenceCheckedOn,
    version: record.version,
  };
}

/** Recorded silence prevails over an opinion that came after the month (PL 47(4)). */
function opinionView(record: RoundRecord, monthEnd: LegalDay | null): ReviewOpinionView | null {
  const given = record.opinion;
  if (given) {
    const { file, ...rest } = given;
    return {
      ...rest,
      outcome: record.silenceCheckedOn ? 'silent' : given.outcome,
      file: file && { digest: file.digest, name: file.name, size: file.size },
    };
  }
  if (record.silenceCheckedOn === null) return null;
  return {
    outcome: 'silent',
    number: null,
    issuedOn: null,
    receivedOn: monthEnd ?? record.silenceCheckedOn,
    conclusion: '',
    objections: [],
    file: null,
    typedIn: true,
    by: null,
  };
}

/** The draft of disagreement with what the council made of it. */
export function disagreementView(
  record: RoundRecord | undefined,
  item: DisagreementItem | null,
): DisagreementView | null {
  const draft = record?.disagreement;
  if (!draft) return null;
  return {
    ...draft,
    item: item && {
      id: item.id,
      sittingId: item.sittingId,
      sittingDay: item.sitting.day,
      outcome: item.outcome,
    },
    decision: item?.decision ? { number: item.decision.number, day: item.decision.date } : null,
    signedOn: item?.signedOn ?? null,
    locked: isLocked(item),
  };
}
