import {
  COST_GROUPS,
  type AdministrativeCosts,
  type AdministrativeEffort,
  type AdministrativeGroup,
  type CostGroup,
  type Decision,
  type HourlyRate,
  type Violation,
} from '#libs/contracts';
import { MAX_EXPLANATION, MAX_NAME, textViolations } from './fiscal.js';
import { divideRounded, isWhole, MAX_CENTS } from './money.js';

/** Most obligations of one group. */
export const MAX_OBLIGATIONS = 40;
/** Most minutes that doing something once may take: a year. */
export const MAX_MINUTES = 525_600;
/** Most who may have to do it. */
export const MAX_SUBJECTS = 10_000_000;
/** Most thousandths of times a year: a hundred times a day. */
export const MAX_TIMES = 36_500_000;
/** Most cents of an hourly rate. */
export const MAX_RATE = 10_000_000;

const noRate = (): HourlyRate => ({ cents: null, source: '' });
const emptyGroup = (rate: HourlyRate): AdministrativeGroup => ({
  rate: { ...rate },
  obligations: [],
  noImpact: '',
});

/** A calculation without obligations, with the hourly rates that the municipality set, if any. */
export function emptyAdministrativeCosts(rates?: Record<CostGroup, HourlyRate>): AdministrativeCosts {
  return {
    kind: 'administrative',
    groups: {
      business: emptyGroup(rates?.business ?? noRate()),
      private: emptyGroup(rates?.private ?? noRate()),
      budget: emptyGroup(rates?.budget ?? noRate()),
    },
  };
}

/**
 * Cents a year of an obligation: (time × hourly rate + other costs) × subjects × times a year, computed exactly and
 * rounded once to whole cents, halves away from zero. Without a rate only the other costs count. 0 for no obligation.
 */
export function yearlyCents(effort: AdministrativeEffort | null, rate: number | null): number {
  return effort === null ? 0 : Number(exactYearly(effort, rate));
}

/** Costs of a group in a year, in cents. */
export interface GroupCosts {
  group: CostGroup;
  /** For every obligation, in order. */
  obligations: { now: number; future: number; change: number }[];
  now: number;
  future: number;
  /** `future` less `now`: negative is a saving. */
  change: number;
}

/**
 * The yearly costs of each of the three groups under the rules in force and under the draft. The sums add up the
 * rounded figures of the obligations, so a reader who adds the table up gets the same.
 */
export function administrativeCosts({ groups }: AdministrativeCosts): GroupCosts[] {
  return COST_GROUPS.map((group) => {
    const { rate, obligations } = groups[group];
    const rows = obligations.map(({ now, future }) => {
      const [before, after] = [yearlyCents(now, rate.cents), yearlyCents(future, rate.cents)];
      return { now: before, future: after, change: after - before };
    });
    const sum = (pick: (row: (typeof rows)[number]) => number): number =>
      rows.reduce((total, row) => total + pick(row), 0);
    return {
      group,
      obligations: rows,
      now: sum((row) => row.now),
      future: sum((row) => row.future),
      change: sum((row) => row.change),
    };
  });
}

/**
 * Checks a calculation as it comes from a form. `where` names the field as `groups.<group>.<field>` or
 * `groups.<group>.obligations.<n>.<field>`.
 *
 * Refused: a group with neither obligations nor a reason why there are none (`memorandum.group_unanswered`, PL 46(1)),
 * or with both (`memorandum.group_contradiction`); an hourly rate without its source (`memorandum.rate_source`) or
 * missing although time is spent (`memorandum.rate_missing`); an obligation that is neither there now nor will be
 * (`memorandum.obligation_nowhere`); numbers that cannot be (`memorandum.number`); sums over ten billion euros
 * (`memorandum.figure_too_large`); too many obligations (`memorandum.too_many`); empty or too long texts.
 */
export function checkAdministrativeCosts({ groups }: AdministrativeCosts): Decision {
  const violations = COST_GROUPS.flatMap((group) => checkGroup(groups[group], `groups.${group}`));
  return violations.length > 0 ? { allowed: false, violations } : { allowed: true };
}

/** Checks an hourly rate: a whole number of cents with its source. */
export function checkRate({ cents, source }: HourlyRate, where: string): Violation[] {
  const violations = textViolations(source, `${where}.source`, { most: MAX_EXPLANATION });
  if (cents === null) return violations;
  if (!isWhole(cents, 0, MAX_RATE)) violations.push({ code: 'memorandum.number', where: `${where}.cents` });
  if (source.trim() === '') violations.push({ code: 'memorandum.rate_source', where: `${where}.source` });
  return violations;
}

function checkGroup({ rate, obligations, noImpact }: AdministrativeGroup, at: string): Violation[] {
  const violations: Violation[] = [
    ...checkRate(rate, `${at}.rate`),
    ...textViolations(noImpact, `${at}.noImpact`, { most: MAX_EXPLANATION }),
  ];
  const article = { act: 'PL', ref: '46(1)' } as const;
  const none = noImpact.trim() !== '';
  if (obligations.length === 0 && !none)
    violations.push({ code: 'memorandum.group_unanswered', where: `${at}.noImpact`, article });
  if (obligations.length > 0 && none)
    violations.push({ code: 'memorandum.group_contradiction', where: `${at}.noImpact` });
  if (obligations.length > MAX_OBLIGATIONS)
    violations.push({ code: 'memorandum.too_many', where: at, params: { most: MAX_OBLIGATIONS } });
  const timed = obligations.some(({ now, future }) => (now?.minutes ?? 0) > 0 || (future?.minutes ?? 0) > 0);
  if (timed && rate.cents === null)
    violations.push({ code: 'memorandum.rate_missing', where: `${at}.rate.cents` });
  obligations.forEach(({ who, what, now, future }, index) => {
    const place = `${at}.obligations.${index}`;
    violations.push(
      ...textViolations(who, `${place}.who`, { needed: true, most: MAX_NAME }),
      ...textViolations(what, `${place}.what`, { needed: true, most: MAX_EXPLANATION }),
    );
    if (now === null && future === null)
      violations.push({ code: 'memorandum.obligation_nowhere', where: `${place}.future` });
    if (now) violations.push(...checkEffort(now, rate, `${place}.now`));
    if (future) violations.push(...checkEffort(future, rate, `${place}.future`));
  });
  return violations;
}

function checkEffort(effort: AdministrativeEffort, rate: HourlyRate, at: string): Violation[] {
  const most = { minutes: MAX_MINUTES, costs: MAX_CENTS, subjects: MAX_SUBJECTS, times: MAX_TIMES };
  const wrong = (Object.keys(most) as (keyof typeof most)[]).filter(
    (field) => !isWhole(effort[field], 0, most[field]),
  );
  if (wrong.length > 0) return wrong.map((field) => ({ code: 'memorandum.number', where: `${at}.${field}` }));
  if (rate.cents !== null && !isWhole(rate.cents, 0, MAX_RATE)) return [];
  return exactYearly(effort, rate.cents) <= BigInt(MAX_CENTS)
    ? []
    : [{ code: 'memorandum.figure_too_large', where: `${at}.minutes` }];
}

function exactYearly({ minutes, costs, subjects, times }: AdministrativeEffort, rate: number | null): bigint {
  const once = BigInt(minutes) * BigInt(rate ?? 0) + 60n * BigInt(costs);
  return divideRounded(once * BigInt(subjects) * BigInt(times), 60_000n);
}
