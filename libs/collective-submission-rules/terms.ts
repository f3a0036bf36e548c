import type { LegalDay, SubmissionEvent, SubmissionState, SubmissionTerm } from '#libs/contracts';
import {
  addUnits,
  computeDeadline,
  deadlineRule,
  type DeadlineCode,
  type LegalCalendar,
} from '#libs/legal-calendar';

/** What terms are counted from. */
export interface TermFacts {
  state: SubmissionState;
  receivedOn: LegalDay | null;
  /** Days of the steps, in order. */
  steps: readonly { event: SubmissionEvent; day: LegalDay }[];
  /** The municipality's own term of an answer, in days. */
  answerDays: number | null;
}

/** After these the council has it no longer. */
const WITHOUT_COUNCIL: readonly SubmissionState[] = ['refused', 'answered', 'withdrawn', 'stopped'];

/**
 * The terms of PL 57 that a submission has had or has: examination in seven working days, a report in three months,
 * news at least every three months, an answer to what does not conform.
 *
 * News are counted from the last news, before them from acceptance; the law names no other beginning.
 */
export function submissionTerms(
  facts: TermFacts,
  calendar: LegalCalendar,
  today: LegalDay,
): SubmissionTerm[] {
  const dayOf = (...events: SubmissionEvent[]): LegalDay | null =>
    facts.steps.filter(({ event }) => events.includes(event)).at(-1)?.day ?? null;
  const found: SubmissionTerm[] = [];
  const add = (
    code: DeadlineCode,
    from: LegalDay | null,
    doneOn: LegalDay | null,
    own?: number | null,
  ): void => {
    if (from === null) return;
    const rule = deadlineRule(code);
    const day = own ? addUnits(from, own, 'day') : computeDeadline(rule, from, calendar).day;
    const { article, verified } = rule;
    found.push({ code, article, from, day, doneOn, late: (doneOn ?? today) > day, verified });
  };
  add('KI.CHECK', facts.receivedOn, dayOf('accept', 'refuse'));
  const asked = dayOf('sendToRegister');
  if (asked !== null || facts.state === 'submitted') add('KI.REGISTER', facts.receivedOn, asked);
  const refused = dayOf('refuse');
  if (refused !== null) add('KI.ANSWER', facts.receivedOn, dayOf('answer'), facts.answerDays);
  const decided = dayOf('recordDecision');
  add('KI.REPORT', decided, dayOf('recordReport'));
  const accepted = dayOf('accept');
  if (accepted !== null && !WITHOUT_COUNCIL.includes(facts.state)) {
    const concluded = dayOf('conclude');
    add('KI.STATUS', dayOf('publishStatus') ?? accepted, concluded);
  }
  return found;
}

/** The terms that somebody has to keep now: sending to the register is needed only where it was begun or is wanted. */
export function openTerms(terms: readonly SubmissionTerm[]): SubmissionTerm[] {
  return terms.filter(({ doneOn, code }) => doneOn === null && code !== 'KI.REGISTER');
}
