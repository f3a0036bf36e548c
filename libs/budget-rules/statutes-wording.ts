import type { CycleInput, CycleRules } from '#libs/contracts';
import { daysBetween } from '#libs/legal-calendar';

/** What a number in a point of a nolikums counts. */
export type StatedKind = 'days' | 'percent' | 'cents' | 'age' | 'count';

/** A number as a point says it: cents, hundredths of a per cent, days, years or pieces, and the words themselves. */
export interface StatedNumber {
  kind: StatedKind;
  value: number;
  said: string;
}

/** A number of a point that a rule of the cycle does not have. Only a person can tell whether the point means the rule. */
export interface WordingDoubt {
  /** What the rule has; in the units of {@link StatedNumber}. */
  expected: number;
  stated: StatedNumber[];
}

/** Age of the vote and of submitting (PL 60(3)1, 60(4)). */
const AGE = 16;
const DAYS = { diena: 1, nedēļa: 7, mēnesis: 30, gads: 365 } as const;
/** A month is as long as it is; a term counted in months is doubted only outside of this. */
const MONTH_SLACK = 2;

const WORDS: Readonly<Record<string, number>> = {
  vien: 1,
  div: 2,
  trīs: 3,
  trij: 3,
  trim: 3,
  četr: 4,
  piec: 5,
  seš: 6,
  septiņ: 7,
  astoņ: 8,
  deviņ: 9,
  desmit: 10,
  četrpadsmit: 14,
  piecpadsmit: 15,
  sešpadsmit: 16,
  divdesmit: 20,
  trīsdesmit: 30,
  sešdesmit: 60,
};
/** Endings of number words, so that `vien` is found in `vienu` and not in `vienīgi`. */
const ENDING = '(?:a|s|u|i|us|as|am|ai|iem|ām|ās|os|ā|pa|us)?';
const NUMBER = String.raw`\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?|(?:${Object.keys(
  WORDS,
)
  .sort((a, b) => b.length - a.length)
  .join('|')})${ENDING}`;
const BETWEEN = String.raw`[ \u00a0]+`;

const PATTERNS: readonly { kind: StatedKind; unit: string; times: number }[] = [
  { kind: 'days', unit: 'darb ?dien', times: DAYS.diena },
  { kind: 'days', unit: '(?:kalendār\\p{L}+ )?dien', times: DAYS.diena },
  { kind: 'days', unit: 'nedēļ', times: DAYS.nedēļa },
  { kind: 'days', unit: 'mēne[sš]', times: DAYS.mēnesis },
  { kind: 'percent', unit: '(?:%|procent)', times: 100 },
  { kind: 'cents', unit: '(?:euro|eiro|EUR|€)', times: 100 },
  { kind: 'age', unit: 'gad(?:u|us|iem)', times: 1 },
  {
    kind: 'count',
    unit: '(?:līdzdalības (?:budžeta )?)?(?:projekt|pieteikum|priekšlikum|ide|bals(?:i|s|is|īm|u)\\b|balsojum)',
    times: 1,
  },
];

/** Rules whose points have a number that can be compared, with what it counts and how the rule has it. */
const COMPARED: Partial<{ [Rule in keyof CycleRules]: [StatedKind, (rules: CycleRules) => number | null] }> =
  {
    submitters: ['age', () => AGE],
    eligibilityDay: ['age', () => AGE],
    ageDay: ['age', () => AGE],
    maxPerSubmitter: ['count', ({ maxPerSubmitter }) => maxPerSubmitter],
    projectMinCents: ['cents', ({ projectMinCents }) => projectMinCents],
    projectMaxCents: ['cents', ({ projectMaxCents }) => projectMaxCents],
    upkeepMaxBasisPoints: ['percent', ({ upkeepMaxBasisPoints }) => upkeepMaxBasisPoints],
    correctionDays: ['days', ({ correctionDays }) => correctionDays],
    ballot: [
      'count',
      ({ ballot }) =>
        ballot.kind === 'one' ? 1 : ballot.kind === 'up_to' || ballot.kind === 'ranking' ? ballot.max : null,
    ],
    threshold: ['count', ({ threshold }) => (threshold?.kind === 'votes' ? threshold.votes : null)],
    partFunding: ['percent', ({ partFunding }) => partFunding && partFunding.leastBasisPoints],
    oneWinner: ['percent', ({ oneWinner }) => oneWinner?.mostBasisPoints ?? null],
  };

