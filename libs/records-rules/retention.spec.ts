import fc from 'fast-check';
import { RECORD_SERIES } from '#libs/contracts';
import {
  assignmentViolations,
  BUILT_IN_CLASSES,
  classViolations,
  destructionViolations,
  retentionAction,
  retentionOver,
  SERIES_RULES,
  seriesRule,
  type DestructionFacts,
} from './retention.js';

const codes = (found: readonly { code: string }[]): string[] => found.map(({ code }) => code);

it('has a lawful built-in class for every series', () => {
  expect(SERIES_RULES.map(({ series }) => series)).toEqual([...RECORD_SERIES]);
  for (const { series, defaultClass } of SERIES_RULES) {
    const found = BUILT_IN_CLASSES.find(({ code }) => code === defaultClass);
    expect(found && [...classViolations(found), ...assignmentViolations(series, found)]).toEqual([]);
  }
});

it.each([
  ['2026-11-21', 2, '2029-01-01'],
  ['2026-01-01', 1, '2028-01-01'],
  ['2026-12-31', 10, '2037-01-01'],
  ['2026-12-31', null, null],
])('what ended on %s and is kept %s years is over on %s', (since, years, over) => {
  expect(retentionOver(since, years)).toBe(over);
});

it.each([
  [{ code: 'A', title: 'B', years: 5, basis: 'C' }, []],
  [
    { code: ' ', title: '', years: 0, basis: '' },
    ['retention.empty', 'retention.empty', 'retention.empty', 'retention.years'],
  ],
  [{ code: 'A', title: 'B', years: 1.5, basis: 'C' }, ['retention.years']],
])('finds what a class lacks: %j', (input, expected) => {
  expect(codes(classViolations(input))).toEqual(expected);
});

it('never gives an end to what the law keeps for good', () => {
  expect(codes(assignmentViolations('adopted_dossiers', { years: 100 }))).toEqual([
    'retention.permanent_by_law',
  ]);
  expect(assignmentViolations('adopted_dossiers', { years: null })).toEqual([]);
  expect(assignmentViolations('opinion_scans', { years: 1 })).toEqual([]);
});

describe('an act of destruction', () => {
  const act = (over: Partial<DestructionFacts> = {}): DestructionFacts => ({
    state: 'agreed',
    drawnBy: 'clerk',
    items: [{ series: 'opinion_scans', dueFrom: '2026-01-01' }],
    ...over,
  });

  it.each([
    [act(), 'secretary', []],
    [act({ state: 'drawn' }), 'secretary', ['retention.not_agreed']],
    [act(), 'clerk', ['retention.own_act']],
    [
      act({ items: [{ series: 'opinion_scans', dueFrom: '2026-06-01' }] }),
      'secretary',
      ['retention.not_due'],
    ],
    [act({ items: [{ series: 'opinion_scans', dueFrom: null }] }), 'secretary', ['retention.not_due']],
    [act({ state: 'carried_out' }), 'secretary', ['retention.act_ended']],
  ])('%j by the %s', (facts, approver, expected) => {
    expect(codes(destructionViolations(facts, approver, '2026-05-01'))).toEqual(expected);
  });

  it('is for dossiers only where their class has an end and no record kept for good needs them', () => {
    const actions = (series: (typeof RECORD_SERIES)[number]) =>
      ([10, null] as const).flatMap((years) =>
        [false, true].map((needed) => retentionAction(series, years, needed)),
      );
    expect(actions('withdrawn_dossiers')).toEqual(['destroy', 'transfer', 'transfer', 'transfer']);
    expect(actions('adopted_dossiers')).toEqual(Array(4).fill('transfer'));
    expect(actions('opinion_scans')).toEqual(Array(4).fill('destroy'));
  });

  it('never takes what is kept for good, whatever else it lists', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...RECORD_SERIES), { minLength: 1 }),
        fc.constantFrom<DestructionFacts['state']>('drawn', 'agreed', 'carried_out', 'cancelled'),
        (series, state) => {
          const items = series.map((one) => ({ series: one, dueFrom: '2020-01-01' }));
          const allowed =
            destructionViolations(act({ state, items }), 'secretary', '2026-05-01').length === 0;
          expect(allowed).toBe(
            state === 'agreed' && series.every((one) => seriesRule(one).action === 'destroy'),
          );
        },
      ),
    );
  });
});
