import { inflectedWords } from './inflected.js';

function replaced(text: string, from: string, to: string, anyNumber = false): string {
  let out = text;
  for (const { at, length, replaced: words } of inflectedWords(from, to, anyNumber).find(text).reverse())
    out = out.slice(0, at) + words + out.slice(at + length);
  return out;
}

function refused(text: string, from: string, to: string, anyNumber = false): string {
  try {
    return replaced(text, from, to, anyNumber);
  } catch (error) {
    return (error as Error).message;
  }
}

describe('words in their corresponding case', () => {
  it.each([
    [
      'pilsētas dome',
      'novada pašvaldība',
      'Pilsētas dome lemj. Pilsētas domes lēmumu pilsētas domē paziņo pilsētas domei.',
      'Novada pašvaldība lemj. Novada pašvaldības lēmumu novada pašvaldībā paziņo novada pašvaldībai.',
    ],
    [
      'Pilsonības un imigrācijas departaments',
      'Pilsonības un migrācijas lietu pārvalde',
      'iesniedz Pilsonības un imigrācijas departamentā, Pilsonības un imigrācijas departamenta lēmumu',
      'iesniedz Pilsonības un migrācijas lietu pārvaldē, Pilsonības un migrācijas lietu pārvaldes lēmumu',
    ],
    [
      'saistošie noteikumi',
      'nolikums',
      'saistošajos noteikumos un saistošo noteikumu',
      'nolikumā un nolikuma',
    ],
    ['suns', 'kaķis', 'suņiem un sunim, suņu', 'kaķiem un kaķim, kaķu'],
    ['lats', 'euro', '5 latiem, 1 lats', '5 euro, 1 euro'],
    [
      'atbildīgā persona',
      'atbildīgais darbinieks',
      'atbildīgajai personai un atbildīgās personas',
      'atbildīgajam darbiniekam un atbildīgā darbinieka',
    ],
  ])('%s becomes %s', (from, to, text, expected) => {
    expect(replaced(text, from, to)).toBe(expected);
  });

  it('keeps the number of the quoted words where a form fits it', () => {
    expect(replaced('maksā nodevu', 'nodeva', 'maksājums')).toBe('maksā maksājumu');
    expect(refused('maksā pašvaldību', 'pašvaldība', 'dome', true)).toBe('amend.form-ambiguous');
  });

  it.each([
    ['Suns skrien', 'suns', 'kaķis', 'amend.form-ambiguous'],
    ['Ar departamentiņiem, departamentēs', 'departaments', 'dome', 'amend.form-unknown'],
    ['skrien', 'skrien', 'iet', 'amend.forms-not-derived'],
  ])('says why "%s" is not changed', (text, from, to, code) => {
    expect(refused(text, from, to)).toBe(code);
  });
});
