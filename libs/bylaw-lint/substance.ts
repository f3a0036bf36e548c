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

/** Who may submit; the law asks only for the age of 16, or for an association or foundation. */
const WHO =
  /(?:(?:pieteikum|projekt|idej)\p{L}*(?:\s+\p{L}+){0,4}\s+(?:var\s+iesnieg|iesniedz(?!am)|(?:ir\s+)?tiesīg|var\s+pieteik)|(?:iesniedzēj|pretendent)(?:s|i)\s+(?:ir|var\s+(?:būt|iesnieg)))/iu;
const RESIDENT = /deklarēt\p{Ll}*|(?<!\p{L})iedzīvotāj(?:s|i|iem|am|a)(?!\p{L})|dzīvesviet/iu;

/** What a sentence on the term for submissions may be about besides: answers, corrections, reports, contracts. */
const OTHER_TERMS =
  /izskat|vērtē|atbild|paziņo|informē|precizē|novērst|trūkum|pārskat|atskait|līgum|īsteno|realiz|komisij|apstrīd|pārsūdz|beig|pirms|viedok/iu;
const OTHER_VOTING = /pirms|pēc|publicē|paziņo|informē|izsludin|apkopo/iu;

/** By-laws on the participatory budget against what the law asks of them (PL 60, 61). */
export function participatoryBudget(linted: Linted): void {
  if (linted.amending || !/līdzdalības\s+budžet/iu.test(linted.title)) return;
  const leads = new Map<string, string>();
  for (const block of linted.norms) {
    const { unit } = block;
    if (unit && !leads.has(unit.id)) leads.set(unit.id, block.text);
    const lead = leads.get(unit?.path.at(-1) ?? '') ?? '';
    const listed = lead.trimEnd().endsWith(':') && WHO.test(lead);
    for (const { text, from, to } of sentencesOf(block.text)) {
      if (/iesnie[gd]|pieteikš|pieņemš/iu.test(text) && /projekt|idej|pieteikum|konkurs/iu.test(text))
        term(linted, 'lint.submission-term', block, text, from, 30, OTHER_TERMS);
      else if (/balsošan|balsojum/iu.test(text) && /ilg|termiņ|notiek|period/iu.test(text))
        term(linted, 'lint.voting-term', block, text, from, 14, OTHER_VOTING);
      if ((listed || WHO.test(text)) && RESIDENT.test(text) && !/balso/iu.test(text))
        linted.in('lint.submitters-narrowed', block, from, to);
    }
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
