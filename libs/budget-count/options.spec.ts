import fc from 'fast-check';
import { runs } from '../../tests/support/runs.js';
import type { Election } from './election.js';
import { UNRESTRICTED, type Restrictions } from './restrictions.js';
import { RULE_NAMES } from './rule-name.js';
import { count, counted, elections } from './testing/elections.js';
import type { NaiveElection } from './testing/naive-rules.js';

/** Everything that by-laws add, each of them or none, about the projects of an election. */
const restrictionsOf = ({ projects, budget }: NaiveElection): fc.Arbitrary<Restrictions> => {
  const all = projects.map((_, p) => p);
  const some = fc.subarray(all);
  return fc
    .record({
      whenNotFitting: fc.constantFrom<Restrictions['whenNotFitting'][]>('take_next', 'stop'),
      least: fc.integer({ min: 0, max: 3 }),
      exclusive: fc.array(some, { maxLength: 2 }),
      part: fc.option(
        fc.record({ num: fc.constantFrom(5000, 8000), den: fc.constant(10_000), agreed: some }),
      ),
      own: some,
      winners: fc.option(fc.integer({ min: 0, max: 2 })),
      money: fc.option(fc.integer({ min: 1, max: budget })),
      thenNext: fc.boolean(),
      large: fc.option(
        fc.record({ from: fc.constant(1), to: fc.constant(budget), votes: fc.constantFrom(1, 3) }),
      ),
    })
    .map(({ least, own, winners, money, ...rest }) => ({
      ...UNRESTRICTED,
      ...rest,
      threshold: least === 0 ? [] : all.map(() => least),
      quotas: own.length === 0 ? [] : [{ projects: own, winners, money }],
    }));
};

const restricted = fc
  .tuple(elections(), fc.boolean())
  .chain(([input]) => fc.record({ input: fc.constant(input), restrictions: restrictionsOf(input) }));

/** The same ballots, each by itself. */
function unmerged(merged: Election): Election {
  const rows = [...merged.weight].flatMap((weight, i) => Array.from({ length: weight }, () => i));
  const places = (i: number): number[] => {
    const [from, to] = [merged.start[i] ?? 0, merged.start[i + 1] ?? 0];
    return Array.from({ length: to - from }, (_, at) => from + at);
  };
  const start = new Int32Array(rows.length + 1);
  rows.forEach((i, at) => (start[at + 1] = (start[at] ?? 0) + places(i).length));
  const all = rows.flatMap(places);
  return {
    ...merged,
    weight: new Float64Array(rows.length).fill(1),
    start,
    project: Int32Array.from(all, (at) => merged.project[at] ?? 0),
    score: Float64Array.from(all, (at) => merged.score[at] ?? 0),
  };
}

describe.each(RULE_NAMES)('%s with what by-laws add', (rule) => {
  it('spends no more than there is and obeys threshold, quotas and groups', () => {
    fc.assert(
      fc.property(restricted, ({ input, restrictions }) => {
        const built = counted(input);
        const said = count(built, rule, { restrictions });
        const won = said.winners.map((id) => built.projects.findIndex((project) => project.id === id));
        expect(said.cost).toBeLessThanOrEqual(input.budget);
        for (const p of won)
          expect(built.supporters[p] ?? 0).toBeGreaterThanOrEqual(
            Math.max(1, restrictions.threshold[p] ?? 0),
          );
        for (const group of restrictions.exclusive)
          expect(won.filter((p) => group.includes(p)).length).toBeLessThanOrEqual(1);
        const [quota] = restrictions.quotas;
        if (quota && !restrictions.thenNext && !restrictions.large && quota.winners !== null)
          expect(won.filter((p) => quota.projects.includes(p)).length).toBeLessThanOrEqual(quota.winners);
      }),
      runs(40),
    );
  });

  it('comes to the same whether equal ballots are merged or not', () => {
    fc.assert(
      fc.property(restricted, ({ input, restrictions }) => {
        const built = counted(input);
        expect(count(unmerged(built), rule, { restrictions })).toEqual(count(built, rule, { restrictions }));
      }),
      runs(60),
    );
  });
});
