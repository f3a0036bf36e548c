import { articlePlace, articleText, articleUrl } from './articles.js';
import type { ArticleRef } from './decision.js';

describe('articleText', () => {
  it.each<[ArticleRef['act'], string, string, string]>([
    ['PL', '46', 'Pašvaldību likuma 46. pants', 'Local Government Law, section 46'],
    ['PL', '46(3)', 'Pašvaldību likuma 46. panta trešā daļa', 'Local Government Law, section 46(3)'],
    ['PL', '27(2¹)', 'Pašvaldību likuma 27. panta 2.¹ daļa', 'Local Government Law, section 27(2¹)'],
    [
      'PL',
      '4(1)2',
      'Pašvaldību likuma 4. panta pirmās daļas 2. punkts',
      'Local Government Law, section 4(1), item 2',
    ],
    [
      'PL',
      '38(3)10',
      'Pašvaldību likuma 38. panta trešās daļas 10. punkts',
      'Local Government Law, section 38(3), item 10',
    ],
    ['PL', '61.5', 'Pašvaldību likuma 61. panta 5. punkts', 'Local Government Law, section 61, item 5'],
    [
      'PL',
      '60(3)2b',
      'Pašvaldību likuma 60. panta trešās daļas 2. punkta "b" apakšpunkts',
      'Local Government Law, section 60(3), item 2b',
    ],
    [
      'MK639',
      '18.1',
      'Ministru kabineta noteikumu Nr. 639 18.1. apakšpunkts',
      'Cabinet Regulation No. 639, sub-paragraph 18.1',
    ],
    [
      'MK639',
      '23',
      'Ministru kabineta noteikumu Nr. 639 23. punkts',
      'Cabinet Regulation No. 639, paragraph 23',
    ],
    [
      'MK108',
      '4¹',
      'Ministru kabineta noteikumu Nr. 108 4.¹ punkts',
      'Cabinet Regulation No. 108, paragraph 4¹',
    ],
    [
      'OPL',
      'trans.11',
      'Oficiālo publikāciju un tiesiskās informācijas likuma pārejas noteikumu 11. punkts',
      'Law on Official Publications and Legal Information, transitional provisions, paragraph 11',
    ],
    [
      'APL',
      '42(1)',
      'Administratīvā procesa likuma 42. panta pirmā daļa',
      'Administrative Procedure Law, section 42(1)',
    ],
  ])('%s %s', (act, ref, lv, en) => {
    expect(articleText({ act, ref }, 'lv')).toBe(lv);
    expect(articleText({ act, ref }, 'en')).toBe(en);
  });

  it.each([
    ['gen', 'Pašvaldību likuma 46. panta trešās daļas'],
    ['acc', 'Pašvaldību likuma 46. panta trešo daļu'],
    ['loc', 'Pašvaldību likuma 46. panta trešajā daļā'],
  ] as const)('puts only the last unit into the %s', (form, expected) => {
    expect(articleText({ act: 'PL', ref: '46(3)' }, 'lv', form)).toBe(expected);
  });

  it.each([
    ['PL', ''],
    ['PL', '46(3'],
    ['PL', '46.'],
    ['PL', '465b'],
    ['PL', 'x'],
    ['MK639', '18(1)'],
    ['MK639', '18.'],
  ] as const)('refuses %s %j', (act, ref) => {
    expect(() => articleText({ act, ref }, 'lv')).toThrow(RangeError);
  });
});

it('cites without the act for the margin', () => {
  expect(articlePlace({ act: 'PL', ref: '37(5)' }, 'lv')).toBe('37. panta piektā daļa');
  expect(articlePlace({ act: 'MK639', ref: '7' }, 'en')).toBe('paragraph 7');
});

it('links only acts whose number in likumi.lv is known', () => {
  expect(articleUrl({ act: 'PL', ref: '46(3)' })).toBe('https://likumi.lv/ta/id/336956#p46');
  expect(articleUrl({ act: 'MK639', ref: '18.1' })).toBe('https://likumi.lv/ta/id/355632');
  expect(articleUrl({ act: 'OPL', ref: '9(4)' })).toBe('https://likumi.lv/ta/id/249322#p9');
  expect(articleUrl({ act: 'APL', ref: '42(1)' })).toBeNull();
});
