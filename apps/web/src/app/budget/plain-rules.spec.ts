import { RULE_DEFAULTS } from '#libs/contracts';
import type { CycleRules } from '#libs/contracts';
import en from '../../i18n/en';
import lv from '../../i18n/lv';
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
    expect(own).toEqual(['residentsOnly', 'perSubmitter', 'most', 'chooseUpTo']);
  });

  it.each([
    [{ kind: 'one' } as const, 'chooseOne'],
    [{ kind: 'up_to', max: 3 } as const, 'chooseUpTo'],
    [{ kind: 'unlimited' } as const, 'chooseAny'],
  ])('the ballot %o', (ballot, key) => {
    expect(keys({ ballot })).toContain(key);
  });

  it('has a sentence for every rule in both languages', () => {
    const all = new Set([...keys({}), ...keys(narrow), ...keys({ ballot: { kind: 'unlimited' } })]);
    for (const texts of [lv.budget.rules, en.budget.rules]) {
      expect([...all].filter((key) => !(key in texts))).toEqual([]);
      const titles = plainRules(rules).map(({ key }) => `${key}Title`);
      expect(titles.filter((key) => !(key in texts))).toEqual([]);
    }
  });
});
