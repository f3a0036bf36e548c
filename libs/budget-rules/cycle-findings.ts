import type { CycleInput, LegalDay } from '#libs/contracts';
import { checkPeriod, deadlineRule, isLegalDay } from '#libs/legal-calendar';
import type { LegalCalendar } from '#libs/legal-calendar';
import { divisionFindings } from './division.js';
import { bar, blank, isSum, pl, warn } from './finding.js';
import type { CycleFinding } from './finding.js';
import { isRevenue, legalMinimum, minimumShare, revenueYears } from './minimum.js';
import { ruleFindings } from './rule-findings.js';
import { statutesFindings } from './statutes.js';

/** Days of a term as announced, both included. */
export interface Term {
  from: LegalDay;
  to: LegalDay;
}

/**
 * Everything that the law or the cycle's own order has against a cycle as it is set up. `bar` keeps submission from
 * opening, `warn` is shown. `where` names the field of {@link CycleInput}, as `voting.to` or `units.0.amountCents`.
 * @param now shows the hint that the last revenue year is not over yet; left out, the hint is left out.
 */
export function cycleFindings(cycle: CycleInput, calendar: LegalCalendar, now?: LegalDay): CycleFinding[] {
  return [
    ...named(cycle),
    ...money(cycle, now),
    ...units(cycle),
    ...divisionFindings(cycle),
    ...dates(cycle, calendar),
    ...ruleFindings(cycle.rules, cycle),
    ...statutesFindings(cycle),
  ];
}

/** What the law says about the length of the submission term (PL 61.3). */
export function submissionTermFindings(term: Term, calendar: LegalCalendar): CycleFinding[] {
  return termFindings('submission', term, calendar);
}

/** What the law says about the length of the voting term (PL 61.6). */
export function votingTermFindings(term: Term, calendar: LegalCalendar): CycleFinding[] {
  return termFindings('voting', term, calendar);
}

function named(cycle: CycleInput): CycleFinding[] {
  const { title, statutes, programmeRef, budgetLine } = cycle;
  const found: CycleFinding[] = [];
  if (blank(title)) found.push(bar('cycle_title_missing', { where: 'title' }));
  if (blank(statutes.number)) {
    found.push(bar('statutes_missing', { where: 'statutes.number', article: pl('61') }));
  }
  if (blank(statutes.title)) {
    found.push(bar('statutes_missing', { where: 'statutes.title', article: pl('61') }));
  }
  if (blank(programmeRef)) {
    found.push(bar('programme_missing', { where: 'programmeRef', article: pl('59(3)') }));
  }
  if (blank(budgetLine)) {
    found.push(bar('budget_line_missing', { where: 'budgetLine', article: pl('59(2)') }));
  }
  return found;
}

function money(cycle: CycleInput, now?: LegalDay): CycleFinding[] {
  const found: CycleFinding[] = [];
  if (!isSum(cycle.amountCents))
    found.push(bar('cycle_amount_missing', { where: 'amountCents', article: pl('59(2)') }));
  const share = minimumShare(cycle.year);
  if (!share) return found;
  const years = revenueYears(cycle.year);
  const given = cycle.revenues.map((revenue) => revenue.year).sort((a, b) => a - b);
  if (given.join() !== years.join()) {
    return [
      ...found,
      bar('revenue_years_wrong', {
        where: 'revenues',
        article: pl('59(2)'),
        params: { years: years.map(String) },
      }),
    ];
  }
  const unreadable = cycle.revenues.findIndex((revenue) => !isRevenue(revenue));
  if (unreadable >= 0) {
    return [
      ...found,
      bar('revenue_missing', {
        where: `revenues.${unreadable}`,
        article: pl('59(2)'),
        params: { year: cycle.revenues[unreadable]?.year ?? 0 },
      }),
    ];
  }
  const minimum = legalMinimum(cycle.year, cycle.revenues)?.minimumCents ?? 0;
  const carried = cycle.carryOverCents ?? 0;
  if (!Number.isSafeInteger(carried) || carried < 0 || carried > cycle.amountCents) {
    found.push(bar('carry_over_wrong', { where: 'carryOverCents' }));
  } else if (isSum(cycle.amountCents) && cycle.amountCents - carried < minimum) {
    const missing = (of: number): Record<string, number> => ({
      minimumCents: minimum,
      missingCents: minimum - of,
    });
    const { article } = share;
    found.push(
      cycle.amountCents < minimum
        ? bar('cycle_amount_below_minimum', {
            where: 'amountCents',
            article,
            params: missing(cycle.amountCents),
          })
        : warn('minimum_by_carry_over', {
            where: 'carryOverCents',
            article,
            params: missing(cycle.amountCents - carried),
          }),
    );
  }
  if (now !== undefined && now.slice(0, 4) <= String(years[2])) {
    found.push(
      warn('revenue_year_running', { where: 'revenues', article: pl('59(2)'), params: { year: years[2] } }),
    );
  }
  return found;
}

