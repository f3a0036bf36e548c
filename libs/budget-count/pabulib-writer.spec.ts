import { createHash } from 'node:crypto';
import type { BallotForm, CycleRules, UnitCount } from '#libs/contracts';
import fc from 'fast-check';
import { runs } from '../../tests/support/runs.js';
import { countCycle, type CycleCountInput } from './count-cycle.js';
import { countElection } from './count-election.js';
import type { CountedBallot } from './cycle-election.js';
import { orderByLot } from './lot.js';
import { readPabulib } from './pabulib-reader.js';
import { writePabulib } from './pabulib-writer.js';
import { parseRule } from './rule-name.js';
import { USUAL } from './testing/cycle-input.js';
import { byList } from './tie-order.js';

const TITLES = new Map([
  [1, 'Soliņi; "Zaļais" parks'],
  [2, 'VOTES'],
  [3, 'Takas\nun tilti'],
]);

const forms: CycleRules['ballot'][] = [
  { kind: 'one' },
  { kind: 'up_to', max: 2 },
  { kind: 'unlimited' },
  { kind: 'knapsack' },
  { kind: 'points', points: 6, maxPerProject: 3 },
  { kind: 'ranking', max: 3 },
];
const most = (form: CycleRules['ballot']): number =>
  form.kind === 'one' ? 1 : form.kind === 'up_to' || form.kind === 'ranking' ? form.max : 3;

const votes = fc.constantFrom(...forms).chain((ballot) =>
  fc.record({
    ballot: fc.constant(ballot),
    ballots: fc.array(
      fc.shuffledSubarray([1, 2, 3], { maxLength: most(ballot) }).chain((choices) =>
        fc
          .array(fc.integer({ min: 1, max: 3 }), { minLength: choices.length, maxLength: choices.length })
          .map((points): CountedBallot => ({
            unitId: 'a',
            choices,
            points: ballot.kind === 'points' ? points : null,
          })),
      ),
      { minLength: 3, maxLength: 12 },
    ),
  }),
);

function input(ballot: CycleRules['ballot'], ballots: CountedBallot[]): CycleCountInput {
  return {
    rules: { ...USUAL, ballot },
    units: [{ id: 'a', name: 'Ciems', amountCents: 100_050 }],
    projects: [40_025, 60_025, 30_000].map((costCents, at) => ({ nr: at + 1, unitId: 'a', costCents })),
    ballots,
    lot: null,
  };
}

function written(
  { rules, ballots }: CycleCountInput,
  count: UnitCount | undefined,
  smallCell = 3,
): string | null {
  if (!count) throw new Error('Nothing was counted');
  return writePabulib({
    ...{ municipality: 'Vidzales novads', unit: 'Ciems', year: 2030, description: 'Līdzdalības budžets' },
    voting: { from: '2030-05-01', to: '2030-05-14' },
    ...{ rules: { ...rules, smallCell }, count, titles: TITLES, ballots },
  });
}

const LIMIT_OF: Partial<Record<BallotForm['kind'], string>> = {
  knapsack: 'max_sum_cost',
  points: 'max_sum_points',
};

/** Ballots are drawn without looking at the sums that their form allows. */
function goesTooFar(
  { rules, units, projects }: CycleCountInput,
  { choices, points }: CountedBallot,
): boolean {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  if (rules.ballot.kind === 'points') return sum(points ?? []) > rules.ballot.points;
  const costs = choices.map((nr) => projects.find((one) => one.nr === nr)?.costCents ?? 0);
  return rules.ballot.kind === 'knapsack' && sum(costs) > sum(units.map(({ amountCents }) => amountCents));
}

it('what is written counts to the same', () => {
  fc.assert(
    fc.property(votes, ({ ballot, ballots }) => {
      const cycle = input(ballot, ballots);
      const [count] = countCycle(cycle, { countsPerLoser: 0 }).units;
      const read = readPabulib(written(cycle, count) ?? '');
      if ('violations' in read) throw new Error(JSON.stringify(read.violations));
      expect(read.findings.map(({ params }) => params?.['key'])).toEqual(
        ballots.filter((cast) => goesTooFar(cycle, cast)).map(() => LIMIT_OF[ballot.kind]),
      );
      const { election } = read.instance;
      const rule = parseRule('greedy:cost') ?? { method: 'phragmen' as const };
      const again = countElection(election, rule, byList(election, ['1', '2', '3']));
      const winners = (count?.outcomes ?? []).filter(({ won }) => won);
      expect(again.winners.map(Number)).toEqual(
        winners.sort((a, b) => (a.place ?? 0) - (b.place ?? 0)).map(({ nr }) => nr),
      );
      expect(again.projects.map(({ id, score }) => [Number(id), score]).toSorted()).toEqual(
        (count?.outcomes ?? []).map(({ nr, votes: given }) => [nr, given]).toSorted(),
      );
      expect(again.ballots).toBe(ballots.length);
    }),
    runs(60),
  );
});

it('nothing of it tells in which order people voted, and no column stands beside a ballot', () => {
  fc.assert(
    fc.property(
      votes.chain(({ ballot, ballots }) =>
        fc.record({
          ballot: fc.constant(ballot),
          ballots: fc.constant(ballots),
          other: fc.shuffledSubarray(ballots, { minLength: ballots.length }),
        }),
      ),
      ({ ballot, ballots, other }) => {
        const [one, two] = [ballots, other].map((cast) => input(ballot, cast));
        const file = one && written(one, countCycle(one).units[0]);
        expect(two && written(two, countCycle(two).units[0])).toBe(file);
        expect(file).toMatch(/\nVOTES\nvoter_id;vote(;points)?\n/);
      },
    ),
    runs(40),
  );
});

it('below the limit for small numbers there is no file', () => {
  const cycle = input({ kind: 'one' }, [{ unitId: 'a', choices: [1] }]);
  const [count] = countCycle(cycle).units;
  expect(written(cycle, count, 2)).toBeNull();
  expect(written(cycle, count, 1)).toContain('num_votes;1');
});

it('a lot depends on its seed alone, and names every project once', () => {
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
  const drawn = orderByLot('2030-05-15', [1, 2, 3, 4, 5], digest);
  expect(drawn.toSorted()).toEqual([1, 2, 3, 4, 5]);
  expect(orderByLot('2030-05-15', [5, 3, 1, 4, 2], digest)).toEqual(drawn);
  const orders = new Set(
    ['a', 'b', 'c', 'd'].map((seed) => orderByLot(seed, [1, 2, 3, 4, 5], digest).join()),
  );
  expect(orders.size).toBeGreaterThan(1);
});
