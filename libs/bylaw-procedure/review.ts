import { addUnits, addWorkingDays, computeDeadline, deadlineRule } from '#libs/legal-calendar';
import type { LegalCalendar } from '#libs/legal-calendar';
import type { LegalDay } from '#libs/contracts';
import type { DossierFacts, ReviewSlice } from './facts.js';
import { decideTrack } from './questionnaire.js';

/** What the terms of a review are counted from. */
export type ReviewTermFacts = Pick<DossierFacts, 'review'> & {
  municipality: Pick<DossierFacts['municipality'], 'receiptPresumptionWorkingDays'>;
};

/** A review whose opinion holds objections. */
export type ObjectedReview = ReviewSlice & { opinion: NonNullable<ReviewSlice['opinion']> };

/**
 * Whether the by-law needs a ministry's opinion: by its content (PL 47(2)), or because it was sent for one before: a
 * corrected by-law is sent again (PL 47(5)). Never for spatial planning, whose supervision has its own law (PL 48(3)).
 */
export function isTrackB(facts: DossierFacts): boolean {
  if (facts.dossier.kind === 'spatial_planning') return false;
  if (facts.review) return true;
  return facts.trackAnswers !== null && decideTrack(facts.trackAnswers).track === 'B';
}

/** Whether the current round's opinion holds objections to legality (PL 47(5)). */
export function hasObjections(review: ReviewSlice | null): review is ObjectedReview {
  return Boolean(review?.opinion) && review?.opinion?.outcome !== 'no_objections';
}

/**
 * The day the ministry received the by-law: as recorded, else presumed by the municipality's own setting where it was
 * sent electronically; `null` when neither is known.
 */
export function reviewReceipt(
  facts: ReviewTermFacts,
  calendar: LegalCalendar,
): { day: LegalDay; presumed: boolean } | null {
  const review = facts.review;
  if (!review) return null;
  if (review.receivedOn !== null) return { day: review.receivedOn, presumed: false };
  const days = facts.municipality.receiptPresumptionWorkingDays;
  if (days === null || !review.electronic) return null;
  return { day: addWorkingDays(review.sentOn, days, calendar), presumed: true };
}

/** The last day of the ministry's month (PL 47(2)); `null` while no receipt is known. */
export function opinionMonthEnd(facts: ReviewTermFacts, calendar: LegalCalendar): LegalDay | null {
  const receipt = reviewReceipt(facts, calendar);
  return receipt && computeDeadline(deadlineRule('SN.VARAM_OPINION'), receipt.day, calendar).day;
}

/** Whether there is an opinion that the ministry gave after its month, which then counts as silence (PL 47(4)). */
export function opinionTooLate(facts: ReviewTermFacts, calendar: LegalCalendar): boolean {
  const end = opinionMonthEnd(facts, calendar);
  const opinion = facts.review?.opinion ?? null;
  return end !== null && opinion !== null && opinion.issuedOn > end;
}

/**
 * How the current round ended: the council's signed disagreement before silence before the opinion; `null` while it
 * has not.
 */
export function reviewOutcome(
  review: ReviewSlice | null,
): 'disagreed' | 'silent' | 'no_objections' | 'objections' | null {
  if (!review) return null;
  if (review.disagreement?.signedOn) return 'disagreed';
  if (review.silenceCheckedOn !== null) return 'silent';
  if (hasObjections(review)) return 'objections';
  return review.opinion ? 'no_objections' : null;
}

/**
 * The day from which the three working days of PL 47(4) run: receipt of an opinion without objections, or on silence
 * the last day of the month.
 */
export function opinionDay(facts: DossierFacts, calendar: LegalCalendar): LegalDay | null {
  const outcome = reviewOutcome(facts.review);
  if (outcome === 'no_objections') return facts.review?.opinion?.receivedOn ?? null;
  return outcome === 'silent' ? opinionMonthEnd(facts, calendar) : null;
}

/**
 * The first day on which a reviewed by-law may go to the gazette: receipt of an opinion without objections, the day
 * after the ministry's month, or the signing of the disagreement; `null` while the review has not ended.
 */
export function sendFromDay(facts: DossierFacts, calendar: LegalCalendar): LegalDay | null {
  const outcome = reviewOutcome(facts.review);
  if (outcome === 'disagreed') return facts.review?.disagreement?.signedOn ?? null;
  const day = opinionDay(facts, calendar);
  return day !== null && outcome === 'silent' ? addUnits(day, 1, 'day') : day;
}

/** The last day for the council's decision to disagree (PL 47(6)); `null` without objections. */
export function disagreeByDay(facts: DossierFacts, calendar: LegalCalendar): LegalDay | null {
  if (!hasObjections(facts.review)) return null;
  return computeDeadline(deadlineRule('SN.DISAGREE'), facts.review.opinion.receivedOn, calendar).day;
}

/** The last day for sending everything after the disagreement was signed (PL 47(6)); `null` before. */
export function sendAfterDisagreementByDay(facts: DossierFacts, calendar: LegalCalendar): LegalDay | null {
  const signed = facts.review?.disagreement?.signedOn ?? null;
  return signed && computeDeadline(deadlineRule('SN.SEND_AFTER_DISAGREE'), signed, calendar).day;
}

/**
 * Whether a by-law before the council was adopted before and is being corrected after objections (PL 47(5)), also after
 * a disagreement that was not sent in time.
 */
export function inCorrection(facts: DossierFacts): boolean {
  return hasObjections(facts.review);
}