function units(cycle: CycleInput): CycleFinding[] {
  if (cycle.units.length === 0) return [bar('unit_missing', { where: 'units', article: pl('59(3)') })];
  const found: CycleFinding[] = [];
  const names = new Set<string>();
  for (const [at, unit] of cycle.units.entries()) {
    const name = unit.name.trim().toLocaleLowerCase('lv');
    if (name === '')
      found.push(bar('unit_name_missing', { where: `units.${at}.name`, article: pl('59(3)') }));
    else if (names.has(name))
      found.push(bar('unit_twice', { where: `units.${at}.name`, params: { name: unit.name } }));
    names.add(name);
    if (!isSum(unit.amountCents))
      found.push(
        bar('unit_amount_missing', { where: `units.${at}.amountCents`, params: { name: unit.name } }),
      );
  }
  const sum = cycle.units.reduce((total, unit) => total + unit.amountCents, 0);
  if (isSum(cycle.amountCents) && sum !== cycle.amountCents) {
    found.push(
      bar('units_sum_differs', {
        where: 'units',
        article: pl('59(3)'),
        params: { sumCents: sum, amountCents: cycle.amountCents },
      }),
    );
  }
  return found;
}

function dates(cycle: CycleInput, calendar: LegalCalendar): CycleFinding[] {
  const { submission, voting, evaluationUntil } = cycle;
  const days: [string, LegalDay][] = [
    ['submission.from', submission.from],
    ['submission.to', submission.to],
    ['evaluationUntil', evaluationUntil],
    ['voting.from', voting.from],
    ['voting.to', voting.to],
    ['rules.eligibilityDay', cycle.rules.eligibilityDay],
  ];
  const missing = days
    .filter(([, day]) => !isLegalDay(day))
    .map(([where]) => bar('cycle_day_missing', { where }));
  if (missing.length > 0) return missing;
  const found = [...submissionTermFindings(submission, calendar), ...votingTermFindings(voting, calendar)];
  if (evaluationUntil <= submission.to)
    found.push(
      bar('evaluation_before_submission_ends', { where: 'evaluationUntil', params: { day: submission.to } }),
    );
  if (voting.from <= evaluationUntil)
    found.push(
      bar('voting_before_evaluation_ends', { where: 'voting.from', params: { day: evaluationUntil } }),
    );
  if (cycle.rules.eligibilityDay > voting.to) {
    found.push(
      bar('eligibility_day_after_voting', {
        where: 'rules.eligibilityDay',
        article: pl('60(4)'),
        params: { day: voting.to },
      }),
    );
  } else if (cycle.rules.eligibilityDay < voting.from) {
    // The law knows no earlier day: who is declared here since then could not vote.
    found.push(
      warn('eligibility_day_before_voting', {
        where: 'rules.eligibilityDay',
        article: pl('60(4)'),
        params: { day: voting.from },
      }),
    );
  }
  return found;
}

/** What is said of a term: in the wrong order, too short, one day short, ending on a free day. */
const TERMS = {
  submission: {
    rule: deadlineRule('LB.SUBMIT'),
    order: bar('submission_ends_before_it_begins', { where: 'submission.to' }),
    short: bar('submission_term_too_short', { where: 'submission.to' }),
    inclusive: warn('submission_term_counted_inclusively', { where: 'submission.to' }),
    ends_on_free_day: warn('submission_term_ends_on_free_day', { where: 'submission.to' }),
  },
  voting: {
    rule: deadlineRule('LB.VOTE'),
    order: bar('voting_ends_before_it_begins', { where: 'voting.to' }),
    short: bar('voting_term_too_short', { where: 'voting.to' }),
    inclusive: warn('voting_term_counted_inclusively', { where: 'voting.to' }),
    ends_on_free_day: warn('voting_term_ends_on_free_day', { where: 'voting.to' }),
  },
} as const;

function termFindings(
  which: keyof typeof TERMS,
  { from, to }: Term,
  calendar: LegalCalendar,
): CycleFinding[] {
  const { rule, order, ...findings } = TERMS[which];
  if (to < from) return [order];
  const { verdict, earliestEnd } = checkPeriod(rule, from, to, calendar);
  if (verdict === 'kept') return [];
  return [
    { ...findings[verdict], article: rule.article, params: { from, to, earliestEnd, days: rule.count } },
  ];
}
