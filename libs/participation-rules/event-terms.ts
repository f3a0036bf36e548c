import type { ArticleRef, EventBasis, EventMethod, EventPlan, EventTerm, LegalDay } from '#libs/contracts';
import {
  checkBefore,
  checkPeriod,
  computeDeadline,
  deadlineRule,
  workingDayOnOrAfter,
  type BeforeCheck,
  type DeadlineCode,
  type LegalCalendar,
  type PeriodCheck,
} from '#libs/legal-calendar';

/** What of an event its terms depend on. */
export type TermFacts = Pick<EventPlan, 'bases' | 'subject' | 'methods'>;

/** Methods at which people gather: everything about the gathering is public two weeks before (MK639 17.2). */
export const GATHERINGS: readonly EventMethod[] = [
  'meeting',
  'dialogue_circle',
  'working_group',
  'advisory_council',
  'focus_group',
  'conference',
];

/**
 * Rules about how long views are taken, one for each legal basis: two weeks (PL 46(3)), 30 days (PL 55(1)), 14 or 30
 * days by the kind of document (MK639 18.1). A basis that sets no length (a survey alone) adds none.
 */
export function lengthRules({ bases, subject, methods }: TermFacts): DeadlineCode[] {
  const rules: Record<EventBasis, DeadlineCode | null> = {
    opinion_stage: 'SN.OPINION_MIN',
    public_discussion: 'PA.MIN',
    participation: consultation(subject, methods),
  };
  return bases.flatMap((basis) => rules[basis] ?? []);
}

function consultation(subject: EventPlan['subject'], methods: readonly EventMethod[]): DeadlineCode | null {
  if (!methods.includes('public_discussion')) return null;
  if (subject === 'planning_document') return 'P.CONSULT_PLAN';
  return subject === 'external_act' ? 'P.CONSULT_ACT' : null;
}

/** How long the event has to last, by each of its bases and by the strictest of them (the latest end wins). */
export function eventTerm(facts: TermFacts, opens: LegalDay, calendar: LegalCalendar): EventTerm {
  const all = lengthRules(facts)
    .map((code) => {
      const rule = deadlineRule(code);
      return { code, article: rule.article, earliestEnd: computeDeadline(rule, opens, calendar).day };
    })
    .sort((a, b) => (a.earliestEnd < b.earliestEnd ? 1 : a.earliestEnd > b.earliestEnd ? -1 : 0));
  const [first] = all;
  return {
    opens,
    earliestEnd: first?.earliestEnd ?? opens,
    strictest: first ? { code: first.code, article: first.article } : null,
    all,
  };
}

/** The last day on which views count: an end on a free day moves to the next working day (APL 43(2)). */
export function lastDayOf(closes: LegalDay, calendar: LegalCalendar): LegalDay {
  return workingDayOnOrAfter(closes, calendar);
}

/** What every length rule says about a period; the worst first is for the caller to choose. */
export function checkLength(
  facts: TermFacts,
  opens: LegalDay,
  closes: LegalDay,
  calendar: LegalCalendar,
): (PeriodCheck & { code: DeadlineCode; article: ArticleRef })[] {
  return lengthRules(facts).map((code) => {
    const rule = deadlineRule(code);
    return { code, article: rule.article, ...checkPeriod(rule, opens, closes, calendar) };
  });
}

/**
 * Rules about how long before its beginning an event is announced: the notice goes to "Latvijas Vēstnesis" three
 * working days before a public discussion (PL 55(1)); gatherings and other methods are announced 14 days before
 * (MK639 17.2, 23), unless the basis itself is the period in which everything is public (MK639 18.3).
 */
export function noticeRules({ bases, methods }: TermFacts): DeadlineCode[] {
  const rules: DeadlineCode[] = [];
  if (bases.includes('public_discussion')) rules.push('PA.NOTICE');
  if (!bases.includes('participation')) return rules;
  const others = methods.filter((method) => method !== 'public_discussion' && !GATHERINGS.includes(method));
  if (others.length > 0 && bases.length === 1 && !methods.includes('public_discussion'))
    rules.push('P.NOTICE');
  return rules;
}

/** Whether an act done on `act` was early enough before the event opens. */
export function checkNotice(
  code: DeadlineCode,
  act: LegalDay,
  opens: LegalDay,
  calendar: LegalCalendar,
): BeforeCheck & { article: ArticleRef } {
  const rule = deadlineRule(code);
  return { article: rule.article, ...checkBefore(rule, act, opens, calendar) };
}
