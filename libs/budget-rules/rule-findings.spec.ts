import type { CycleInput, CycleRules, StatutesPoint } from '#libs/contracts';
import { COUNT_RULES, RULE_DEFAULTS, wholeRules } from '#libs/contracts';
import { cycleFindings } from './cycle-findings.js';
import { extensionViolations } from './extension.js';
import { applyPreset, RULE_PRESETS } from './presets.js';
import { statutesDifferences } from './statutes.js';
import { CALENDAR, CYCLE } from './testing/example-cycle.js';

function said(change: Partial<CycleInput>): string[] {
  return cycleFindings({ ...CYCLE, ...change }, CALENDAR, '2027-02-20').map((finding) =>
    `${finding.severity} ${finding.code} ${finding.where ?? ''} ${finding.article ? `${finding.article.act} ${finding.article.ref}` : ''}`.trim(),
  );
}

const large = { fromBasisPoints: 5000, toBasisPoints: 7500, minVotes: 1000 };
const onlyUnit = { mostBasisPoints: null, thenNext: false, large: null };

it.each<[string, Partial<CycleRules>, string[]]>([
  ['a least cost', { projectMinCents: 100_000 }, []],
  [
    'a least cost above the highest',
    { projectMinCents: 3_000_001 },
    ['bar project_min_wrong rules.projectMinCents'],
  ],
  ['no upkeep at all', { upkeepMaxBasisPoints: 0 }, ['bar upkeep_max_wrong rules.upkeepMaxBasisPoints']],
  ['a ranking of nothing', { ballot: { kind: 'ranking', max: 0 } }, ['bar ballot_max_wrong rules.ballot']],
  ['a knapsack', { ballot: { kind: 'knapsack' } }, []],
  ['points', { ballot: { kind: 'points', points: 10, maxPerProject: 10 } }, []],
  [
    'no points',
    { ballot: { kind: 'points', points: 0, maxPerProject: null } },
    ['bar ballot_points_sum_wrong rules.ballot'],
  ],
  [
    'more points for one project than there are',
    { ballot: { kind: 'points', points: 10, maxPerProject: 11 } },
    ['bar ballot_points_each_wrong rules.ballot'],
  ],
  ['choices counted by sequential Phragmén', { countRule: 'phragmen', ballot: { kind: 'unlimited' } }, []],
  [
    'places and coefficients that sequential Phragmén does not hear',
    {
      ...{ countRule: 'phragmen', ballot: { kind: 'ranking', max: 3 }, scope: 'whole', weightedVotes: true },
      oneWinner: onlyUnit,
    },
    [
      'bar phragmen_choices_only rules.ballot PL 61.7',
      'bar phragmen_choices_only rules.weightedVotes PL 61.7',
    ],
  ],
  [
    'points that sequential Phragmén does not hear',
    { countRule: 'phragmen', ballot: { kind: 'points', points: 5, maxPerProject: null } },
    ['bar phragmen_choices_only rules.ballot PL 61.7'],
  ],
  [
    'a least cost above all money',
    { projectMinCents: 1_000_000_000, projectMaxCents: null },
    ['bar project_min_above_units rules.projectMinCents'],
  ],
  [
    'equal shares with what only a greedy count knows',
    {
      countRule: 'mes:cost:add1',
      whenNotFitting: 'stop',
      partFunding: { leastBasisPoints: 5000 },
      oneWinner: { ...onlyUnit, thenNext: true },
    },
    [
      'bar count_rule_greedy_only rules.whenNotFitting PL 61.7',
      'bar count_rule_greedy_only rules.partFunding PL 61.7',
      'bar count_rule_greedy_only rules.oneWinner PL 61.7',
    ],
  ],
  [
    'equal shares alone',
    { countRule: 'mes:cost:add1', threshold: { kind: 'votes', votes: 5 }, oneWinner: onlyUnit },
    [],
  ],
  [
    'a threshold of no votes',
    { threshold: { kind: 'votes', votes: 0 } },
    ['bar threshold_wrong rules.threshold'],
  ],
  [
    'a threshold above all ballots',
    { threshold: { kind: 'share', basisPoints: 10_001 } },
    ['bar threshold_wrong rules.threshold'],
  ],
  [
    'part funding of nothing',
    { partFunding: { leastBasisPoints: 0 } },
    ['bar part_funding_wrong rules.partFunding'],
  ],
  ['a group of one', { exclusive: [[1, 2], [3]] }, ['bar exclusive_group_wrong rules.exclusive.1']],
  ['a group with a project twice', { exclusive: [[4, 4]] }, ['bar exclusive_group_wrong rules.exclusive.0']],
  ['a whole beside units', { scope: 'whole' }, ['warn scope_whole_beside_units rules.scope PL 60(2)']],
  ['a whole with one winner in each unit', { scope: 'whole', oneWinner: onlyUnit }, []],
  [
    'weighted votes in one unit',
    { weightedVotes: true },
    ['bar weighted_votes_need_whole rules.weightedVotes PL 61.7'],
  ],
  [
    'one winner for more than all the money',
    { oneWinner: { ...onlyUnit, mostBasisPoints: 10_001 } },
    ['bar one_winner_share_wrong rules.oneWinner'],
  ],
  [
    'a large project where units have their own money',
    { oneWinner: { ...onlyUnit, large } },
    ['bar large_needs_whole rules.oneWinner PL 61.7'],
  ],
  [
    'a large project that is none',
    { scope: 'whole', oneWinner: { mostBasisPoints: 5000, thenNext: false, large } },
    ['bar large_project_wrong rules.oneWinner'],
  ],
  [
    'a verifiable vote whose ballots can be annulled',
    { secrecy: 'verifiable', annulsVotes: true },
    ['bar verifiable_but_annulled rules.secrecy PL 61.5'],
  ],
  [
    'ballots apart that can be annulled',
    { annulsVotes: true },
    ['warn annulled_but_secret rules.annulsVotes PL 61.5'],
  ],
  [
    'a vote at GeoLatvija.lv whose rule needs ballots',
    { votingVenue: 'geolatvija', countRule: 'mes:cost' },
    ['bar geolatvija_rule_needs_ballots rules.countRule PL 61.7'],
  ],
  [
    'a vote at GeoLatvija.lv by ranking',
    { votingVenue: 'geolatvija', ballot: { kind: 'ranking', max: 3 } },
    ['bar geolatvija_ballot_form rules.ballot PL 61.5'],
  ],
  [
    'a vote at GeoLatvija.lv for as many as wished',
    { votingVenue: 'geolatvija', ballot: { kind: 'unlimited' } },
    [],
  ],
  [
    'a verifiable vote somewhere else',
    { secrecy: 'verifiable', votingVenue: 'geolatvija' },
    ['bar verifiable_elsewhere rules.secrecy PL 61.5'],
  ],
  ['cells of one', { smallCell: 1 }, ['bar small_cell_wrong rules.smallCell']],
  [
    'paper without a place to put it',
    { votingVenue: 'paper' },
    ['bar voting_places_missing rules.inPersonPlaces PL 61.5'],
  ],
  [
    'a place without an address',
    { inPersonPlaces: [{ name: 'Bibliotēka', address: ' ', hours: '' }] },
    ['bar voting_place_incomplete rules.inPersonPlaces.0 PL 61.5'],
  ],
  [
    'a blank question',
    { checklist: [{ text: ' ', statutesPoint: '', article: null }] },
    ['bar checklist_item_blank rules.checklist.0'],
  ],
  ['16 only after the vote', { ageDay: '2027-05-25' }, ['bar age_day_after_voting rules.ageDay PL 60(4)']],
  ['16 before the vote', { ageDay: '2027-05-09' }, ['warn age_day_before_voting rules.ageDay PL 60(4)']],
  ['ideas before projects', { ideas: { from: '2027-01-10', to: '2027-02-10' } }, []],
  [
    'ideas while projects come in',
    { ideas: { from: '2027-02-10', to: '2027-03-01' } },
    ['bar ideas_not_before_projects rules.ideas'],
  ],
])('%s', (_, change, expected) => {
  expect(said({ rules: { ...CYCLE.rules, ...change } })).toEqual(expected);
});

