import type { GrammaticalCase } from '#libs/latvian-text';

const UNITS = ['', 'pirm', 'otr', 'treš', 'ceturt', 'piekt', 'sest', 'septīt', 'astot', 'devīt'];
const TEENS = [
  'desmit',
  'vienpadsmit',
  'divpadsmit',
  'trīspadsmit',
  'četrpadsmit',
  'piecpadsmit',
  'sešpadsmit',
  'septiņpadsmit',
  'astoņpadsmit',
  'deviņpadsmit',
];
const TENS = [
  '',
  '',
  'divdesmit',
  'trīsdesmit',
  'četrdesmit',
  'piecdesmit',
  'sešdesmit',
  'septiņdesmit',
  'astoņdesmit',
  'deviņdesmit',
];

/** Endings of definite and indefinite adjectives in both genders and numbers. */
const ENDING = '(?:ajiem|ajām|ajam|ajai|ajos|ajās|ajā|iem|ais|ie|os|ās|ām|as|am|ai|us|o|ā|a|u|s|i)';

const STEMS = new Map<string, number>([
  ...UNITS.map((stem, value) => [stem, value] as const),
  ...TEENS.map((stem, at) => [stem, at + 10] as const),
  ...TENS.map((stem, at) => [stem, at * 10] as const),
]);
STEMS.delete('');

const longestFirst = (stems: readonly string[]): string =>
  stems
    .filter((stem) => stem !== '')
    .toSorted((left, right) => right.length - left.length)
    .join('|');

/** An ordinal number in words as part of a pattern: `trešās`, `vienpadsmitajā`, `divdesmit pirmo`. */
export const ORDINAL = `(?:(?:${longestFirst(TENS)})\\s+)?(?:${longestFirst([...STEMS.keys()])})${ENDING}(?![\\p{L}])`;

const WHOLE = new RegExp(
  `^(?:(${longestFirst(TENS)})\\s+)?(${longestFirst([...STEMS.keys()])})${ENDING}$`,
  'iu',
);

/** The value of an ordinal number in words, in any gender, number and case, from 1 to 99; `null` for other words. */
export function readOrdinal(text: string): number | null {
  const match = WHOLE.exec(text.trim().toLowerCase());
  if (!match) return null;
  const last = STEMS.get(match[2] ?? '') ?? 0;
  if (match[1] === undefined) return last;
  return last > 0 && last < 10 ? (STEMS.get(match[1]) ?? 0) + last : null;
}

/** The singular case of a masculine noun in `-s` or a feminine one in `-a` by its ending; `null` for the plural only. */
export function singularCase(ending: string, feminine: boolean): GrammaticalCase | null {
  const cases: Readonly<Record<string, GrammaticalCase>> = feminine
    ? { a: 'nom', as: 'gen', ai: 'dat', u: 'acc', ā: 'loc' }
    : { s: 'nom', a: 'gen', am: 'dat', u: 'acc', ā: 'loc' };
  return cases[ending] ?? null;
}

const FEMININE: Readonly<Record<GrammaticalCase, string>> = {
  nom: 'ā',
  gen: 'ās',
  dat: 'ajai',
  acc: 'o',
  loc: 'ajā',
};

/**
 * The ordinal number in words as it stands before "daļa" (part of an article): `ordinalWord(3, 'gen')` is `trešās`,
 * `ordinalWord(21, 'acc')` is `divdesmit pirmo`; `null` outside 1 to 99.
 */
export function ordinalWord(value: number, form: GrammaticalCase): string | null {
  if (!Number.isInteger(value) || value < 1 || value > 99) return null;
  const ending = FEMININE[form];
  if (value < 10) return `${UNITS[value] ?? ''}${ending}`;
  if (value < 20) return `${TEENS[value - 10] ?? ''}${ending}`;
  const [ten, unit] = [TENS[Math.floor(value / 10)] ?? '', value % 10];
  return unit === 0 ? `${ten}${ending}` : `${ten} ${UNITS[unit] ?? ''}${ending}`;
}
