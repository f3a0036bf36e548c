import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { opinionMonthEnd, reviewReceipt, type ReviewTermFacts } from '#libs/bylaw-procedure';
import type {
  DeadlineView,
  DisagreementView,
  LegalDay,
  ReviewOpinionView,
  ReviewRoundView,
  SectorView,
} from '#libs/contracts';
import { computeDeadline, deadlineRule, type LegalCalendar } from '#libs/legal-calendar';
import { deadlineView } from '../bylaws/index.js';
import type { DisagreementItem } from '../council/index.js';
import { MunicipalityProfiles, WorkingCalendar } from '../directory/index.js';
import { Clock } from '../platform/clock/clock.js';
import { isLocked } from './draft-disagreement.js';
import { ReviewFacts, reviewSlice } from './review-facts.js';
import { ReviewRounds, type RoundRecord, type SectorViewRecord } from './review-rounds.js';

/** A dossier's review as every page reads it. */
export interface ReviewReading {
  today: LegalDay;
  calendar: LegalCalendar;
  records: RoundRecord[];
  rounds: ReviewRoundView[];
  item: DisagreementItem | null;
}

/** The municipality's own setting, as far as terms depend on it. */
type Presumption = ReviewTermFacts['municipality'];

/** Reads rounds with the terms that run in them. */
@Injectable()
export class RoundViews {
  constructor(
    private readonly rounds: ReviewRounds,
    private readonly reviewFacts: ReviewFacts,
    private readonly municipalities: MunicipalityProfiles,
    private readonly workingDays: WorkingCalendar,
    private readonly clock: Clock,
  ) {}

  /** All rounds of a dossier, oldest first. */
  async read(manager: EntityManager, municipalityId: string, dossierId: string): Promise<ReviewReading> {
    const today = this.clock.legalToday();
    const calendar = await this.workingDays.calendarFor(manager, municipalityId);
    const records = await this.rounds.all(manager, municipalityId, dossierId);
    const last = records.at(-1);
    const profile = await this.municipalities.byId(municipalityId, manager);
    const presumption = { receiptPresumptionWorkingDays: profile.receiptPresumptionWorkingDays ?? null };
    return {
      today,
      calendar,
      records,
      rounds: records.map((record) => roundView(record, presumption, today, calendar)),
      item: last ? await this.reviewFacts.item(manager, last) : null,
    };
  }
}

function roundView(
  record: RoundRecord,
  municipality: Presumption,
  today: LegalDay,
  calendar: LegalCalendar,
): ReviewRoundView {
  const own = { review: reviewSlice(record, null), municipality };
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
    opinionBy: receipt && opinionTerm(record, receipt.day, today, calendar),
    bylawVersionId: record.bylawVersionId,
    memorandumVersionId: record.memorandumVersionId,
    digest: record.bylawDigest,
    sectorViews: record.sectorViews.map((view) => sectorView(view, calendar)),
    opinion: opinionView(record, opinionMonthEnd(own, calendar)),
    silenceCheckedOn: record.silenceCheckedOn,
    version: record.version,
  };
}

/** As everybody in the procedure may see it: where a ministry was written to is the reviewer's own. */
function sectorView(view: SectorViewRecord, calendar: LegalCalendar): SectorView {
  const { id, askedBy, ministry, askedOn, answeredOn, text } = view;
  const { question, means, channel, receivedOn, number, givenBy } = view;
  const asked = askedBy === 'reviewer' ? askedOn : null;
  return {
    id,
    askedBy,
    ministry,
    askedOn,
    answeredOn,
    text,
    question,
    means,
    channel,
    receivedOn,
    number,
    givenBy,
    answerBy: asked && computeDeadline(deadlineRule('SN.SECTOR_VIEW'), asked, calendar).day,
  };
}

/** The ministry's month; overdue for as long as no opinion was given after it. */
function opinionTerm(
  record: RoundRecord,
  from: LegalDay,
  today: LegalDay,
  calendar: LegalCalendar,
): DeadlineView {
  const { code, article } = deadlineRule('SN.VARAM_OPINION');
  const { day, explanation } = computeDeadline(deadlineRule(code), from, calendar);
  const view = deadlineView({ code, article, from, day, explanation, sense: 'passes' }, today, calendar);
  return { ...view, overdue: record.opinion === null && today > day };
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
