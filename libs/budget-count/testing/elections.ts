import fc from 'fast-check';
import { countElection, type CountOptions } from '../count-election.js';
import { election, type Election } from '../election.js';
import type { ElectionResult } from '../election-outcome.js';
import { parseRule } from '../rule-name.js';
import { byName } from '../tie-order.js';
import type { NaiveElection } from './naive-rules.js';

/**
 * Few costs and few scores, so that many prices are equal or differ by little and costs are exactly what is left; many
 * equal ballots, so that it is seen where one of them counts for all.
 */
export const elections = ({ scores = 3, most = 8 } = {}): fc.Arbitrary<NaiveElection> =>
  fc
    .record({
      costs: fc.array(
        fc.oneof(
          fc.constantFrom(100, 200, 300, 600),
          fc.integer({ min: 1, max: 1000 }),
          fc.constantFrom(99_999_999, 100_000_000),
        ),
        { minLength: 1, maxLength: 7 },
      ),
      budget: fc.oneof(
        fc.integer({ min: 1, max: 3000 }),
        fc.constantFrom(300, 600, 900, 1200),
        fc.constantFrom(150_000_000, 300_000_001),
      ),
      ballots: fc.array(
        fc.record({
          choices: fc.array(fc.record({ project: fc.nat(6), score: fc.integer({ min: 1, max: scores }) }), {
            maxLength: 5,
          }),
          times: fc.constantFrom(1, 1, 2, 3),
        }),
        { minLength: 1, maxLength: most },
      ),
    })
    .map(({ costs, budget, ballots }) => ({
      projects: costs.map((cost, p) => ({ id: String(p + 8), cost })),
      budget,
      ballots: ballots.flatMap(({ choices, times }) => {
        const scored = new Map(choices.map(({ project, score }) => [project % costs.length, score]));
        return Array.from({ length: times }, () => ({
          choices: [...scored].map(([project, score]) => ({ project, score })),
        }));
      }),
    }));

/** The step of the completions is large enough for some hundred runs at most. */
export const counted = ({ projects, budget, ballots }: NaiveElection): Election => {
  const unit = Math.ceil(Math.max(...projects.map(({ cost }) => cost)) / 100);
  return election({ projects, budget, unit }, ballots);
};

/** Counts by the rule of that name. */
export const count = (input: Election, rule: string, options: CountOptions = {}): ElectionResult => {
  const parsed = parseRule(rule);
  if (!parsed) throw new Error(`No rule ${rule}`);
  return countElection(input, parsed, byName(input), options);
};
