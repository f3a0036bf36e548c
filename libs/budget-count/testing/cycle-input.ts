import type { CycleRules } from '#libs/contracts';
import type { CycleCountInput } from '../count-cycle.js';
import type { CountedBallot, CountingRules } from '../cycle-election.js';

/** Rules of the usual cycle: most votes first, in every unit. */
export const USUAL: CountingRules = {
  ballot: { kind: 'unlimited' },
  scope: 'unit',
  countRule: 'greedy:cost',
  whenNotFitting: 'take_next',
  ties: 'earlier_submission',
  threshold: null,
  partFunding: null,
  exclusive: [],
  oneWinner: null,
  weightedVotes: false,
};

/** Costs and votes of the projects of each unit, by number. */
export type Units = Record<
  string,
  { amount: number; projects: Record<number, [cost: number, votes: number]> }
>;

/** A cycle in which every vote is a ballot of its own. */
export function cycleOf(units: Units, rules: Partial<CycleRules> = {}): CycleCountInput {
  const list = Object.entries(units);
  return {
    rules: { ...USUAL, ...rules },
    units: list.map(([id, { amount }]) => ({ id, name: id, amountCents: amount })),
    projects: list.flatMap(([unitId, { projects }]) =>
      Object.entries(projects).map(([nr, [costCents]]) => ({ nr: Number(nr), unitId, costCents })),
    ),
    ballots: list.flatMap(([unitId, { projects }]) =>
      Object.entries(projects).flatMap(([nr, [, votes]]) =>
        Array.from({ length: votes }, (): CountedBallot => ({ unitId, choices: [Number(nr)] })),
      ),
    ),
    lot: null,
  };
}
