import { checkBasis, checkTitle, readBasis, TEMPLATES } from './index.js';

describe('checkTitle', () => {
  it.each([
    ['Par sociālo palīdzību Vidzāles novadā', 'social_aid', []],
    ['Par suņiem', 'social_aid', ['pattern']],
    ['par sociālo palīdzību', 'social_aid', ['lower-case']],
    ['PAR SOCIĀLO PALĪDZĪBU', 'social_aid', ['capitals']],
    ['"Par sociālo palīdzību"', null, ['quoted']],
    ['„Par sociālo palīdzību”', null, ['quoted']],
    ['Par sociālo palīdzību.', 'social_aid', ['full-stop']],
    ['Saistošie noteikumi par suņiem', null, ['names-form']],
    ['Par [norādīt priekšmetu]', 'general', ['placeholder']],
    ['  ', 'general', ['empty']],
    [
      'Grozījumi Vidzāles novada domes 2024. gada 3. maija saistošajos noteikumos Nr. 3 "Par suņiem"',
      'amending',
      [],
    ],
    ['Grozījumi noteikumos par suņiem', 'amending', ['pattern']],
    ['Vidzāles novada līdzdalības budžeta nolikums', 'participatory_budget', []],
  ] as const)('%s as %s: %j', (title, id, expected) =>
    expect(checkTitle(title, id && TEMPLATES[id])).toEqual(expected),
  );
});

describe('checkBasis', () => {
  it.each([
    ['Izdoti saskaņā ar Pašvaldību likuma 61. pantu', 'participatory_budget', []],
    ['Izdoti saskaņā ar Pašvaldību likuma 61. panta 5. punktu', 'participatory_budget', []],
    ['Izdoti saskaņā ar Pašvaldību likuma 61. panta pirmo daļu', 'participatory_budget', ['not-found']],
    ['Izdoti saskaņā ar Pašvaldību likuma 58. panta sesto daļu', 'participatory_budget', ['not-authorising']],
    ['Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu', 'fees', ['fees-without-law']],
    ['Izdoti saskaņā ar likuma "Par nodokļiem un nodevām" 12. pantu', 'fees', []],
    ['Izdoti saskaņā ar Pašvaldību likuma 45. panta otrās daļas 5. punktu', 'penalties', []],
    ['Izdoti saskaņā ar Pašvaldību likumu', 'general', ['whole-act']],
    ['Izdoti saskaņā ar labiem nodomiem', 'general', ['nothing-cited']],
    ['Saskaņā ar Pašvaldību likuma 44. pantu', 'general', ['opening']],
    ['Izdoti saskaņā ar [norādīt pantu]', 'fees', ['placeholder']],
    ['Izdoti saskaņā ar ', 'fees', ['empty']],
    ['', null, ['empty']],
  ] as const)('%s as %s: %j', (text, id, expected) =>
    expect(checkBasis(text, id && TEMPLATES[id])).toEqual(expected),
  );
});

describe('readBasis', () => {
  it('says of each citation whether it exists, with its address', () => {
    const text =
      'Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu un 99. pantu, Meža likuma 8. panta otro daļu';
    expect(readBasis(text).map(({ name, ref, state, href }) => [name, ref, state, href])).toEqual([
      ['Pašvaldību likuma 44. panta otrā daļa', '44(2)', 'exists', 'https://likumi.lv/ta/id/336956#p44'],
      ['Pašvaldību likuma 99. pants', '99', 'missing', 'https://likumi.lv/ta/id/336956#p99'],
      ['Meža likuma 8. panta otro daļu', '8(2)', 'unknown', null],
    ]);
    expect(readBasis('Izdoti saskaņā ar Pašvaldību likumu')[0]?.state).toBe('whole');
    expect(readBasis('Izdoti')).toEqual([]);
  });
});
