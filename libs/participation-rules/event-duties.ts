import type { EventDuty, EventOutcome, EventPlan, LegalDay } from '#libs/contracts';
import { computeDeadline, deadlineRule, type DeadlineCode, type LegalCalendar } from '#libs/legal-calendar';

/** What of an event its duties are counted from. */
export interface DutyFacts {
  event: Pick<EventPlan, 'bases' | 'opens' | 'discussion'>;
  outcome: Pick<EventOutcome, 'approvedDay' | 'publishedDay' | 'decidedDay'>;
  today: LegalDay;
}

/**
 * The days by which the organiser of a public discussion has something to do (PL 55(1), (2), (5)–(7)), in the order of
 * the law; only those whose beginning is known. An event without that basis has none of them.
 */
export function dutiesOf({ event, outcome, today }: DutyFacts, calendar: LegalCalendar): EventDuty[] {
  if (!event.bases.includes('public_discussion')) return [];
  const duties: EventDuty[] = [];
  const add = (
    code: DeadlineCode,
    from: LegalDay | null,
    sense: EventDuty['sense'],
    doneDay: LegalDay | null,
  ): void => {
    if (from === null) return;
    const rule = deadlineRule(code);
    const { day } = computeDeadline(rule, from, calendar);
    const late = sense === 'not_after' && (doneDay ?? today) > day;
    duties.push({ code, article: rule.article, day, sense, doneDay, late });
  };
  add('PA.NOTICE', event.opens, 'not_after', event.discussion?.gazetteSent ?? null);
  add('PA.SUMMARY_PUB', outcome.approvedDay, 'not_after', outcome.publishedDay);
  add('PA.DECIDE', outcome.approvedDay, 'not_after', outcome.decidedDay);
  add('PA.KEEP', outcome.approvedDay, 'kept_until', null);
  add('PA.REPEAT', outcome.approvedDay, 'not_before', null);
  return duties;
}
