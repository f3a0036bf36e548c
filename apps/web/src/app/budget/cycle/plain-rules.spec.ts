import { RULE_DEFAULTS } from '#libs/contracts';
import type { CycleRules } from '#libs/contracts';
import en from '../../../i18n/en';
import lv from '../../../i18n/lv';
import { plainRules } from './plain-rules';

const rules: CycleRules = {
  ...RULE_DEFAULTS,
  submitters: 'law',
  submittersReason: null,
  maxPerSubmitter: null,
  projectMaxCents: null,
  ballot: { kind: 'one' },
  eligibilityDay: '2027-06-01',
  whenNotFitting: 'take_next',
  ties: 'earlier_submission',
  correctionDays: 5,
};
const place = { name: 'Bibliotēka', address: 'Skolas iela 1', hours: '9–18' };
const large = { fromBasisPoints: 5000, toBasisPoints: 7500, minVotes: 1000 };
/** Between them every sentence there is. */
const RULE_SETS: readonly Partial<CycleRules>[] = [
  { ballot: { kind: 'unlimited' }, scope: 'whole', ties: 'lot', submissionVenue: 'geolatvija' },
  { ballot: { kind: 'knapsack' }, scope: 'whole', whenNotFitting: 'stop', votingVenue: 'geolatvija' },
  { ballot: { kind: 'points', points: 5, maxPerProject: null }, countRule: 'phragmen', ties: 'lower_cost' },
  { ballot: { kind: 'points', points: 5, maxPerProject: 2 }, countRule: 'mes:cost:add1' },
  { ballot: { kind: 'ranking', max: 3 }, countRule: 'greedy:cardinality', secrecy: 'verifiable' },
  { countRule: 'greedy:cardinality', whenNotFitting: 'stop', submissionVenue: 'paper', votingVenue: 'paper' },
  {
    threshold: { kind: 'votes', votes: 5 },
    exclusive: [[1, 2]],
    ageDay: '2027-05-01',
    inPersonPlaces: [place],
  },
  { threshold: { kind: 'share', basisPoints: 500 }, partFunding: { leastBasisPoints: 5000 } },
  { projectMinCents: 100, upkeepMaxBasisPoints: 1000, ideas: { from: '2027-01-01', to: '2027-01-31' } },
  { oneWinner: { mostBasisPoints: null, thenNext: true, large: null } },
  { oneWinner: { mostBasisPoints: 2500, thenNext: false, large }, weightedVotes: true },
];
const keys = (changes: Partial<CycleRules>) =>
  plainRules({ ...rules, ...changes }).flatMap((group) => group.rules.map(({ key }) => key));
const narrow: Partial<CycleRules> = {
  submitters: 'residents_only',
  maxPerSubmitter: 3,
  projectMaxCents: 50_000_00,
  ballot: { kind: 'up_to', max: 3 },
  whenNotFitting: 'stop',
};

describe('rules in plain words', () => {
  it('says what the law allows where the municipality adds nothing', () => {
    expect(keys({})).toContain('anybody');
    expect(keys({})).not.toContain('perSubmitter');
    expect(keys({})).not.toContain('most');
  });

  it('tells the municipality’s own limits apart from the law', () => {
    const own = plainRules({ ...rules, ...narrow }).flatMap((group) =>
      group.rules.filter(({ article }) => article === null).map(({ key }) => key),
    );
    expect(own).toEqual(['residentsOnly', 'perSubmitter', 'most', 'chooseUpTo', 'secret']);
  });

  it.each([
    [{ kind: 'one' } as const, 'chooseOne'],
    [{ kind: 'up_to', max: 3 } as const, 'chooseUpTo'],
    [{ kind: 'unlimited' } as const, 'chooseAny'],
    [{ kind: 'knapsack' } as const, 'chooseMoney'],
    [{ kind: 'points', points: 5, maxPerProject: null } as const, 'choosePoints'],
    [{ kind: 'points', points: 5, maxPerProject: 2 } as const, 'choosePointsEach'],
    [{ kind: 'ranking', max: 3 } as const, 'chooseRanking'],
  ])('the ballot %o', (ballot, key) => {
    expect(keys({ ballot })).toContain(key);
  });

  it('has a sentence for every rule in both languages', () => {
    const all = new Set([keys({}), keys(narrow), ...RULE_SETS.map(keys)].flat());
    expect(all.size).toBeGreaterThan(40);
    for (const texts of [lv.budget.rules, en.budget.rules]) {
      expect([...all].filter((key) => !(key in texts))).toEqual([]);
      const titles = plainRules(rules).map(({ key }) => `${key}Title`);
      expect(titles.filter((key) => !(key in texts))).toEqual([]);
    }
  });
});
