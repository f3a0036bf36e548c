import type { ProjectOutcome } from '#libs/contracts';
import fc from 'fast-check';
import { runs } from '../../tests/support/runs.js';
import { countVotes, EARLIER_SUBMISSION } from './count-votes.js';
import type { CountInput } from './count-votes.js';
import { greedyVotes, votesNeeded } from './greedy.js';

/** Ballots that give the projects these numbers of votes. */
function ballots(unitId: string, votes: Record<number, number>): CountInput['ballots'] {
  return Object.entries(votes).flatMap(([nr, count]) =>
    Array.from({ length: count }, () => ({ unitId, choices: [Number(nr)] })),
  );
}

function one(
  money: number,
  costs: Record<number, number>,
  votes: Record<number, number>,
  whenNotFitting: CountInput['whenNotFitting'] = 'take_next',
): ProjectOutcome[] {
  const projects = Object.entries(costs).map(([nr, costCents]) => ({
    nr: Number(nr),
    unitId: 'a',
    costCents,
  }));
  const units = [{ id: 'a', amountCents: money }];
  return (
    countVotes({ units, projects, ballots: ballots('a', votes), whenNotFitting }).units[0]?.outcomes ?? []
  );
}

const told = (outcome: ProjectOutcome): string =>
  [
    `${outcome.rank}. nr ${outcome.nr}, ${outcome.votes} votes, ${outcome.costCents}: ${outcome.reason}`,
    `left ${outcome.leftBeforeCents}, missing ${outcome.missingCents}, needs ${String(outcome.votesNeeded)}`,
  ].join('; ');

it('takes most votes first and passes over what does not fit', () => {
  const outcomes = one(100, { 1: 60, 2: 50, 3: 40, 4: 10 }, { 1: 9, 2: 7, 3: 5 });
  expect(outcomes.map(told)).toEqual([
    '1. nr 1, 9 votes, 60: fits; left 100, missing 0, needs 0',
    '2. nr 2, 7 votes, 50: no_money_left; left 40, missing 10, needs 3',
    '3. nr 3, 5 votes, 40: fits; left 40, missing 0, needs 0',
    '4. nr 4, 0 votes, 10: no_votes; left 0, missing 0, needs 6',
  ]);
});

it('stops at the first that does not fit where the rules say so', () => {
  const outcomes = one(100, { 1: 60, 2: 50, 3: 40, 4: 10 }, { 1: 9, 2: 7, 3: 5 }, 'stop');
  expect(outcomes.map(told)).toEqual([
    '1. nr 1, 9 votes, 60: fits; left 100, missing 0, needs 0',
    '2. nr 2, 7 votes, 50: no_money_left; left 40, missing 10, needs 3',
    '3. nr 3, 5 votes, 40: after_stop; left 40, missing 0, needs 3',
    '4. nr 4, 0 votes, 10: no_votes; left 40, missing 0, needs 8',
  ]);
});

it('gives equal votes to the earlier submission and reports the tie', () => {
  const input: CountInput = {
    units: [{ id: 'a', amountCents: 50 }],
    projects: [7, 3, 10].map((nr) => ({ nr, unitId: 'a', costCents: 50 })),
    ballots: ballots('a', { 10: 2, 7: 2, 3: 2 }),
    whenNotFitting: 'take_next',
  };
  const [unit] = countVotes(input).units;
  expect(
    unit?.outcomes.map((outcome) => [outcome.nr, outcome.won, outcome.votesNeeded, outcome.tiedWith]),
  ).toEqual([
    [3, true, 0, [7, 10]],
    [7, false, 1, [3, 10]],
    [10, false, 1, [3, 7]],
  ]);
  expect(unit?.ties).toEqual([{ votes: 2, projects: [3, 7, 10], order: [3, 7, 10] }]);
});

it('a project dearer than the unit has cannot win with any number of votes', () => {
  expect(one(100, { 1: 101, 2: 10 }, { 1: 9, 2: 1 }).map(told)).toEqual([
    '1. nr 1, 9 votes, 101: no_money_left; left 100, missing 1, needs null',
    '2. nr 2, 1 votes, 10: fits; left 100, missing 0, needs 0',
  ]);
});

