import fc from 'fast-check';
import { runs } from '../../tests/support/runs.js';
import { countElection } from './count-election.js';
import { election, type ElectionBallot } from './election.js';
import { EqualShares } from './equal-shares.js';
import { fraction } from './fraction.js';
import { phragmen } from './phragmen.js';
import { parseRule, RULE_NAMES } from './rule-name.js';
import { count, counted, elections } from './testing/elections.js';
import { naiveEqualShares, naivePhragmen, type NaiveElection } from './testing/naive-rules.js';
import { byCostAndScore, byList, byName, compareCodePoints } from './tie-order.js';

describe('Equal Shares', () => {
  it.each(['cost', 'cardinality'] as const)(
    'buys what the definition buys, at the same prices (%s)',
    (utility) => {
      const worth =
        utility === 'cost'
          ? (score: number, cost: number): number => score * cost
          : (score: number): number => score;
      fc.assert(
        fc.property(elections(), fc.integer({ min: 0, max: 500 }), (input, more) => {
          const compiled = counted(input);
          const ties = byCostAndScore(compiled);
          const endowment = fraction(input.budget + more * input.ballots.length, input.ballots.length);
          const fast = new EqualShares(compiled, utility, ties);
          const run = fast.run(endowment);
          const slow = naiveEqualShares(input, endowment, worth, ties);
          expect(run.purchases.map(({ project }) => project)).toEqual(slow.order);
          expect(run.purchases.map(({ tied }) => tied.toSorted()).filter(({ length }) => length > 0)).toEqual(
            slow.tied.map((tied) => tied.toSorted()),
          );
          input.projects.forEach((_, p) => {
            let money = fraction(0);
            input.ballots.forEach(({ choices }, i) => {
              const left = slow.left[i];
              if (left && choices.some(({ project }) => project === p))
                money = fraction(money.num * left.den + left.num * money.den, money.den * left.den);
            });
            expect(fast.moneyOf(p)).toEqual(money);
          });
        }),
        runs(150),
      );
    },
  );

  it('takes the last money of everybody where that is exactly the cost', () => {
    const input = election(
      {
        projects: [
          { id: 'a', cost: 300 },
          { id: 'b', cost: 1 },
        ],
        budget: 300,
        unit: 100,
      },
      [
        { choices: [{ project: 0, score: 1 }] },
        {
          choices: [
            { project: 0, score: 1 },
            { project: 1, score: 1 },
          ],
        },
        { choices: [{ project: 0, score: 1 }] },
      ],
    );
    expect(count(input, 'mes:cost').projects).toMatchObject([
      { id: 'a', won: true, reason: 'shared', price: '100' },
      { id: 'b', won: false, reason: 'supporters_lack_money', available: '0', missing: '1' },
    ]);
  });
});

it('takes the last money of equal ballots as often as they stand, where that is exactly the cost', () => {
  const both = { choices: [0, 1].map((project) => ({ project, score: 1 })) };
  const second = { choices: [{ project: 1, score: 1 }] };
  const costs = [100, 500].map((cost, at) => ({ id: 'ab'[at] ?? '', cost }));
  const input = election({ projects: costs, budget: 600, unit: 100 }, [
    ...[both, both, second, second, second, second],
  ]);
  // Two pay 50 for the first and have 50 left; the second needs that and everything of the four others.
  expect(count(input, 'mes:cardinality').projects).toMatchObject([
    { id: 'a', won: true, price: '50' },
    { id: 'b', won: true, price: '100' },
  ]);
});

it('sequential Phragmén buys what the definition buys', () => {
  fc.assert(
    fc.property(elections({ scores: 1 }), (input) => {
      const compiled = counted(input);
      const ties = byName(compiled);
      expect(phragmen(compiled, ties).purchases.map(({ project }) => project)).toEqual(
        naivePhragmen(input, ties),
      );
    }),
    runs(150),
  );
});

