import {
  COST_GROUPS,
  type AdministrativeCosts,
  type AdministrativeEffort,
  type AdministrativeGroup,
  type CostGroup,
} from '#libs/contracts';
import { typedNumber, typedText } from './typed-numbers';

/** One side of an obligation as it is being typed; `there` is whether the side has the obligation at all. */
export interface TypedEffort {
  there: boolean;
  minutes: string;
  costs: string;
  subjects: string;
  times: string;
}

/** An obligation as it is being typed. */
export interface TypedObligation {
  who: string;
  what: string;
  now: TypedEffort;
  future: TypedEffort;
}

/** A group as it is being typed. */
export interface TypedGroup {
  rate: string;
  rateSource: string;
  noImpact: string;
  obligations: TypedObligation[];
}

/** The calculation as it is being typed. */
export type TypedCosts = Record<CostGroup, TypedGroup>;

const noEffort = (there: boolean): TypedEffort => ({
  there,
  minutes: '0',
  costs: '0',
  subjects: '0',
  times: '1',
});

/** A new obligation, there under the draft only. */
export function newObligation(): TypedObligation {
  return { who: '', what: '', now: noEffort(false), future: noEffort(true) };
}

/** The calculation as a form shows it. */
export function typedCosts({ groups }: AdministrativeCosts): TypedCosts {
  const of = ({ rate, obligations, noImpact }: AdministrativeGroup): TypedGroup => ({
    rate: rate.cents === null ? '' : typedText(rate.cents, 2),
    rateSource: rate.source,
    noImpact,
    obligations: obligations.map(({ who, what, now, future }) => ({
      who,
      what,
      now: typedEffort(now),
      future: typedEffort(future),
    })),
  });
  return { business: of(groups.business), private: of(groups.private), budget: of(groups.budget) };
}

/** What was typed as a calculation; numbers that cannot be read are `NaN`, which the rules refuse with their place. */
export function costsOf(typed: TypedCosts): AdministrativeCosts {
  const of = ({ rate, rateSource, obligations, noImpact }: TypedGroup): AdministrativeGroup => ({
    rate: { cents: rate.trim() === '' ? null : typedNumber(rate, 2), source: rateSource.trim() },
    obligations: obligations.map(({ who, what, now, future }) => ({
      who: who.trim(),
      what: what.trim(),
      now: effortOf(now),
      future: effortOf(future),
    })),
    noImpact: noImpact.trim(),
  });
  return {
    kind: 'administrative',
    groups: { business: of(typed.business), private: of(typed.private), budget: of(typed.budget) },
  };
}

/** The same with numbers that cannot be read as noughts, for the running results. */
export function readableCosts(costs: AdministrativeCosts): AdministrativeCosts {
  const number = (value: number): number => (Number.isInteger(value) && value >= 0 ? value : 0);
  const effort = (one: AdministrativeEffort | null): AdministrativeEffort | null =>
    one && {
      minutes: number(one.minutes),
      costs: number(one.costs),
      subjects: number(one.subjects),
      times: number(one.times),
    };
  const read = ({ rate, obligations, noImpact }: AdministrativeGroup): AdministrativeGroup => ({
    rate: { ...rate, cents: rate.cents === null ? null : number(rate.cents) },
    obligations: obligations.map((one) => ({ ...one, now: effort(one.now), future: effort(one.future) })),
    noImpact,
  });
  const { business, private: personal, budget } = costs.groups;
  return {
    kind: 'administrative',
    groups: { business: read(business), private: read(personal), budget: read(budget) },
  };
}

/** The calculation with one group changed. */
export function withGroup(typed: TypedCosts, group: CostGroup, change: Partial<TypedGroup>): TypedCosts {
  return { ...typed, [group]: { ...typed[group], ...change } };
}

/** The calculation with one obligation changed. */
export function withObligation(
  typed: TypedCosts,
  group: CostGroup,
  at: number,
  change: Partial<TypedObligation>,
): TypedCosts {
  const obligations = typed[group].obligations.map((one, index) =>
    index === at ? { ...one, ...change } : one,
  );
  return withGroup(typed, group, { obligations });
}

/** All groups in the order of the law. */
export const GROUPS: readonly CostGroup[] = COST_GROUPS;

function typedEffort(effort: AdministrativeEffort | null): TypedEffort {
  if (!effort) return noEffort(false);
  return {
    there: true,
    minutes: typedText(effort.minutes, 0),
    costs: typedText(effort.costs, 2),
    subjects: typedText(effort.subjects, 0),
    times: typedText(effort.times, 3),
  };
}

function effortOf({ there, minutes, costs, subjects, times }: TypedEffort): AdministrativeEffort | null {
  if (!there) return null;
  return {
    minutes: typedNumber(minutes, 0),
    costs: typedNumber(costs, 2),
    subjects: typedNumber(subjects, 0),
    times: typedNumber(times, 3),
  };
}