it('a project without a vote never wins, even where money is left', () => {
  expect(
    one(100, { 1: 10, 2: 10 }, { 2: 1 }).map((outcome) => [outcome.nr, outcome.reason, outcome.votesNeeded]),
  ).toEqual([
    [2, 'fits', 0],
    [1, 'no_votes', 1],
  ]);
});

it('counts every unit with its own money, ballots and blank ballots', () => {
  const count = countVotes({
    units: [
      { id: 'a', amountCents: 100 },
      { id: 'b', amountCents: 30 },
      { id: 'c', amountCents: 5 },
    ],
    projects: [
      { nr: 1, unitId: 'a', costCents: 80 },
      { nr: 2, unitId: 'b', costCents: 30 },
    ],
    ballots: [
      { unitId: 'a', choices: [1] },
      { unitId: 'a', choices: [] },
      { unitId: 'b', choices: [2] },
    ],
    whenNotFitting: 'take_next',
  });
  expect(count.rule).toBe('greedy_votes');
  expect(count.units.map(({ outcomes: _, ties: __, ...rest }) => rest)).toEqual([
    { unitId: 'a', amountCents: 100, spentCents: 80, leftCents: 20, ballots: 2, blank: 1 },
    { unitId: 'b', amountCents: 30, spentCents: 30, leftCents: 0, ballots: 1, blank: 0 },
    { unitId: 'c', amountCents: 5, spentCents: 0, leftCents: 5, ballots: 0, blank: 0 },
  ]);
});

const base: CountInput = {
  units: [
    { id: 'a', amountCents: 100 },
    { id: 'b', amountCents: 100 },
  ],
  projects: [
    { nr: 1, unitId: 'a', costCents: 10 },
    { nr: 2, unitId: 'b', costCents: 10 },
  ],
  ballots: [],
  whenNotFitting: 'take_next',
};

it.each<[string, Partial<CountInput>]>([
  ['a ballot of an unknown unit', { ballots: [{ unitId: 'z', choices: [] }] }],
  ['a project of another unit', { ballots: [{ unitId: 'a', choices: [2] }] }],
  ['a project named twice', { ballots: [{ unitId: 'a', choices: [1, 1] }] }],
  ['a project listed twice', { projects: [...base.projects, ...base.projects] }],
  ['a project of an unknown unit', { projects: [{ nr: 1, unitId: 'z', costCents: 10 }] }],
  ['a project that costs nothing', { projects: [{ nr: 1, unitId: 'a', costCents: 0 }] }],
  ['a fraction of a cent', { units: [{ id: 'a', amountCents: 0.5 }], projects: [] }],
  ['a unit listed twice', { units: [...base.units, ...base.units] }],
])('refuses %s', (_, change) => {
  expect(() => countVotes({ ...base, ...change })).toThrow(RangeError);
});

const rule = fc.constantFrom<CountInput['whenNotFitting']>('take_next', 'stop');
/** Small costs and few votes, so that ties, exact fits and projects without votes are common. */
const candidates = fc
  .array(fc.record({ cost: fc.integer({ min: 1, max: 12 }), votes: fc.integer({ min: 0, max: 5 }) }), {
    minLength: 1,
    maxLength: 7,
  })
  .map((rows) => rows.map((row, at) => ({ id: at + 1, ...row })));
const money = fc.integer({ min: 1, max: 40 });

it('names exactly the votes with which a project would win: as many do, one fewer does not', () => {
  fc.assert(
    fc.property(money, candidates, rule, (sum, all, whenNotFitting) => {
      const wins = (id: number, votes: number): boolean => {
        const changed = all.map((one) => (one.id === id ? { ...one, votes } : one));
        return greedyVotes(sum, changed, EARLIER_SUBMISSION, whenNotFitting).some(
          (step) => step.id === id && step.won,
        );
      };
      const needed = votesNeeded(sum, all, EARLIER_SUBMISSION, whenNotFitting);
      for (const { id, votes } of all) {
        const least =
          Array.from({ length: 12 }, (_, more) => more).find((more) => wins(id, votes + more)) ?? null;
        expect([id, needed.get(id)]).toEqual([id, least]);
      }
    }),
    runs(300),
  );
});

