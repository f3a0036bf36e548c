import type { CycleCount, UnitCount } from '#libs/contracts';

/**
 * What a count of a unit decides: ballots, winners in their order, votes and money. Explanations beside it say why; a newer
 * version may explain in other words.
 */
export const outcomeOf = (unit: UnitCount): string =>
  JSON.stringify({
    ballots: unit.ballots,
    winners: winnersOf(unit),
    granted: unit.outcomes.map(({ nr, votes, grantedCents }) => [nr, votes, grantedCents]).sort(byNumber),
  });

/** Whether two counts decide the same by the same rule. */
export const sameOutcome = (one: CycleCount, other: CycleCount): boolean =>
  JSON.stringify(decided(one)) === JSON.stringify(decided(other));

/** Winners of a unit in the order of selection. */
export function winnersOf({ outcomes }: UnitCount): number[] {
  return outcomes
    .filter(({ won }) => won)
    .sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
    .map(({ nr }) => nr);
}

const decided = ({ rule, whenNotFitting, tieRule, lot, units }: CycleCount): unknown[] => [
  ...[rule, whenNotFitting, tieRule, lot?.seed ?? null, lot?.order ?? null],
  units.map((unit) => [unit.unitId, outcomeOf(unit)]),
];

const byNumber = ([a = 0]: number[], [b = 0]: number[]): number => a - b;
