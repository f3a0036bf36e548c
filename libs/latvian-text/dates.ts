import type { GrammaticalCase } from './inflection.js';

/** Stem and declension of each month: masculine in -s, in -is, and aprīlis with its softened genitive. */
const MONTHS: readonly (readonly [stem: string, declension: 's' | 'is', genitive?: string])[] = [
  ['janvār', 'is'],
  ['februār', 'is'],
  ['mart', 's'],
  ['aprīl', 'is', 'aprīļa'],
  ['maij', 's'],
  ['jūnij', 's'],
  ['jūlij', 's'],
  ['august', 's'],
  ['septembr', 'is'],
  ['oktobr', 'is'],
  ['novembr', 'is'],
  ['decembr', 'is'],
];

const ENDINGS = {
  s: { nom: 's', gen: 'a', dat: 'am', acc: 'u', loc: 'ā' },
  is: { nom: 'is', gen: 'a', dat: 'im', acc: 'i', loc: 'ī' },
} as const;

/** The name of a month (1–12) in a case: `monthName(4, 'gen')` is `aprīļa`. A number outside 1–12 is an error. */
export function monthName(month: number, grammaticalCase: GrammaticalCase): string {
  const entry = MONTHS[month - 1];
  if (!entry) throw new RangeError(`no month ${month}`);
  const [stem, declension, genitive] = entry;
  if (grammaticalCase === 'gen' && genitive !== undefined) return genitive;
  return stem + ENDINGS[declension][grammaticalCase];
}

/**
 * A legal day in words as by-laws write it: `datePhrase('2026-05-05', 'gen')` is `2026. gada 5. maija`.
 *
 * @param day `YYYY-MM-DD`; anything else is an error
 */
export function datePhrase(day: string, grammaticalCase: GrammaticalCase): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) throw new RangeError('a legal day is written YYYY-MM-DD');
  return `${Number(match[1])}. gada ${Number(match[3])}. ${monthName(Number(match[2]), grammaticalCase)}`;
}

const DATE = new RegExp(
  `(\\d{4})\\.\\s?gada\\s(\\d{1,2})\\.\\s?(${MONTHS.map(([stem]) => (stem === 'aprīl' ? 'aprī[lļ]' : stem)).join('|')})\\p{L}*`,
  'u',
);

/**
 * The first day that stands in words in a text, in any case: `2027. gada 1. janvārī` is `2027-01-01`; `null` where there
 * is none or it is no day of the calendar.
 */
export function readDatePhrase(text: string): { day: string; index: number; length: number } | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [whole, year = '', date = '', stem = ''] = match;
  const month = MONTHS.findIndex(([start]) => start === stem.toLowerCase().replace('ļ', 'l')) + 1;
  const day = `${year}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`;
  const real = new Date(Date.UTC(Number(year), month - 1, Number(date))).toISOString().slice(0, 10) === day;
  return real ? { day, index: match.index, length: whole.length } : null;
}
