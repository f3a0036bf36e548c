import { ruleFindings } from '#libs/budget-rules';
import { RULE_DEFAULTS, type CycleInput, type CycleRules } from '#libs/contracts';
import { RULE_PARTS } from './rule-parts';

const RULES: CycleRules = {
  ...RULE_DEFAULTS,
  submitters: 'law',
  submittersReason: null,
  maxPerSubmitter: null,
  projectMaxCents: null,
  ballot: { kind: 'one' },
  eligibilityDay: '2027-05-10',
  whenNotFitting: 'take_next',
  ties: 'earlier_submission',
  correctionDays: 7,
};
const CYCLE: CycleInput = {
  year: 2027,
  title: 'Līdzdalības budžets 2027',
  statutes: { number: '7/2026', title: 'Līdzdalības budžeta nolikums', url: null },
  programmeRef: 'Attīstības programmas 5. nodaļa',
  budgetLine: '08.620',
  revenues: [],
  amountCents: 10_000_000,
  units: [{ id: 'pilseta', name: 'Pilsēta', amountCents: 10_000_000 }],
  submission: { from: '2027-03-01', to: '2027-03-31' },
  evaluationUntil: '2027-04-30',
  voting: { from: '2027-05-10', to: '2027-05-24' },
  rules: RULES,
};
const SHOWN = RULE_PARTS.flatMap(({ fields }) => fields.map(({ where }) => where)).filter(Boolean);

it.each<[string, Partial<CycleRules>]>([
  ['a rule that GeoLatvija.lv cannot serve', { votingVenue: 'geolatvija', countRule: 'phragmen' }],
  ['a form of ballot that it cannot serve', { votingVenue: 'geolatvija', ballot: { kind: 'knapsack' } }],
  ['what only greedy rules know', { countRule: 'mes:cost', whenNotFitting: 'stop' }],
])('has a field beside which it says what stands against %s', (_what, rules) => {
  const found = ruleFindings({ ...RULES, ...rules }, CYCLE);
  expect(found).not.toEqual([]);
  for (const { where } of found) expect(SHOWN).toContain(where);
});
