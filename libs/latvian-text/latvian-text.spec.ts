import { datePhrase, fold, inflectUnit, isSingular, monthName, normalizeText, words } from './index.js';

describe('inflection of unit names', () => {
  it.each([
    ['punkts', ['punkts', 'punkta', 'punktam', 'punktu', 'punktā']],
    ['apakšpunkts', ['apakšpunkts', 'apakšpunkta', 'apakšpunktam', 'apakšpunktu', 'apakšpunktā']],
    ['nodaļa', ['nodaļa', 'nodaļas', 'nodaļai', 'nodaļu', 'nodaļā']],
    ['pielikums', ['pielikums', 'pielikuma', 'pielikumam', 'pielikumu', 'pielikumā']],
    ['ievaddaļa', ['ievaddaļa', 'ievaddaļas', 'ievaddaļai', 'ievaddaļu', 'ievaddaļā']],
    ['nosaukums', ['nosaukums', 'nosaukuma', 'nosaukumam', 'nosaukumu', 'nosaukumā']],
  ] as const)('%s', (noun, expected) => {
    expect((['nom', 'gen', 'dat', 'acc', 'loc'] as const).map((one) => inflectUnit(noun, one))).toEqual(
      expected,
    );
  });

  it('has plurals', () => {
    expect(inflectUnit('punkts', 'acc', 'plural')).toBe('punktus');
    expect(inflectUnit('nodaļa', 'loc', 'plural')).toBe('nodaļās');
  });

  it('counts 1, 21 and 101 in the singular, 11 and 0 not', () => {
    expect([0, 1, 2, 11, 21, 101, 111].filter(isSingular)).toEqual([1, 21, 101]);
  });
});

describe('dates', () => {
  it('writes a date in words', () => {
    expect(datePhrase('2026-05-05', 'nom')).toBe('2026. gada 5. maijs');
    expect(datePhrase('2026-04-30', 'gen')).toBe('2026. gada 30. aprīļa');
    expect(datePhrase('2024-11-14', 'loc')).toBe('2024. gada 14. novembrī');
  });

  it('refuses what is not a day', () => {
    expect(() => datePhrase('5.5.2026', 'nom')).toThrow(RangeError);
    expect(() => monthName(13, 'nom')).toThrow(RangeError);
  });
});

describe('folding', () => {
  it('drops case and diacritics', () => expect(fold('ĀDAŽU Ķekava')).toBe('adazu kekava'));
  it('makes one form of spaces and quotes', () =>
    expect(normalizeText(' „A\u00a0b”\n no\u00adteikumi ')).toBe('"A b" noteikumi'));
  it('splits words', () =>
    expect(words('5.¹ punkts – 2,5 m²')).toEqual(['5', '¹', 'punkts', '2', '5', 'm²']));
});
