import type { GrammaticalCase, GrammaticalNumber } from './inflection.js';

/** Grammatical gender. */
export type Gender = 'masculine' | 'feminine';

/** Forms by number and case; a form that the language does not have is left out. */
export type Forms = Record<GrammaticalNumber, Partial<Record<GrammaticalCase, string>>>;

/** A declined word: its forms, what it is and in which number it was given. */
export interface Declined {
  forms: Forms;
  gender: Gender;
  number: GrammaticalNumber;
}

const CASES: readonly GrammaticalCase[] = ['nom', 'gen', 'dat', 'acc', 'loc'];

type Endings = readonly [nom: string, gen: string, dat: string, acc: string, loc: string];

const ENDINGS = {
  first: { singular: ['s', 'a', 'am', 'u', 'ā'], plural: ['i', 'u', 'iem', 'us', 'os'] },
  second: { singular: ['is', 'a', 'im', 'i', 'ī'], plural: ['i', 'u', 'iem', 'us', 'os'] },
  third: { singular: ['us', 'us', 'um', 'u', 'ū'], plural: ['i', 'u', 'iem', 'us', 'os'] },
  fourth: { singular: ['a', 'as', 'ai', 'u', 'ā'], plural: ['as', 'u', 'ām', 'as', 'ās'] },
  fifth: { singular: ['e', 'es', 'ei', 'i', 'ē'], plural: ['es', 'u', 'ēm', 'es', 'ēs'] },
  sixth: { singular: ['s', 's', 'ij', 'i', 'ī'], plural: ['is', 'u', 'īm', 'is', 'īs'] },
} as const satisfies Record<string, Record<GrammaticalNumber, Endings>>;

/** Feminine nouns in -s with the stem of their genitive plural. */
const SIXTH: Readonly<Record<string, string>> = {
  valsts: 'valst',
  pils: 'piļ',
  nakts: 'nakš',
  krāsns: 'krāšņ',
  govs: 'govj',
  zivs: 'zivj',
  sirds: 'sirž',
  acs: 'ac',
  auss: 'aus',
  balss: 'bals',
  nots: 'noš',
  pirts: 'pirt',
  klēts: 'klēš',
  telts: 'telš',
  uguns: 'uguņ',
  asins: 'asiņ',
  izkapts: 'izkapš',
  krūts: 'krūš',
};

/** Masculine nouns of the second declension whose nominative is their genitive too. */
const EQUAL = new Set(['akmens', 'asmens', 'mēness', 'rudens', 'ūdens', 'zibens', 'suns', 'sāls']);

/** Nouns in -e that keep their consonant in the genitive plural. */
const HARD = /(?:st|ll|pas|kas|mas|ras|gāz|bāz|fāz|mut|not|flot|gid|kād|torn|māt|tēt)$/;

const SOFTENED: readonly (readonly [string, string])[] = [
  ['dz', 'dž'],
  ['sn', 'šņ'],
  ['zn', 'žņ'],
  ['sl', 'šļ'],
  ['zl', 'žļ'],
  ['ln', 'ļņ'],
  ['ll', 'ļļ'],
  ['nn', 'ņņ'],
  ['b', 'bj'],
  ['p', 'pj'],
  ['m', 'mj'],
  ['v', 'vj'],
  ['f', 'fj'],
  ['n', 'ņ'],
  ['l', 'ļ'],
  ['t', 'š'],
  ['d', 'ž'],
  ['s', 'š'],
  ['z', 'ž'],
  ['c', 'č'],
];

/** The stem with its last consonant softened: `brāl` is `brāļ`, `lād` is `lāž`. */
function soften(stem: string): string {
  const found = SOFTENED.find(([hard]) => stem.endsWith(hard));
  return found ? stem.slice(0, -found[0].length) + found[1] : stem;
}

function decline(stem: string, endings: Endings): Partial<Record<GrammaticalCase, string>> {
  return Object.fromEntries(CASES.map((one, at) => [one, stem + (endings[at] ?? '')]));
}

/**
 * All forms of a noun given in the nominative of either number, or `null` where its ending tells no declension
 * (`euro`, abbreviations, figures). Declensions are told by the ending and by short lists of the usual exceptions.
 */