/** The numbers that a text plainly states, in its order; a number whose meaning is not plain is passed over. */
export function statedNumbers(text: string): StatedNumber[] {
  const found: (StatedNumber & { at: number })[] = [];
  for (const { kind, unit, times } of PATTERNS) {
    const pattern = new RegExp(String.raw`(?<![\p{L}\d.,])(${NUMBER})${BETWEEN}?(?=${unit})${unit}`, 'giu');
    for (const match of text.matchAll(pattern)) {
      const number = numberOf(match[1] ?? '');
      if (number === null || found.some(({ at }) => at === match.index)) continue;
      found.push({ kind, value: Math.round(number * times), said: match[0].trim(), at: match.index });
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ kind, value, said }) => ({ kind, value, said }));
}

/** Numbers of the point, of the kind that the rule has, where none of them is the rule's; `null` where nothing is odd. */
export function wordingDoubt(rule: keyof CycleRules, rules: CycleRules, text: string): WordingDoubt | null {
  const [kind, valueOf] = COMPARED[rule] ?? [];
  const expected = valueOf?.(rules) ?? null;
  if (kind === undefined || expected === null) return null;
  const stated = statedNumbers(text).filter((one) => one.kind === kind);
  if (stated.length === 0 || stated.some(({ value }) => value === expected)) return null;
  return { expected, stated };
}

/** A point of a nolikums with its number and its words. */
export interface StatutesText {
  point: string;
  text: string;
}

/** A term of the cycle that seems shorter than a point of its nolikums says. */
export interface TermDoubt extends StatutesText {
  term: 'submission' | 'voting';
  /** Days that the cycle gives. */
  days: number;
  stated: StatedNumber;
}

const TERMS = {
  submission: /iesnieg\p{L}*[^.;]{0,120}(?:termiņ|īsāk|vismaz|ilg|laik)|(?:termiņ|laik)[^.;]{0,80}iesnieg/iu,
  voting:
    /balso(?:šan|jum)\p{L}*[^.;]{0,120}(?:termiņ|īsāk|vismaz|ilg|laik|noris)|(?:termiņ|laik)[^.;]{0,80}balso/iu,
} as const;
/** Shorter ones are terms of answers and corrections; longer ones of delivery and of keeping. */
const TERM_DAYS = { least: 14, most: 185 } as const;

/** Points that seem to give submission or voting more days than the cycle has. */
export function termDoubts(
  points: readonly StatutesText[],
  cycle: Pick<CycleInput, 'submission' | 'voting'>,
): TermDoubt[] {
  return (['submission', 'voting'] as const).flatMap((term) => {
    const { from, to } = cycle[term];
    if (!from || !to || to < from) return [];
    const days = daysBetween(from, to);
    return points.flatMap(({ point, text }): TermDoubt[] => {
      if (!TERMS[term].test(text)) return [];
      const stated = statedNumbers(text).find(({ kind, value, said }) => {
        const slack = /mēne/iu.test(said) ? MONTH_SLACK * Math.ceil(value / DAYS.mēnesis) : 0;
        return kind === 'days' && value >= TERM_DAYS.least && value <= TERM_DAYS.most && days < value - slack;
      });
      return stated ? [{ term, point, text, days, stated }] : [];
    });
  });
}

/** Whether two wordings say the same, spaces and their kinds aside. */
export function sameWording(a: string, b: string): boolean {
  const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
  return plain(a) === plain(b);
}

function numberOf(said: string): number | null {
  if (/^\d/.test(said)) return Number(said.replaceAll(/[ \u00a0]/g, '').replace(',', '.'));
  const word = said.toLocaleLowerCase('lv');
  const stem = Object.keys(WORDS)
    .sort((a, b) => b.length - a.length)
    .find((one) => word.startsWith(one));
  return stem === undefined ? null : (WORDS[stem] ?? null);
}