it('never spends more than there is, leaves out nothing that fits, and takes nothing without a vote', () => {
  fc.assert(
    fc.property(money, candidates, rule, (sum, all, whenNotFitting) => {
      const steps = greedyVotes(sum, all, EARLIER_SUBMISSION, whenNotFitting);
      const spent = steps.reduce((total, step) => total + (step.won ? step.cost : 0), 0);
      expect(spent).toBeLessThanOrEqual(sum);
      expect(steps.filter((step) => step.won && step.votes === 0)).toEqual([]);
      if (whenNotFitting === 'take_next') {
        for (const step of steps)
          if (!step.won && step.votes > 0) expect(step.cost).toBeGreaterThan(sum - spent);
      }
      expect(steps.map((step) => step.id).sort()).toEqual(all.map((one) => one.id).sort());
    }),
    runs(300),
  );
});

/** A cycle of two units with ballots of several choices. */
const cycle: fc.Arbitrary<CountInput> = fc
  .record({
    a: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 }),
    b: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 }),
    sums: fc.tuple(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 120 })),
    whenNotFitting: rule,
  })
  .chain(({ a, b, sums, whenNotFitting }) => {
    const numbers = { a: a.map((_, at) => at + 1), b: b.map((_, at) => a.length + at + 1) };
    const ballot = fc
      .constantFrom<'a' | 'b'>('a', 'b')
      .chain((unitId) => fc.shuffledSubarray(numbers[unitId]).map((choices) => ({ unitId, choices })));
    return fc.array(ballot, { maxLength: 30 }).map((cast): CountInput => ({
      units: [
        { id: 'a', amountCents: sums[0] },
        { id: 'b', amountCents: sums[1] },
      ],
      projects: [
        ...a.map((costCents, at) => ({ nr: numbers.a[at] ?? 0, unitId: 'a', costCents })),
        ...b.map((costCents, at) => ({ nr: numbers.b[at] ?? 0, unitId: 'b', costCents })),
      ],
      ballots: cast,
      whenNotFitting,
    }));
  });

it('does not depend on the order of ballots, choices and projects', () => {
  const shuffled = cycle.chain((input) =>
    fc.record({
      input: fc.constant(input),
      ballots: fc.shuffledSubarray([...input.ballots], { minLength: input.ballots.length }),
      projects: fc.shuffledSubarray([...input.projects], { minLength: input.projects.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ input, ballots, projects }) => {
      const turned = ballots.map(({ unitId, choices }) => ({ unitId, choices: [...choices].reverse() }));
      expect(countVotes({ ...input, ballots: turned, projects })).toEqual(countVotes(input));
    }),
    runs(200),
  );
});

it('accounts for every vote, every ballot and every cent', () => {
  fc.assert(
    fc.property(cycle, (input) => {
      for (const unit of countVotes(input).units) {
        const own = input.ballots.filter((ballot) => ballot.unitId === unit.unitId);
        expect(unit.ballots).toBe(own.length);
        const votes = unit.outcomes.reduce((sum, outcome) => sum + outcome.votes, 0);
        expect(votes).toBe(own.reduce((sum, ballot) => sum + ballot.choices.length, 0));
        expect(unit.spentCents + unit.leftCents).toBe(unit.amountCents);
        expect(unit.leftCents).toBeGreaterThanOrEqual(0);
        for (const outcome of unit.outcomes) {
          expect(outcome.won).toBe(outcome.votesNeeded === 0);
          expect(outcome.missingCents > 0).toBe(outcome.reason === 'no_money_left');
        }
      }
    }),
    runs(200),
  );
});
