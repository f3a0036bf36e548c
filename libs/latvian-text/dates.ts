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