export function declineNoun(noun: string): Declined | null {
  if (!/^[\p{L}-]*\p{Ll}$/u.test(noun)) return null;
  const lower = noun.toLowerCase();
  const cut = (length: number): string => noun.slice(0, -length);
  const of = (
    gender: Gender,
    singular: Partial<Record<GrammaticalCase, string>>,
    plural: Partial<Record<GrammaticalCase, string>>,
    number: GrammaticalNumber = 'singular',
  ): Declined => ({ gender, number, forms: { singular, plural } });

  if (lower.endsWith('šanās')) {
    const stem = cut(2);
    return of(
      'feminine',
      { nom: noun, gen: noun, acc: `${stem}os` },
      { nom: noun, gen: `${stem}os`, acc: noun },
    );
  }
  const sixth = SIXTH[lower];
  if (sixth !== undefined) {
    const plural = decline(cut(1), ENDINGS.sixth.plural);
    plural.gen = `${noun.charAt(0)}${sixth.slice(1)}u`;
    return of('feminine', decline(cut(1), ENDINGS.sixth.singular), plural);
  }
  if (EQUAL.has(lower)) {
    const singular = { ...decline(cut(1), ENDINGS.second.singular), nom: noun, gen: noun };
    return of('masculine', singular, decline(soften(cut(1)), ENDINGS.second.plural));
  }
  if (lower.endsWith('us'))
    return of('masculine', decline(cut(2), ENDINGS.third.singular), decline(cut(2), ENDINGS.third.plural));
  if (lower.endsWith('is')) {
    const soft = soften(cut(2));
    const singular = { ...decline(cut(2), ENDINGS.second.singular), gen: `${soft}a` };
    return of('masculine', singular, decline(soft, ENDINGS.second.plural));
  }
  if (lower.endsWith('as'))
    return of(
      'feminine',
      decline(cut(2), ENDINGS.fourth.singular),
      decline(cut(2), ENDINGS.fourth.plural),
      'plural',
    );
  if (lower.endsWith('es')) return of('feminine', fifth(cut(2)).singular, fifth(cut(2)).plural, 'plural');
  if (/[sš]$/.test(lower)) {
    const singular = { ...decline(cut(1), ENDINGS.first.singular), nom: noun };
    return of('masculine', singular, decline(cut(1), ENDINGS.first.plural));
  }
  if (lower.endsWith('a'))
    return of('feminine', decline(cut(1), ENDINGS.fourth.singular), decline(cut(1), ENDINGS.fourth.plural));
  if (lower.endsWith('e')) return of('feminine', fifth(cut(1)).singular, fifth(cut(1)).plural);
  if (lower.endsWith('i')) {
    const softened = /[ļņķģšžčj]$/.test(cut(1).toLowerCase());
    const singular = softened ? {} : decline(cut(1), ENDINGS.first.singular);
    return of('masculine', singular, decline(cut(1), ENDINGS.first.plural), 'plural');
  }
  return null;
}

function fifth(stem: string): Forms {
  const plural = decline(stem, ENDINGS.fifth.plural);
  plural.gen = `${HARD.test(stem.toLowerCase()) ? stem : soften(stem)}u`;
  return { singular: decline(stem, ENDINGS.fifth.singular), plural };
}

const INDEFINITE = {
  masculine: { singular: ['s', 'a', 'am', 'u', 'ā'], plural: ['i', 'u', 'iem', 'us', 'os'] },
  feminine: { singular: ['a', 'as', 'ai', 'u', 'ā'], plural: ['as', 'u', 'ām', 'as', 'ās'] },
} as const satisfies Record<Gender, Record<GrammaticalNumber, Endings>>;

const DEFINITE = {
  masculine: { singular: ['ais', 'ā', 'ajam', 'o', 'ajā'], plural: ['ie', 'o', 'ajiem', 'os', 'ajos'] },
  feminine: { singular: ['ā', 'ās', 'ajai', 'o', 'ajā'], plural: ['ās', 'o', 'ajām', 'ās', 'ajās'] },
} as const satisfies Record<Gender, Record<GrammaticalNumber, Endings>>;

/** Adjectives in -ējais have the short endings: `vietējam`, `vietējā`. */
const SHORT = {
  masculine: { singular: ['ais', 'ā', 'am', 'o', 'ā'], plural: ['ie', 'o', 'iem', 'os', 'os'] },
  feminine: { singular: ['ā', 'ās', 'ai', 'o', 'ā'], plural: ['ās', 'o', 'ām', 'ās', 'ās'] },
} as const satisfies Record<Gender, Record<GrammaticalNumber, Endings>>;

/**
 * All forms of an adjective, participle or ordinal that agrees with a noun of this gender and number in the nominative;
 * `null` where the word does not end like one.
 */
export function declineAdjective(word: string, gender: Gender, number: GrammaticalNumber): Forms | null {
  for (const [table, definite] of [
    [DEFINITE, true],
    [INDEFINITE, false],
  ] as const) {
    const [nominative] = table[gender][number];
    const ending = !definite && nominative === 's' && word.endsWith('š') ? 'š' : nominative;
    if (!word.toLowerCase().endsWith(ending) || word.length < ending.length + 2) continue;
    const stem = word.slice(0, -ending.length);
    const used = definite && stem.endsWith('ēj') ? SHORT : table;
    const forms = {
      singular: decline(stem, used[gender].singular),
      plural: decline(stem, used[gender].plural),
    };
    forms[number].nom = word;
    return forms;
  }
  return null;
}
