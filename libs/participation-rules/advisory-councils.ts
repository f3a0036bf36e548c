import type {
  AdvisoryCouncilPlan,
  ApplyToCouncil,
  CandidateDecision,
  LegalDay,
  Violation,
} from '#libs/contracts';

const CALL = { act: 'MK639', ref: '15.1' } as const;
const CRITERIA = { act: 'MK639', ref: '15.2' } as const;
const OTHERS = { act: 'MK639', ref: '15.3' } as const;

/**
 * What is wrong with a call for members of a council that becomes public on `today`: what the council is for and until
 * when one may apply (MK639 15.1), the criteria or why there are none (MK639 15.2), how those who are not included are
 * heard (MK639 15.3).
 */
export function checkCall(plan: AdvisoryCouncilPlan, today: LegalDay): Violation[] {
  const found: Violation[] = [];
  const empty = (text: string): boolean => text.trim() === '';
  if (empty(plan.name)) found.push({ code: 'advisory.name_missing', where: 'name', article: CALL });
  if (empty(plan.purpose)) found.push({ code: 'advisory.purpose_missing', where: 'purpose', article: CALL });
  if (plan.applyBy <= today)
    found.push({ code: 'advisory.no_time_to_apply', where: 'applyBy', article: CALL });
  if (empty(plan.criteria) === empty(plan.noCriteriaReason)) {
    found.push({ code: 'advisory.criteria_missing', where: 'criteria', article: CRITERIA });
  }
  if (empty(plan.othersHeard)) {
    found.push({ code: 'advisory.others_unheard', where: 'othersHeard', article: OTHERS });
  }
  return found;
}

/** What is wrong with an application. */
export function checkApplication({ name, email, motivation }: ApplyToCouncil): Violation[] {
  const found: Violation[] = [];
  if (name.trim() === '') found.push({ code: 'meeting.name_missing', where: 'name' });
  if (motivation.trim() === '') found.push({ code: 'advisory.motivation_missing', where: 'motivation' });
  if (email?.trim() && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email.trim())) {
    found.push({ code: 'opinion.email_unreadable', where: 'email' });
  }
  return found;
}

/**
 * What is wrong with the choice of members: everybody had the time to apply (MK639 15.1), every candidate who has not
 * withdrawn is decided about once, a refusal says why, and no more are included than there are seats.
 */
export function checkComposition(
  council: { applyBy: LegalDay; seats: number | null },
  candidates: readonly string[],
  decisions: readonly CandidateDecision[],
  today: LegalDay,
): Violation[] {
  const found: Violation[] = [];
  if (today <= council.applyBy) {
    found.push({ code: 'advisory.still_applying', params: { day: council.applyBy }, article: CALL });
  }
  const decided = new Set(decisions.map(({ id }) => id));
  const known = new Set(candidates);
  if (
    decided.size !== decisions.length ||
    decided.size !== known.size ||
    [...decided].some((id) => !known.has(id))
  ) {
    found.push({ code: 'advisory.candidates_undecided' });
  }
  for (const { id, included, reason } of decisions) {
    if (!included && reason.trim() === '')
      found.push({ code: 'advisory.reason_missing', where: `reason-${id}` });
  }
  const included = decisions.filter((decision) => decision.included).length;
  if (included === 0) found.push({ code: 'advisory.nobody_included' });
  if (council.seats !== null && included > council.seats) {
    found.push({ code: 'advisory.too_many', params: { seats: council.seats, included } });
  }
  return found;
}