describe.each(RULE_NAMES)('%s', (rule) => {
  it('never spends more than there is, and tells of every project once', () => {
    fc.assert(
      fc.property(elections(), (input) => {
        const said = count(counted(input), rule);
        expect(said.cost).toBeLessThanOrEqual(input.budget);
        expect(said.left).toBe(input.budget - said.cost);
        expect(said.projects.map(({ id }) => id).toSorted()).toEqual(
          input.projects.map(({ id }) => id).toSorted(),
        );
        expect(said.projects.filter(({ won }) => won).map(({ id }) => id)).toEqual(said.winners);
        for (const { won, score } of said.projects) if (won) expect(score).toBeGreaterThan(0);
      }),
      runs(60),
    );
  });

  it('does not depend on the order of ballots, of choices, or of projects', () => {
    const shuffled = elections().chain((input) =>
      fc.record({
        input: fc.constant(input),
        ballots: fc.shuffledSubarray([...input.ballots], { minLength: input.ballots.length }),
        order: fc.shuffledSubarray([...input.projects.keys()], { minLength: input.projects.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ input, ballots, order }) => {
        const other: NaiveElection = {
          ...input,
          projects: order.map((p) => input.projects[p] ?? { id: '', cost: 1 }),
          ballots: ballots.map(({ choices }): ElectionBallot => ({
            choices: choices
              .map(({ project, score }) => ({ project: order.indexOf(project), score }))
              .reverse(),
          })),
        };
        const [one, two] = [input, other].map((each) => count(counted(each), rule));
        expect(two?.winners).toEqual(one?.winners);
        expect(two?.tieEvents).toBe(one?.tieEvents);
      }),
      runs(30),
    );
  });
});

it.each(RULE_NAMES.filter((rule) => rule.startsWith('greedy:') || rule.endsWith('u')))(
  '%s leaves no supported project out that fits',
  (rule) => {
    fc.assert(
      fc.property(elections(), (input) => {
        const { projects, left } = count(counted(input), rule);
        for (const { won, score, cost } of projects)
          if (!won && score > 0) expect(cost).toBeGreaterThan(left);
      }),
      runs(150),
    );
  },
);

it.each(['mes:cost:add1', 'mes:cardinality:add1'])(
  '%s leaves one out only because more money for all would have been too much',
  (rule) => {
    fc.assert(
      fc.property(elections(), (input) => {
        const { projects, left, endowment } = count(counted(input), rule);
        if (endowment?.ended === 'next_exceeds') return;
        for (const { won, score, cost } of projects)
          if (!won && score > 0) expect(cost).toBeGreaterThan(left);
      }),
      runs(60),
    );
  },
);

describe('ties', () => {
  const equal = election(
    { projects: ['a', 'b', 'c', 'd'].map((id) => ({ id, cost: 300 })), budget: 400, unit: 100 },
    [0, 1, 2, 2].map((project) => ({ choices: [{ project, score: 1 }] })),
  );

  it('of what the money left is spent on are told too', () => {
    expect(count(equal, 'mes:cost:u')).toMatchObject({
      winners: ['c'],
      ties: [{ projects: ['a', 'b'], taken: null }],
      tieEvents: 1,
    });
    expect(count({ ...equal, budget: 700 }, 'mes:cost:u')).toMatchObject({
      winners: ['c', 'a'],
      ties: [{ projects: ['a', 'b'], taken: 'a' }],
    });
  });

  it('that end a count are told too, and that nobody of them was taken', () => {
    expect(count(equal, 'phragmen')).toMatchObject({
      winners: ['c'],
      ties: [{ projects: ['a', 'b'], taken: null }],
      tieEvents: 1,
    });
  });

  it('are told once each, with everybody who is equal', () => {
    fc.assert(
      fc.property(elections(), fc.constantFrom(...RULE_NAMES), (input, rule) => {
        const { ties, winners, projects } = count(counted(input), rule);
        for (const { projects: tied, taken } of ties) {
          expect(new Set(tied).size).toBe(tied.length);
          expect(taken).toBe(tied.find((id) => winners.includes(id)) ?? null);
        }
        if (rule !== 'greedy:cost') return;
        const supported = projects.filter(({ score }) => score > 0);
        const scores = new Set(supported.map(({ score }) => score));
        const shared = [...scores].filter((one) => supported.filter(({ score }) => score === one).length > 1);
        expect(ties.length).toBe(shared.length);
      }),
      runs(100),
    );
  });
});

describe('an election', () => {
  const plain = { projects: [{ id: 'a', cost: 1 }], budget: 1, unit: 100 };
  it.each([
    [{ ...plain, budget: 0 }, []],
    [{ ...plain, budget: 1.5 }, []],
    [{ ...plain, projects: [{ id: 'a', cost: 0 }] }, []],
    [{ ...plain, projects: [...plain.projects, ...plain.projects] }, []],
    [plain, [{ choices: [{ project: 1, score: 1 }] }]],
    [plain, [1, 2].map((less) => ({ choices: [{ project: 0, score: Number.MAX_SAFE_INTEGER - less }] }))],
    [plain, [{ choices: [{ project: 0, score: 0 }] }]],
    [
      plain,
      [
        {
          choices: [
            { project: 0, score: 1 },
            { project: 0, score: 1 },
          ],
        },
      ],
    ],
  ])('refuses what cannot be counted: %j %j', (input, ballots) => {
    expect(() => election(input, ballots)).toThrow(RangeError);
  });
});

describe('the order of ties', () => {
  it('compares names by code point', () => {
    expect(['\u{1F600}', '\uFF5E', '2', '10', 'a', ''].sort(compareCodePoints)).toEqual([
      '',
      '10',
      '2',
      'a',
      '\uFF5E',
      '\u{1F600}',
    ]);
  });

  it('takes a list that names every project once, and no other', () => {
    const projects = ['a', 'b'].map((id) => ({ id, cost: 1 }));
    const input = election({ projects, budget: 1, unit: 100 }, [
      { choices: [{ project: 0, score: 1 }] },
      { choices: [{ project: 1, score: 1 }] },
    ]);
    const rule = parseRule('greedy:cost') ?? { method: 'phragmen' as const };
    expect(countElection(input, rule, byList(input, ['b', 'a']))).toMatchObject({
      winners: ['b'],
      ties: [{ projects: ['b', 'a'], taken: 'b' }],
    });
    for (const order of [['a'], ['a', 'a'], ['a', 'b', 'c'], ['a', 'c']])
      expect(() => byList(input, order)).toThrow(RangeError);
  });
});

it.each(['', 'greedy', 'mes', 'mes:cost:add2', 'greedy:cost:add1', 'phragmen:cost', 'constructor'])(
  'knows no rule "%s"',
  (name) => expect(parseRule(name)).toBeNull(),
);
