import type { EvaluationView, ProjectInput, ProjectState } from '#libs/contracts';
import { articleText } from '#libs/contracts';
import { EVALUATION_ARTICLES, evaluationViolations } from './evaluation.js';
import { consentNeeded, projectLimit, projectViolations } from './project.js';
import type { ProjectContext } from './project.js';
import { CYCLE, PROJECT } from './testing/example-cycle.js';

const units = CYCLE.units.map((unit) => ({ id: unit.id ?? '', amountCents: unit.amountCents }));
const context: ProjectContext = { mode: 'submission', units, rules: CYCLE.rules, files: [] };
const line = PROJECT.costLines[0] ?? { name: '', quantity: 0, unit: '', unitCents: 0 };

function said(change: Partial<ProjectInput>, more: Partial<ProjectContext> = {}): string[] {
  return projectViolations({ ...PROJECT, ...change }, { ...context, ...more }).map(
    ({ code, where, article }) => `${code} ${where ?? ''} ${article?.ref ?? ''}`.trim(),
  );
}

const EMPTY: ProjectInput = {
  unitId: null,
  title: '',
  summary: '',
  description: '',
  benefit: '',
  upkeepCents: null,
  upkeepNote: '',
  costLines: [],
  point: null,
  shape: null,
  partAllowed: false,
  partNote: '',
  placeNote: '',
  ownership: null,
  submitter: { kind: 'person' },
  namePublic: false,
  phone: '',
  email: '',
};

it('a complete project may be submitted, an empty one kept as a draft', () => {
  expect(said({})).toEqual([]);
  expect(said(EMPTY, { mode: 'draft' })).toEqual([]);
});

it('names everything that an empty project lacks', () => {
  expect(said(EMPTY)).toEqual([
    'project_title_missing title',
    'project_unit_missing unitId 60(2)',
    'project_summary_missing summary',
    'project_description_missing description',
    'project_benefit_missing benefit 60(3)3',
    'project_cost_lines_missing costLines 60(3)3',
    'project_ownership_missing ownership 60(3)2a',
  ]);
});

it.each<[string, Partial<ProjectInput>, string[]]>([
  ['a place without a point', { point: null }, ['project_point_missing point']],
  ['other action without a place', { point: null, ownership: 'no_place' }, []],
  ['private land', { ownership: 'private' }, ['project_consent_missing files 60(3)2a']],
  ['land of the State', { ownership: 'other_public' }, ['project_consent_missing files 60(3)2a']],
  [
    'an empty cost line',
    { costLines: [{ name: ' ', quantity: 0, unit: '', unitCents: 0 }] },
    [
      'cost_line_name_missing costLines.0.name',
      'cost_line_quantity_missing costLines.0.quantity',
      'cost_line_price_missing costLines.0.unitCents',
    ],
  ],
  ['exactly the most', { costLines: [{ ...line, quantity: 1, unitCents: 3_000_000 }] }, []],
  [
    'a cent above the most',
    { costLines: [{ ...line, quantity: 1, unitCents: 3_000_001 }] },
    ['project_too_expensive costLines'],
  ],
  [
    'an organisation without its data',
    {
      submitter: { kind: 'organisation', name: '', registrationNumber: '1', noMunicipalParticipation: true },
    },
    [
      'organisation_name_missing submitter.name',
      'organisation_number_unreadable submitter.registrationNumber',
    ],
  ],
])('%s', (_, change, expected) => {
  expect(said(change)).toEqual(expected);
});

it.each<[string, Partial<ProjectInput>, string[]]>([
  ['an endless title', { title: 'a'.repeat(121) }, ['project_text_too_long title']],
  ['a unit of another cycle', { unitId: 'sala' }, ['project_unit_unknown unitId']],
  ['upkeep below zero', { upkeepCents: -1 }, ['project_upkeep_wrong upkeepCents']],
  ['a point beyond the world', { point: [25, 91] }, ['project_point_wrong point']],
  ['a point that is none', { point: [Number.NaN, 57] }, ['project_point_wrong point']],
  ['a strange e-mail address', { email: 'anna@' }, ['project_email_unreadable email']],
  [
    'too many lines',
    { costLines: Array.from({ length: 101 }, () => line) },
    ['project_cost_lines_too_many costLines'],
  ],
  [
    'a line of strange numbers',
    { costLines: [{ name: 'x'.repeat(201), unit: 'x'.repeat(21), quantity: -1, unitCents: 0.5 }] },
    [
      'project_text_too_long costLines.0.name',
      'project_text_too_long costLines.0.unit',
      'cost_line_quantity_wrong costLines.0.quantity',
      'cost_line_price_wrong costLines.0.unitCents',
    ],
  ],
])('a draft refuses %s', (_, change, expected) => {
  expect(said(change, { mode: 'draft' })).toEqual(expected);
});