it('lets money of an earlier cycle count, but says when the minimum is reached only by it', () => {
  expect(said({ carryOverCents: 1_000_000 })).toEqual([]);
  expect(said({ carryOverCents: 1_000_001 })).toEqual([
    'warn minimum_by_carry_over carryOverCents VB2026 16',
  ]);
  expect(said({ carryOverCents: -1 })).toEqual(['bar carry_over_wrong carryOverCents']);
});

describe('the nolikums beside the cycle', () => {
  const point = (more: Partial<StatutesPoint> = {}): StatutesPoint => ({
    rule: 'ballot',
    point: '35',
    value: { max: 3, kind: 'up_to' },
    reason: null,
    ...more,
  });
  const points = (...given: StatutesPoint[]): Partial<CycleInput> => ({
    statutes: { ...CYCLE.statutes, points: given },
  });

  it('says nothing where the cycle follows it, whatever the order of keys', () => {
    expect(said(points(point()))).toEqual([]);
  });

  it('shows a difference with its point and asks for a reason', () => {
    const other = point({ value: { kind: 'one' } });
    expect(statutesDifferences({ ...CYCLE, ...points(other) })).toEqual([
      { ...other, actual: CYCLE.rules.ballot },
    ]);
    expect(said(points(other))).toEqual([
      'warn statutes_difference statutes.points.ballot PL 61',
      'bar statutes_difference_reason_missing statutes.points.ballot PL 61',
    ]);
    expect(said(points({ ...other, reason: 'Domes lēmums Nr. 5' }))).toEqual([
      'warn statutes_difference statutes.points.ballot PL 61',
    ]);
  });

  it('wants every point once and with its number', () => {
    expect(said(points(point({ point: '' }), point()))).toEqual([
      'bar statutes_point_missing statutes.points.ballot PL 61',
      'bar statutes_point_wrong statutes.points.ballot',
    ]);
  });
});

