import type { Cents, CycleInput, MoneyDivision } from '#libs/contracts';
import { bar, pl } from './finding.js';
import type { CycleFinding } from './finding.js';

/** What the division of the money looks at in a unit. */
export type DividedUnit = Pick<CycleInput['units'][number], 'amountCents' | 'inhabitants' | 'coefficient'>;

/** Hundredths of a coefficient of 1. */
const ONE = 100;

/**
 * The money of each unit, in their order: sums given stay; so much for each inhabitant; or the whole in proportion to
 * inhabitants times coefficient, where the cents that do not divide go to the largest remainders, equal ones to the
 * earlier unit.
 * @returns null where an inhabitant, a coefficient or a sum is missing.
 */
export function divideMoney(
  division: MoneyDivision,
  amountCents: Cents,
  units: readonly DividedUnit[],
): Cents[] | null {
  if (division.kind === 'fixed') return units.map((unit) => unit.amountCents);
  if (units.length === 0 || !units.every((unit) => isPeople(unit) && isCoefficient(unit))) return null;
  if (division.kind === 'per_capita') {
    const { centsPerInhabitant } = division;
    if (!Number.isSafeInteger(centsPerInhabitant) || centsPerInhabitant <= 0) return null;
    return units.map(({ inhabitants }) => (inhabitants ?? 0) * centsPerInhabitant);
  }
  if (!Number.isSafeInteger(amountCents) || amountCents <= 0) return null;
  const weights = units.map(
    ({ inhabitants, coefficient }) => BigInt(inhabitants ?? 0) * BigInt(coefficient ?? ONE),
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  const parts = weights.map((weight) => BigInt(amountCents) * weight);
  const sums = parts.map((part) => Number(part / whole));
  const left = amountCents - sums.reduce((sum, cents) => sum + cents, 0);
  const order = parts
    .map((part, at) => ({ at, rest: part % whole }))
    .sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1));
  for (const { at } of order.slice(0, left)) sums[at] = (sums[at] ?? 0) + 1;
  return sums;
}

/** What is missing for the division, and units whose sum is another than it gives (PL 59(3)). */
export function divisionFindings(cycle: CycleInput): CycleFinding[] {
  const { division = { kind: 'fixed' }, units } = cycle;
  const found: CycleFinding[] = [];
  const article = pl('59(3)');
  units.forEach((unit, at) => {
    const params = { name: unit.name };
    if (!isCoefficient(unit)) {
      found.push(bar('unit_coefficient_wrong', { where: `units.${at}.coefficient`, params }));
    }
    if (division.kind !== 'fixed' && !isPeople(unit)) {
      found.push(bar('unit_inhabitants_missing', { where: `units.${at}.inhabitants`, article, params }));
    }
  });
  if (division.kind === 'per_capita' && !(division.centsPerInhabitant > 0)) {
    found.push(bar('per_capita_missing', { where: 'division', article }));
  }
  const sums = found.length === 0 ? divideMoney(division, cycle.amountCents, units) : null;
  sums?.forEach((cents, at) => {
    const unit = units[at];
    if (unit && cents !== unit.amountCents) {
      const params = { name: unit.name, amountCents: cents };
      found.push(bar('unit_amount_not_divided', { where: `units.${at}.amountCents`, article, params }));
    }
  });
  return found;
}

function isPeople({ inhabitants }: DividedUnit): boolean {
  return Number.isSafeInteger(inhabitants) && (inhabitants ?? 0) > 0;
}

function isCoefficient({ coefficient }: DividedUnit): boolean {
  return (coefficient ?? null) === null || (Number.isSafeInteger(coefficient) && (coefficient ?? 0) > 0);
}
