import { declineAdjective, declineNoun, declinePhrase } from './index.js';

const list = (forms: object) => Object.values(forms).join(' ');

describe('declineNoun', () => {
  it.each([
    [
      'departaments',
      'departaments departamenta departamentam departamentu departamentā',
      'departamenti departamentu departamentiem departamentus departamentos',
    ],
    ['ceļš', 'ceļš ceļa ceļam ceļu ceļā', 'ceļi ceļu ceļiem ceļus ceļos'],
    ['brālis', 'brālis brāļa brālim brāli brālī', 'brāļi brāļu brāļiem brāļus brāļos'],
    ['kaķis', 'kaķis kaķa kaķim kaķi kaķī', 'kaķi kaķu kaķiem kaķus kaķos'],
    ['lācis', 'lācis lāča lācim lāci lācī', 'lāči lāču lāčiem lāčus lāčos'],
    ['suns', 'suns suns sunim suni sunī', 'suņi suņu suņiem suņus suņos'],
    ['ūdens', 'ūdens ūdens ūdenim ūdeni ūdenī', 'ūdeņi ūdeņu ūdeņiem ūdeņus ūdeņos'],
    ['tirgus', 'tirgus tirgus tirgum tirgu tirgū', 'tirgi tirgu tirgiem tirgus tirgos'],
    [
      'pašvaldība',
      'pašvaldība pašvaldības pašvaldībai pašvaldību pašvaldībā',
      'pašvaldības pašvaldību pašvaldībām pašvaldības pašvaldībās',
    ],
    ['dome', 'dome domes domei domi domē', 'domes domju domēm domes domēs'],
    [
      'pārvalde',
      'pārvalde pārvaldes pārvaldei pārvaldi pārvaldē',
      'pārvaldes pārvalžu pārvaldēm pārvaldes pārvaldēs',
    ],
    ['kaste', 'kaste kastes kastei kasti kastē', 'kastes kastu kastēm kastes kastēs'],
    ['valsts', 'valsts valsts valstij valsti valstī', 'valstis valstu valstīm valstis valstīs'],
    [
      'noteikumi',
      'noteikums noteikuma noteikumam noteikumu noteikumā',
      'noteikumi noteikumu noteikumiem noteikumus noteikumos',
    ],
    ['vienošanās', 'vienošanās vienošanās vienošanos', 'vienošanās vienošanos vienošanās'],
  ])('%s', (noun, singular, plural) => {
    const declined = declineNoun(noun);
    expect(list(declined?.forms.singular ?? {})).toBe(singular);
    expect(list(declined?.forms.plural ?? {})).toBe(plural);
  });

  it.each(['euro', 'VARAM', '10', 'SIA'])('leaves %s undeclined', (word) => {
    expect(declineNoun(word)).toBeNull();
  });
});

describe('declineAdjective', () => {
  it.each([
    ['sociālais', 'masculine', 'singular', 'sociālais sociālā sociālajam sociālo sociālajā'],
    ['saistošie', 'masculine', 'plural', 'saistošie saistošo saistošajiem saistošos saistošajos'],
    ['atbildīgā', 'feminine', 'singular', 'atbildīgā atbildīgās atbildīgajai atbildīgo atbildīgajā'],
    ['vietējais', 'masculine', 'singular', 'vietējais vietējā vietējam vietējo vietējā'],
    ['jauns', 'masculine', 'singular', 'jauns jauna jaunam jaunu jaunā'],
    ['jauna', 'feminine', 'singular', 'jauna jaunas jaunai jaunu jaunā'],
  ] as const)('%s', (word, gender, number, expected) => {
    expect(list(declineAdjective(word, gender, number)?.[number] ?? {})).toBe(expected);
  });

  it('refuses what does not agree', () => {
    expect(declineAdjective('novada', 'masculine', 'plural')).toBeNull();
  });
});

describe('declinePhrase', () => {
  it.each([
    ['Pilsonības un imigrācijas departaments', 'Pilsonības un imigrācijas departamentam'],
    ['pilsētas dome', 'pilsētas domei'],
    ['sociālais dienests', 'sociālajam dienestam'],
    ['Valsts sociālās apdrošināšanas aģentūra', 'Valsts sociālās apdrošināšanas aģentūrai'],
    ['atbildīgā persona', 'atbildīgajai personai'],
    ['persona ar invaliditāti', 'personai ar invaliditāti'],
    ['dome un izpilddirektors', 'domei un izpilddirektoram'],
    ['sabiedriskā iestāde', 'sabiedriskajai iestādei'],
  ])('%s', (phrase, dative) => {
    expect(declinePhrase(phrase)?.map(({ forms, number }) => forms[number].dat)).toEqual([dative]);
  });

  it('gives both readings of an adjective before a genitive', () => {
    expect(
      declinePhrase('sabiedriskā transporta pieturvieta')?.map(({ forms }) => forms.singular.gen),
    ).toEqual(['sabiedriskā transporta pieturvietas', 'sabiedriskās transporta pieturvietas']);
  });

  it('gives up where the main word does not decline', () => {
    expect(declinePhrase('10 euro')).toBeNull();
  });
});
