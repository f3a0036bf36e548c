import type { CycleInput, CycleRules } from '#libs/contracts';
import { cycleFindings } from './cycle-findings.js';
import { CALENDAR, CYCLE } from './testing/example-cycle.js';

const NOW = '2027-02-20';

function said(change: Partial<CycleInput>): string[] {
  return cycleFindings({ ...CYCLE, ...change }, CALENDAR, NOW).map((finding) =>
    `${finding.severity} ${finding.code} ${finding.where ?? ''} ${finding.article ? `${finding.article.act} ${finding.article.ref}` : ''}`.trim(),
  );
}

const rules = (change: Partial<CycleRules>): Partial<CycleInput> => ({
  rules: { ...CYCLE.rules, ...change },
});
const revenue = (at: number, cents: number): Partial<CycleInput> => ({
  revenues: CYCLE.revenues.map((row, i) =>
    i === at ? { ...row, incomeTaxCents: cents, propertyTaxCents: 0 } : row,
  ),
});
const units = (...sums: [string, number][]): Partial<CycleInput> => ({
  units: sums.map(([name, amountCents]) => ({ id: null, name, amountCents })),
});

it('has nothing against a lawful cycle', () => {
  expect(said({})).toEqual([]);
});

it.each<[string, Partial<CycleInput>, string[]]>([
  ['no name', { title: ' ' }, ['bar cycle_title_missing title']],
  [
    'no nolikums',
    { statutes: { number: '', title: '', url: null } },
    ['bar statutes_missing statutes.number PL 61', 'bar statutes_missing statutes.title PL 61'],
  ],
  ['no development programme', { programmeRef: '' }, ['bar programme_missing programmeRef PL 59(3)']],
  ['no budget line', { budgetLine: '' }, ['bar budget_line_missing budgetLine PL 59(2)']],
  [
    'a cent below the minimum',
    { amountCents: 8_999_999, ...units(['Viss', 8_999_999]) },
    ['bar cycle_amount_below_minimum amountCents VB2026 16'],
  ],
  ['exactly the minimum', { amountCents: 9_000_000, ...units(['Viss', 9_000_000]) }, []],
  ['no money', { amountCents: 0 }, ['bar cycle_amount_missing amountCents PL 59(2)']],
  ['other years', { revenues: CYCLE.revenues.slice(1) }, ['bar revenue_years_wrong revenues PL 59(2)']],
  ['a year without revenue', revenue(1, 0), ['bar revenue_missing revenues.1 PL 59(2)']],
  ['no unit', { units: [] }, ['bar unit_missing units PL 59(3)']],
  [
    'units that make another sum',
    units(['Pilsēta', 6_000_000], ['Pagasts', 4_000_001]),
    ['bar units_sum_differs units PL 59(3)'],
  ],
  [
    'a unit named twice and one without money',
    units(['Pilsēta', 10_000_000], [' pilsēta', 0]),
    ['bar unit_twice units.1.name', 'bar unit_amount_missing units.1.amountCents'],
  ],
  [
    'no money of a unit yet, beside the limits of projects',
    { ...units(['Viss', 0]), ...rules({ projectMinCents: 100, projectMaxCents: 3_000_000 }) },
    ['bar unit_amount_missing units.0.amountCents', 'bar units_sum_differs units PL 59(3)'],
  ],
  ['a unit without a name', units(['', 10_000_000]), ['bar unit_name_missing units.0.name PL 59(3)']],
  [
    'a term for projects one day short',
    { submission: { from: '2027-03-01', to: '2027-03-30' } },
    ['warn submission_term_counted_inclusively submission.to PL 61.3'],
  ],
  [
    'a term for projects two days short',
    { submission: { from: '2027-03-01', to: '2027-03-29' } },
    ['bar submission_term_too_short submission.to PL 61.3'],
  ],
  [
    'a term for projects that ends on a Saturday',
    { submission: { from: '2027-03-04', to: '2027-04-03' } },
    ['warn submission_term_ends_on_free_day submission.to PL 61.3'],
  ],
  [
    'a vote one day short',
    { voting: { from: '2027-05-10', to: '2027-05-23' } },
    ['warn voting_term_counted_inclusively voting.to PL 61.6'],
  ],
  [
    'a vote two days short',
    { voting: { from: '2027-05-10', to: '2027-05-22' } },
    ['bar voting_term_too_short voting.to PL 61.6'],
  ],
  [
    'a vote that ends before it begins',
    { voting: { from: '2027-05-10', to: '2027-05-09' } },
    [
      'bar voting_ends_before_it_begins voting.to',
      'bar eligibility_day_after_voting rules.eligibilityDay PL 60(4)',
    ],
  ],
  [
    'evaluation before the end of submission',
    { evaluationUntil: '2027-03-31' },
    ['bar evaluation_before_submission_ends evaluationUntil'],
  ],
  [
    'a vote before the end of evaluation',
    { evaluationUntil: '2027-05-10' },
    ['bar voting_before_evaluation_ends voting.from'],
  ],
  ['a day that does not exist', { evaluationUntil: '2027-04-31' }, ['bar cycle_day_missing evaluationUntil']],
  [
    'eligibility after the vote',
    rules({ eligibilityDay: '2027-05-25' }),
    ['bar eligibility_day_after_voting rules.eligibilityDay PL 60(4)'],
  ],
  [
    'eligibility before the vote',
    rules({ eligibilityDay: '2027-05-09' }),
    ['warn eligibility_day_before_voting rules.eligibilityDay PL 60(4)'],
  ],
  [
    'a narrower circle without a reason',
    rules({ submitters: 'residents_only' }),
    [
      'warn submitters_narrower_than_law rules.submitters PL 60(3)1',
      'bar submitters_reason_missing rules.submittersReason PL 60(3)1',
    ],
  ],
  [
    'a narrower circle with a reason',
    rules({ submitters: 'residents_only', submittersReason: 'Nolikuma 4. punkts' }),
    ['warn submitters_narrower_than_law rules.submitters PL 60(3)1'],
  ],
  [
    'no projects allowed',
    rules({ maxPerSubmitter: 0 }),
    ['bar max_per_submitter_wrong rules.maxPerSubmitter'],
  ],
  ['no limit of projects', rules({ maxPerSubmitter: null }), []],
  ['no money for a project', rules({ projectMaxCents: 0 }), ['bar project_max_wrong rules.projectMaxCents']],
  [
    'a project dearer than any unit',
    rules({ projectMaxCents: 6_000_001 }),
    ['warn project_max_above_units rules.projectMaxCents'],
  ],
  [
    'a ballot without choice',
    rules({ ballot: { kind: 'up_to', max: 0 } }),
    ['bar ballot_max_wrong rules.ballot'],
  ],
  [
    'no days for corrections',
    rules({ correctionDays: 0 }),
    ['bar correction_days_wrong rules.correctionDays'],
  ],
])('%s', (_, change, expected) => {
  expect(said(change)).toEqual(expected);
});

it('hints at a revenue year that is not over', () => {
  const codes = cycleFindings(CYCLE, CALENDAR, '2026-11-01').map((finding) => finding.code);
  expect(codes).toEqual(['revenue_year_running']);
});

it('tells how long a term has to be and what is missing from the money', () => {
  const [short] = cycleFindings({ ...CYCLE, voting: { from: '2027-05-10', to: '2027-05-12' } }, CALENDAR);
  expect(short?.params).toEqual({
    from: '2027-05-10',
    to: '2027-05-12',
    earliestEnd: '2027-05-24',
    days: 14,
  });
  const poor = {
    ...CYCLE,
    amountCents: 8_000_000,
    units: [{ id: null, name: 'Viss', amountCents: 8_000_000 }],
  };
  expect(cycleFindings(poor, CALENDAR)[0]?.params).toEqual({
    minimumCents: 9_000_000,
    missingCents: 1_000_000,
  });
});