it('the owner’s consent opens private land', () => {
  expect(said({ ownership: 'private' }, { files: ['picture', 'owner_consent'] })).toEqual([]);
  expect((['municipal', 'other_public', 'private', 'no_place', null] as const).map(consentNeeded)).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});

it('a project may not cost more than the money it competes for, whatever the rules say', () => {
  const limit = (unitId: string | null, projectMaxCents: number | null, scope: 'unit' | 'whole' = 'unit') =>
    projectLimit(unitId, units, { projectMaxCents, scope });
  expect(limit('pagasts', 5_000_000)).toBe(4_000_000);
  expect(limit('pagasts', null)).toBe(4_000_000);
  expect(limit('pagasts', 1_000_000)).toBe(1_000_000);
  expect(limit(null, 1_000_000)).toBe(1_000_000);
  expect(limit('pagasts', null, 'whole')).toBe(10_000_000);
});

it.each<[string, Partial<ProjectContext['rules']>, string[]]>([
  ['exactly the least', { projectMinCents: 125_000 }, []],
  ['a cent below the least', { projectMinCents: 125_001 }, ['project_below_minimum']],
  ['upkeep of exactly the share', { upkeepMaxBasisPoints: 400 }, []],
  ['upkeep above the share', { upkeepMaxBasisPoints: 399 }, ['project_upkeep_too_high']],
])('%s', (_, rules, expected) => {
  const found = projectViolations(PROJECT, { ...context, rules: { ...CYCLE.rules, ...rules } });
  expect(found.map(({ code }) => code)).toEqual(expected);
});

const YES: Omit<EvaluationView, 'day'> = {
  verdict: 'compliant',
  reason: 'Atbilst.',
  article: null,
  statutesPoint: null,
  verifiedCents: 125_000,
  costNote: '',
  checklist: [],
  appeal: '',
};
const NO: Omit<EvaluationView, 'day'> = {
  ...YES,
  verdict: 'not_compliant',
  article: { act: 'PL', ref: '60(3)3' },
};
const desk = {
  state: 'submitted' as ProjectState,
  ownProject: false,
  submittedCents: 125_000,
  limitCents: 3_000_000,
};

it.each<[string, Omit<EvaluationView, 'day'>, Partial<typeof desk>, string[]]>([
  ['compliant', YES, {}, []],
  ['not compliant by the law', NO, {}, []],
  ['not compliant by the nolikums', { ...NO, article: null, statutesPoint: '12.3.' }, {}, []],
  ['changed before the vote', YES, { state: 'not_compliant' }, []],
  ['one’s own project', YES, { ownProject: true }, ['evaluation_own_project']],
  ['a draft', YES, { state: 'draft' }, ['evaluation_wrong_state']],
  ['a project on the ballot', NO, { state: 'on_ballot' }, ['evaluation_wrong_state']],
  ['without a reason', { ...NO, reason: ' ' }, {}, ['evaluation_reason_missing']],
  ['without an article', { ...NO, article: null }, {}, ['evaluation_article_missing']],
  ['by taste', { ...NO, article: { act: 'PL', ref: '59(1)' } }, {}, ['evaluation_article_unknown']],
  ['another cost without a note', { ...YES, verifiedCents: 130_000 }, {}, ['evaluation_cost_note_missing']],
  ['another cost with a note', { ...YES, verifiedCents: 130_000, costNote: 'PVN' }, {}, []],
  ['no cost', { ...YES, verifiedCents: 0 }, {}, ['evaluation_cost_missing']],
  ['compliant beyond the limit', YES, { limitCents: 124_999 }, ['evaluation_cost_over_limit']],
  ['not compliant beyond the limit', NO, { limitCents: 124_999 }, []],
])('verdict: %s', (_, verdict, change, expected) => {
  expect(evaluationViolations(verdict, { ...desk, ...change }).map((one) => one.code)).toEqual(expected);
});

it('every requirement of the list can be worded', () => {
  for (const article of EVALUATION_ARTICLES)
    expect(articleText(article, 'lv')).toContain('60. panta trešās daļas');
});