it.each(RULE_PRESETS.map((preset) => [preset.key, preset] as const))(
  'the rules of %s can open a cycle with one unit, and cite only rules they set',
  (_, preset) => {
    const unit = { id: null, name: 'Novads', amountCents: 10_000_200, inhabitants: 33_334 };
    const cycle = applyPreset({ ...CYCLE, amountCents: 10_000_200, units: [unit] }, preset);
    const place = { name: 'Bibliotēka', address: 'Skolas iela 1', hours: '' };
    const rules = { ...cycle.rules, submittersReason: 'Nolikuma 4. punkts', inPersonPlaces: [place] };
    const found = cycleFindings({ ...cycle, rules }, CALENDAR, '2027-02-20');
    expect(found.filter(({ severity }) => severity === 'bar')).toEqual([]);
    for (const rule of Object.keys(preset.points)) expect(preset.rules).toHaveProperty(rule);
    expect(rules.eligibilityDay).toBe(CYCLE.rules.eligibilityDay);
  },
);

it('reads rules stored before the others were known', () => {
  const { submitters, submittersReason, maxPerSubmitter, projectMaxCents, ballot } = CYCLE.rules;
  const { eligibilityDay, whenNotFitting, ties, correctionDays } = CYCLE.rules;
  const money = { submitters, submittersReason, maxPerSubmitter, projectMaxCents };
  const stored = { ...money, ballot, eligibilityDay, whenNotFitting, ties, correctionDays };
  expect(wholeRules(stored)).toEqual(CYCLE.rules);
  expect(COUNT_RULES).toContain(RULE_DEFAULTS.countRule);
});

describe('a longer term', () => {
  const extend = (
    term: 'submission' | 'voting',
    more: {
      to?: string;
      reason?: string;
      today?: string;
      state?: 'submission' | 'voting' | 'evaluation';
    } = {},
  ): string[] =>
    extensionViolations(
      term,
      {
        to: more.to ?? (term === 'voting' ? '2027-05-28' : '2027-04-09'),
        reason: more.reason ?? 'Portāls nedarbojās',
      },
      {
        state: more.state ?? term,
        cycle: CYCLE,
        today: more.today ?? (term === 'voting' ? '2027-05-24' : '2027-03-31'),
      },
    ).map(({ code, article }) => `${code} ${article?.ref ?? ''}`.trim());

  it.each<[string, string[], string[]]>([
    ['projects, on the last day', extend('submission'), []],
    ['votes, on the last day', extend('voting'), []],
    ['votes, a day too late', extend('voting', { today: '2027-05-25' }), ['extension_term_not_running 61.6']],
    [
      'projects after the term',
      extend('submission', { state: 'evaluation' }),
      ['extension_term_not_running 61.3'],
    ],
    ['to the same day', extend('voting', { to: '2027-05-24' }), ['extension_not_longer 61.6']],
    ['to a shorter term', extend('submission', { to: '2027-03-30' }), ['extension_not_longer 61.3']],
    ['to a day that does not exist', extend('voting', { to: '2027-05-32' }), ['extension_not_longer 61.6']],
    ['by a slip of the year', extend('voting', { to: '2028-05-31' }), ['extension_too_far']],
    ['into evaluation', extend('submission', { to: '2027-04-30' }), ['extension_past_evaluation']],
    ['without a reason', extend('voting', { reason: ' ' }), ['extension_reason_missing 61.6']],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});
