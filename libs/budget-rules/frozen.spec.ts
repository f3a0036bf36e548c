import { CYCLE_STATES } from '#libs/contracts';
import fc from 'fast-check';
import { runs } from '../../tests/support/runs.js';
import { deliveryTerms } from './delivery.js';
import { canonicalRules, changeViolations, FROZEN_STATES } from './frozen.js';
import type { FrozenRules } from './frozen.js';
import { CALENDAR, CYCLE } from './testing/example-cycle.js';

const RULES: FrozenRules = {
  cycle: CYCLE,
  units: [
    { id: 'b', name: 'Pagasts', amountCents: 4_000_000 },
    { id: 'a', name: 'Pilsēta', amountCents: 6_000_000 },
  ],
  projects: [
    { nr: 2, unitId: 'a', title: 'Soliņi', costCents: 125_000 },
    { nr: 10, unitId: 'b', title: 'Ceļš', costCents: 990_000 },
    { nr: 1, unitId: 'a', title: 'Laukums', costCents: 2_000_000 },
  ],
};

it('does not depend on the order of rows and keys, nor on anything the vote does not depend on', () => {
  const { units, projects, cycle } = RULES;
  const shuffled = fc.record({
    units: fc.shuffledSubarray([...units], { minLength: units.length }),
    projects: fc.shuffledSubarray([...projects], { minLength: projects.length }),
    keys: fc.shuffledSubarray(Object.keys(cycle.rules), { minLength: Object.keys(cycle.rules).length }),
  });
  fc.assert(
    fc.property(shuffled, ({ keys, ...rows }) => {
      const rules = Object.fromEntries(
        keys.map((key) => [key, cycle.rules[key as keyof typeof cycle.rules]]),
      );
      const same = {
        ...rows,
        cycle: { ...cycle, title: 'Cits', rules: rules as unknown as typeof cycle.rules },
      };
      expect(canonicalRules(same)).toBe(canonicalRules(RULES));
    }),
    runs(50),
  );
});

it.each<[string, FrozenRules]>([
  ['money', { ...RULES, cycle: { ...CYCLE, amountCents: 1 } }],
  ['the last day', { ...RULES, cycle: { ...CYCLE, voting: { ...CYCLE.voting, to: '2027-05-25' } } }],
  ['the ballot', { ...RULES, cycle: { ...CYCLE, rules: { ...CYCLE.rules, ballot: { kind: 'one' } } } }],
  [
    'who may vote',
    { ...RULES, cycle: { ...CYCLE, rules: { ...CYCLE.rules, eligibilityDay: '2027-05-01' } } },
  ],
  ['a unit', { ...RULES, units: RULES.units.slice(1) }],
  ['a cost', { ...RULES, projects: RULES.projects.map((one) => ({ ...one, costCents: one.costCents + 1 })) }],
  ['a project', { ...RULES, projects: RULES.projects.slice(1) }],
])('depends on %s', (_, other) => {
  expect(canonicalRules(other)).not.toBe(canonicalRules(RULES));
});

it('is valid JSON', () => {
  expect(JSON.parse(canonicalRules(RULES))).toMatchObject({
    year: 2027,
    projects: [{ nr: 1 }, { nr: 2 }, { nr: 10 }],
  });
});

const base = { year: 2027, submission: { from: '2027-03-01', to: '2027-03-31' } };

it.each([
  ['preparing', { year: 2028, submission: { from: '2027-04-01', to: '2027-05-31' } }, []],
  ['submission', base, []],
  [
    'submission',
    { ...base, submission: { ...base.submission, to: '2027-04-09' } },
    ['submission_end_by_extension'],
  ],
  [
    'submission',
    { ...base, submission: { ...base.submission, to: '2027-03-30' } },
    ['submission_end_by_extension'],
  ],
  [
    'submission',
    { ...base, submission: { ...base.submission, from: '2027-03-02' } },
    ['submission_start_fixed'],
  ],
  ['submission', { ...base, year: 2028 }, ['cycle_year_fixed']],
  ['evaluation', { ...base, submission: { ...base.submission, to: '2027-04-09' } }, ['submission_end_fixed']],
  ['ballot_ready', base, []],
] as const)('in state %s a change of the set-up: %j %j', (state, after, expected) => {
  expect(changeViolations(state, base, after).map((one) => one.code)).toEqual(expected);
});

it('from the opening of the vote nothing changes any more, not even by saving the same', () => {
  expect(CYCLE_STATES.filter((state) => !FROZEN_STATES.includes(state))).toEqual([
    'preparing',
    'submission',
    'evaluation',
    'ballot_ready',
  ]);
  for (const state of FROZEN_STATES) {
    const code = state === 'cancelled' ? 'cycle_cancelled' : 'rules_frozen';
    expect(changeViolations(state, base, base).map((one) => one.code)).toEqual([code]);
  }
});

it.each([
  [
    'results',
    null,
    { startBy: '2027-09-01', doneBy: '2029-06-01', doneFrom: '2027-06-01', provisional: false },
  ],
  ['results', '2027-07-01', { startBy: '2027-09-01', doneBy: '2029-06-01', provisional: false }],
  [
    'start',
    '2027-07-02',
    { startBy: '2027-09-01', doneBy: '2029-07-02', doneFrom: '2027-07-02', provisional: false },
  ],
  ['start', null, { startBy: '2027-09-01', doneBy: '2029-09-03', doneFrom: '2027-09-01', provisional: true }],
] as const)('two years from %s, started on %s', (from, startedOn, expected) => {
  expect(deliveryTerms('2027-06-01', startedOn, from, CALENDAR)).toMatchObject({
    ...expected,
    article: { act: 'PL', ref: '62(2)' },
  });
});
