import type { GrammaticalCase } from '#libs/latvian-text';
import { fromSuperscript } from '#libs/bylaw-document';
import { NUMBER, numberRange, readParts, type NumberPart } from './numbers.js';
import { ORDINAL, readOrdinal, singularCase } from './ordinals.js';

/** What a step of a place names: `section` pants, `part` daļa, `point` punkts, `subpoint` apakšpunkts. */
export type StepKind =
  | 'transitional'
  | 'annex'
  | 'chapter'
  | 'section'
  | 'part'
  | 'point'
  | 'subpoint'
  | 'sentence'
  | 'paragraph'
  | 'introduction'
  | 'table';

/** One step of the way to a place in an act. */
export interface PlaceStep {
  kind: StepKind;
  /** The number; empty where the step has none (`pielikuma`) or a letter. */
  parts: readonly NumberPart[];
  /** `a` of `"a" apakšpunkts`; the empty string where there is none. */
  letter: string;
}

/** A place in some act as the text names it. */
export interface ReadPlace {
  /** Outermost first. */
  steps: readonly PlaceStep[];
  /** The characters that name this place: its number, with the noun where the noun stands beside this number. */
  from: number;
  to: number;
  /** The number alone; `null` where the number is only meant, as those inside a range. */
  number: { from: number; to: number; printed: string } | null;
  /** The noun behind the last number of a list. */
  noun: { from: number; to: number; printed: string; form: GrammaticalCase | null } | null;
}

interface Pending {
  parts: readonly NumberPart[];
  letter: string;
  at: { from: number; to: number; printed: string } | null;
}

const NOUNS: readonly (readonly [pattern: RegExp, kind: StepKind, feminine: boolean])[] = [
  [/^apakšpunkt(s|a|am|u|ā|i|iem|us|os)$/, 'subpoint', false],
  [/^punkt(s|a|am|u|ā|i|iem|us|os)$/, 'point', false],
  [/^pant(s|a|am|u|ā|i|iem|us|os)$/, 'section', false],
  [/^daļ(a|as|ai|u|ā|ām|ās)$/, 'part', true],
  [/^(?:apakš)?nodaļ(a|as|ai|u|ā|ām|ās)$/, 'chapter', true],
  [/^pielikum(s|a|am|u|ā|i|iem|us|os)$/, 'annex', false],
  [/^ievaddaļ(a|as|ai|u|ā)$/, 'introduction', true],
  [/^teikum(s|a|am|u|ā|i|iem|us|os)$/, 'sentence', false],
  [/^rindkop(a|as|ai|u|ā|ām|ās)$/, 'paragraph', true],
  [/^tabul(a|as|ai|u|ā|ām|ās)$/, 'table', true],
];
const RANK: Record<StepKind, number> = {
  annex: 1,
  chapter: 2,
  transitional: 3,
  section: 4,
  part: 5,
  point: 6,
  table: 6,
  subpoint: 7,
  introduction: 8,
  paragraph: 8,
  sentence: 9,
};
const TOKEN = new RegExp(
  [
    '(?<space>[\\s\\u00a0]+)',
    '(?<link>,|(?:un/vai|un|vai|kā arī|gan)(?![\\p{L}]))',
    '(?<dash>[–—-]|līdz(?![\\p{L}]))',
    '(?<transitional>pārejas noteikumu(?![\\p{L}]))',
    `(?<ordinal>${ORDINAL}(?:\\s*prim(?![\\p{L}]))?)`,
    '(?<bracketed>\\(\\d{1,3}[⁰¹²³⁴-⁹]*\\))',
    '(?<roman>[IVXLC]{1,8}(?:\\.?[⁰¹²³⁴-⁹]+|\\.\\d{1,2})?\\.?(?![\\p{L}\\d]))',
    `(?<number>${NUMBER})`,
    '(?<letter>["„“](?<quotedLetter>\\p{Ll})["”“])',
    '(?<word>\\p{L}+)',
  ].join('|'),
  'yiu',
);
/** No text names more places by one noun; a column of numbers must not be read to its end from each of them. */
const MOST = 250;
const FOLLOWS = new RegExp(
  `^[\\s\\u00a0]*(?:\\d|["„“]\\p{Ll}["”“]|\\(\\d|${ORDINAL}|[IVXLC]+\\.?\\s|(?:ievaddaļ|teikum|rindkop))`,
  'iu',
);

/**
 * The places that the text names from `at` on: `46. panta trešā daļa`, `43. panta pirmās daļas 3. punktu un 43.¹ pantu`,
 * `8.4.1. līdz 8.4.6. apakšpunktā`. Reading ends before the first word that belongs to no place; numbers without a noun
 * behind them name nothing. Where more numbers stand in a row than any noun has, `end` is behind those that were read.
 */
export function readPlaces(text: string, at: number): { places: ReadPlace[]; end: number } {
  return new PlaceReader(text, at).read();
}

class PlaceReader {
  private readonly places: ReadPlace[] = [];
  private prefix: { step: PlaceStep; from: number; to: number; used: boolean; place: ReadPlace }[] = [];
  private pending: Pending[] = [];
  private range = false;
  private end: number;

  constructor(
    private readonly text: string,
    private at: number,
  ) {
    this.end = at;
  }

  read(): { places: ReadPlace[]; end: number } {
    for (;;) {
      TOKEN.lastIndex = this.at;
      const match = TOKEN.exec(this.text);
      if (!match?.groups) break;
      const from = this.at;
      this.at = TOKEN.lastIndex;
      if (!this.take(match.groups, from, this.at)) break;
      if (this.pending.length > MOST) {
        if (this.places.length === 0) this.end = this.at;
        break;
      }
    }
    this.emitUnused();
    return { places: this.places, end: this.end };
  }

