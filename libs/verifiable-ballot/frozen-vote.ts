import { ballotViolations, votingUnits, type FrozenProject } from '#libs/budget-rules';
import type { BallotChoices, BudgetUnit, CycleRules, Violation } from '#libs/contracts';

/** What is voted on and how, as it was frozen when voting opened; `rules.json` of the published folder. */
export interface FrozenVote {
  rules: CycleRules;
  units: BudgetUnit[];
  projects: FrozenProject[];
}

/** What is wrong with a ballot under the frozen rules (PL 60(4)); the server and whoever verifies it ask the same. */
export function ballotProblems({ rules, units, projects }: FrozenVote, ballot: BallotChoices): Violation[] {
  const unit = votingUnits(units, rules).find(({ id }) => id === ballot.unitId);
  if (!unit) return [{ code: 'ballot_unit_unknown', where: 'unitId' }];
  const listed = projects
    .filter(({ unitId }) => unit.unitIds.includes(unitId))
    .map((project) => ({ ...project, unitId: unit.id }));
  return ballotViolations(ballot, rules.ballot, listed, unit.amountCents);
}

/**
 * Choices in the order in which they are kept: best first in a ranking, else ascending, because the order in which
 * somebody ticked them would tell more than they meant to say.
 */
export function inKeptOrder<T extends Pick<BallotChoices, 'choices' | 'points'>>(
  ballot: T,
  form: CycleRules['ballot'],
): T {
  if (form.kind === 'ranking') return ballot;
  const { choices, points } = ballot;
  const order = choices.map((_, at) => at).sort((a, b) => (choices[a] ?? 0) - (choices[b] ?? 0));
  return {
    ...ballot,
    choices: order.map((at) => choices[at] ?? 0),
    points: points && order.map((at) => points[at] ?? 0),
  };
}
