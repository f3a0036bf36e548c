import type { Linted } from './linted.js';
import { sentencesOf } from './linted.js';

const COUNTS: Readonly<Record<string, number>> = {
  vien: 1,
  div: 2,
  trīs: 3,
  trij: 3,
  četr: 4,
  piec: 5,
  seš: 6,
  septiņ: 7,
  astoņ: 8,
  deviņ: 9,
  desmit: 10,
  divpadsmit: 12,
  četrpadsmit: 14,
  divdesmit: 20,
  trīsdesmit: 30,
};
const COUNT = `(?<count>\\d{1,3}|${Object.keys(COUNTS)
  .toSorted((left, right) => right.length - left.length)
  .map((stem) => `${stem}\\p{Ll}{0,4}`)
  .join('|')})`;
const TERM = new RegExp(
  `(?<![\\p{L}\\d])${COUNT}(?:\\s*\\([^)]{2,30}\\))?\\s+(?<unit>kalendāra dien|kalendār\\p{Ll}+ dien|darb ?dien|dien|nedēļ|mēne[sš])\\p{Ll}*`,
  'giu',
);
const DAYS: Readonly<Record<string, number>> = { dien: 1, nedēļ: 7, mēne: 30 };

/** By-laws on the participatory budget against what the law asks of them (PL 60, 61). */
export function participatoryBudget(linted: Linted): void {
  if (linted.amending || !/līdzdalības\s+budžet/iu.test(linted.title)) return;
  for (const block of linted.norms)
    for (const { text, from, to } of sentencesOf(block.text)) {
      const submission =
        /(?:pieteikum|projekt|idej)\p{L}*(?:\s+\p{L}+){0,4}\s+(?:iesniegšan|pieteikšan|pieņemšan)/iu;
      if (submission.test(text) && /termiņ|laik|ilg|period|izsludin|atvērt/iu.test(text))
        term(
          linted,
          'lint.submission-term',
          block,
          text,
          from,
          30,
          /izskat|vērtē|atbild|paziņo|informē|precizē|novērst|trūkum/iu,
        );
      else if (/balsošan|balsojum/iu.test(text) && /ilg|termiņ|notiek|period/iu.test(text))
        term(
          linted,
          'lint.voting-term',
          block,
          text,
          from,
          14,
          /pirms|pēc|publicē|paziņo|informē|izsludin|apkopo/iu,
        );
      if (narrows(text)) linted.in('lint.submitters-narrowed', block, from, to);
    }
}

/** The shortest term in the sentence that is below what the law asks, unless the sentence speaks of something else. */
function term(
  linted: Linted,
  code: 'lint.submission-term' | 'lint.voting-term',
  block: Linted['blocks'][number],
  text: string,
  at: number,
  least: number,
  other: RegExp,
): void {
  if (other.test(text)) return;
  for (const match of text.matchAll(TERM)) {
    const { count = '', unit = '' } = match.groups ?? {};
    const value = valueOf(count.toLowerCase());
    const days = DAYS[Object.keys(DAYS).find((stem) => unit.toLowerCase().includes(stem)) ?? ''] ?? 1;
    if (value === null || value * days >= least) continue;
    const from = at + match.index;
    linted.in(code, block, from, from + match[0].length, { term: match[0], days: value * days, least });
  }
}

function valueOf(count: string): number | null {
  if (/^\d+$/.test(count)) return Number(count);
  const stem = Object.keys(COUNTS)
    .filter((one) => count.startsWith(one))
    .toSorted((left, right) => right.length - left.length)[0];
  return stem === undefined ? null : (COUNTS[stem] ?? null);
}

/** Submitters limited to residents: the law asks only for the age of 16 or an association or foundation. */
function narrows(text: string): boolean {
  const who =
    /(?:pieteikum|projekt|idej)\p{L}*(?:\s+\p{L}+){0,4}\s+(?:var\s+iesnieg|iesniedz|ir\s+tiesīg|var\s+pieteik)|(?:iesniedzējs|iesniedzēji)\s+(?:ir|var\s+būt)/iu;
  return (
    who.test(text) &&
    /deklarēt\p{Ll}*|\biedzīvotāj(?:s|i|iem|am)\b|dzīvesviet/iu.test(text) &&
    !/balso/iu.test(text)
  );
}
