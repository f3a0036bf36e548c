import type { BallotForm, BudgetUnit } from '#libs/contracts';
import { ballotViolations, votingUnits } from './voting.js';

const PROJECTS = [
  { nr: 1, unitId: 'a', costCents: 600 },
  { nr: 2, unitId: 'a', costCents: 400 },
  { nr: 3, unitId: 'a', costCents: 1 },
  { nr: 9, unitId: 'b', costCents: 5 },
];
const points: BallotForm = { kind: 'points', points: 5, maxPerProject: 3 };

it.each<[string, BallotForm, number[], number[] | null, string[]]>([
  ['a knapsack that is just full', { kind: 'knapsack' }, [1, 2], null, []],
  ['a knapsack a cent too full', { kind: 'knapsack' }, [1, 2, 3], null, ['ballot_over_money']],
  ['a ranking', { kind: 'ranking', max: 3 }, [3, 1], null, []],
  ['a ranking that is too long', { kind: 'ranking', max: 1 }, [3, 1], null, ['ballot_too_many_choices']],
  ['points shared out', points, [1, 2], [3, 2], []],
  ['fewer points than there are', points, [1], [1], []],
  ['points for nothing', points, [1], [0], ['ballot_points_wrong']],
  ['points without a number', points, [1, 2], [1], ['ballot_points_wrong']],
  ['no points', points, [1], null, ['ballot_points_wrong']],
  ['too many points', points, [1, 2], [3, 3], ['ballot_too_many_points']],
  ['too many on one', points, [1], [4], ['ballot_points_on_one']],
  ['points where there are none', { kind: 'unlimited' }, [1], [1], ['ballot_points_alien']],
  ['a project of another unit', { kind: 'knapsack' }, [9], null, ['ballot_project_unknown']],
])('%s', (_, form, choices, given, expected) => {
  const ballot = { unitId: 'a', choices, points: given };
  expect(ballotViolations(ballot, form, PROJECTS, 1000).map(({ code }) => code)).toEqual(expected);
});

it('refuses to judge a knapsack without money or costs', () => {
  const ballot = { unitId: 'a', choices: [1] };
  expect(() => ballotViolations(ballot, { kind: 'knapsack' }, PROJECTS)).toThrow(RangeError);
  expect(() => ballotViolations(ballot, { kind: 'knapsack' }, [{ nr: 1, unitId: 'a' }], 5)).toThrow(
    RangeError,
  );
});

it('votes in every unit, or in the whole whatever the order of units', () => {
  const units: BudgetUnit[] = [
    { id: 'b', name: 'Pagasts', amountCents: 4 },
    { id: 'a', name: 'Pilsēta', amountCents: 6 },
  ];
  expect(votingUnits(units, { scope: 'unit' })).toEqual([
    { id: 'b', name: 'Pagasts', amountCents: 4, unitIds: ['b'] },
    { id: 'a', name: 'Pilsēta', amountCents: 6, unitIds: ['a'] },
  ]);
  const whole = { id: 'a', name: null, amountCents: 10 };
  expect(votingUnits(units, { scope: 'whole' })).toEqual([{ ...whole, unitIds: ['b', 'a'] }]);
  expect(votingUnits([...units].reverse(), { scope: 'whole' })).toEqual([{ ...whole, unitIds: ['a', 'b'] }]);
  expect(votingUnits([], { scope: 'whole' })).toEqual([]);
});