  private take(groups: Record<string, string | undefined>, from: number, to: number): boolean {
    const { space, link, dash, transitional, ordinal, bracketed, roman, number, letter, word } = groups;
    const printed = this.text.slice(from, to);
    if (space !== undefined || link !== undefined) return true;
    if (dash !== undefined) {
      this.range = this.pending.length > 0;
      return this.range;
    }
    if (transitional !== undefined) return this.transitional(from, to);
    if (ordinal !== undefined) {
      const prim = /\s*prim$/i.test(ordinal);
      const value = readOrdinal(ordinal.replace(/\s*prim$/i, ''));
      if (value === null) return false;
      return this.add([{ base: String(value), sup: prim ? '1' : '' }], from, to);
    }
    if (bracketed !== undefined) return this.add(readParts(printed), from, to);
    if (number !== undefined) return this.add(readParts(number), from, from + number.trimEnd().length);
    if (roman !== undefined && roman === roman.toUpperCase()) {
      const [base = '', sup = ''] = roman.replace(/\.$/, '').split(/\.?(?=[⁰¹²³⁴-⁹])|\./);
      return this.add([{ base, sup: fromSuperscript(sup) }], from, to);
    }
    if (letter !== undefined) {
      this.pending.push({ parts: [], letter: groups['quotedLetter'] ?? '', at: { from, to, printed } });
      return true;
    }
    return word !== undefined && this.noun(word.toLowerCase(), from, to);
  }

  private add(parts: readonly NumberPart[], from: number, to: number): boolean {
    const here: Pending = { parts, letter: '', at: { from, to, printed: this.text.slice(from, to) } };
    const before = this.pending.at(-1);
    if (this.range && before) {
      this.range = false;
      const inside = numberRange(before.parts, parts);
      if (!inside) return false;
      for (const one of inside.slice(1, -1)) this.pending.push({ parts: one, letter: '', at: null });
    }
    this.pending.push(here);
    return true;
  }

  private transitional(from: number, to: number): boolean {
    if (this.pending.length > 0) return false;
    this.own({ kind: 'transitional', parts: [], letter: '' }, from, to, null);
    return true;
  }

  private noun(word: string, from: number, to: number): boolean {
    const found = NOUNS.flatMap(([pattern, kind, feminine]) => {
      const ending = pattern.exec(word)?.[1];
      return ending === undefined ? [] : [{ kind, feminine, ending }];
    })[0];
    if (!found) return false;
    const { kind, feminine, ending } = found;
    if (this.pending.length === 0 && kind !== 'annex' && kind !== 'introduction') return false;
    if (this.pending.length === 0 && this.prefix.length === 0 && this.places.length > 0) return false;
    const form = singularCase(ending, feminine);
    const noun = { from, to, printed: this.text.slice(from, to), form };
    const steps = this.pending.length > 0 ? this.pending : [{ parts: [], letter: '', at: null }];
    this.pending = [];
    // "pārejas noteikumu 7. punkts un 5. pants": the article stands outside the transitional provisions again.
    if (kind === 'section' && this.prefix.some(({ step, used }) => step.kind === 'transitional' && used))
      this.prefix = [];
    while (this.prefix.length > 0 && RANK[this.prefix.at(-1)?.step.kind ?? 'sentence'] >= RANK[kind])
      this.drop();
    const [only] = steps;
    if (only && steps.length === 1 && form === 'gen' && FOLLOWS.test(this.text.slice(to, to + 40)))
      this.own({ kind, parts: only.parts, letter: only.letter }, only.at?.from ?? from, to, noun, only.at);
    else {
      steps.forEach(({ parts, letter, at }, index) => {
        const last = index === steps.length - 1;
        const outer = this.outer();
        const start = at?.from ?? before(steps, index)?.from ?? from;
        this.places.push({
          steps: [...this.prefix.map((entry) => entry.step), { kind, parts, letter }],
          from: index === 0 ? (outer ?? start) : start,
          to: last ? to : (at?.to ?? steps.at(-1)?.at?.to ?? to),
          number: at,
          noun: last ? noun : null,
        });
      });
      for (const entry of this.prefix) entry.used = true;
    }
    this.end = to;
    return true;
  }

  /** Where the unused steps around the next place begin: they belong to its text. */
  private outer(): number | null {
    const first = this.prefix.find((entry) => !entry.used);
    return first?.from ?? null;
  }

  private own(
    step: PlaceStep,
    from: number,
    to: number,
    noun: ReadPlace['noun'],
    number: ReadPlace['number'] = null,
  ): void {
    while (this.prefix.length > 0 && RANK[this.prefix.at(-1)?.step.kind ?? 'sentence'] >= RANK[step.kind])
      this.drop();
    const steps = [...this.prefix.map((entry) => entry.step), step];
    const start = this.outer() ?? from;
    this.prefix.push({ step, from, to, used: false, place: { steps, from: start, to, number, noun } });
    if (step.kind !== 'transitional') this.end = to;
  }

  private drop(): void {
    const last = this.prefix.pop();
    if (last && !last.used) this.places.push(last.place);
  }

  /** A unit in the genitive behind which nothing was named after all is itself what is named. */
  private emitUnused(): void {
    const last = this.prefix.at(-1);
    if (last && !last.used && last.step.kind !== 'transitional') this.places.push(last.place);
  }
}

/** The printed number that begins the range in which a number is only meant. */
function before(steps: readonly Pending[], index: number): Pending['at'] {
  return steps.slice(0, index).findLast(({ at }) => at !== null)?.at ?? null;
}
