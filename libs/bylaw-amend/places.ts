import { fromSuperscript } from '#libs/bylaw-document';
import { asSuperscript, NUMBER, readNumber } from './labels.js';
import type { Segment, Step, StepKind, Target } from './operations.js';

/** What a phrase names. */
export interface ReadPlaces {
  targets: Target[];
  /** The instruction says that the whole text is meant, `visā tekstā`. */
  everywhere: boolean;
  /** Numbers whose superscript had to be guessed. */
  guessed: string[];
}

const ORDINALS = [
  'pirm',
  'otr',
  'treš',
  'ceturt',
  'piekt',
  'sest',
  'septīt',
  'astot',
  'devīt',
  'desmit',
  'vienpadsmit',
  'divpadsmit',
];
const NOUNS: readonly (readonly [RegExp, StepKind])[] = [
  [/^apakšpunkt/, 'subpoint'],
  [/^punkt/, 'point'],
  [/^(apakš)?nodaļ/, 'chapter'],
  [/^pielikum/, 'annex'],
  [/^pant/, 'section'],
  [/^ievaddaļ/, 'introduction'],
  [/^daļ/, 'part'],
  [/^rindkop/, 'paragraph'],
  [/^teikum/, 'sentence'],
  [/^nosaukum|^virsrakst/, 'heading'],
  [/^tekst/, 'text'],
];
const RANK: Record<StepKind, number> = {
  title: 0,
  basis: 0,
  annex: 1,
  chapter: 2,
  section: 3,
  point: 3,
  part: 4,
  subpoint: 4,
  item: 5,
  paragraph: 6,
  introduction: 6,
  text: 6,
  heading: 6,
  sentence: 7,
};
const TOKEN = new RegExp(
  [
    '(?<space>[\\s,]+|\\b(?:un|vai|kā arī)(?=\\s))',
    '(?<everywhere>visā(?!\\p{L}))',
    '(?<basis>norād[iē],? uz kāda[\\p{L} ]* pamata[\\p{L} ]* izdoti,?|(?:izdošanas )?tiesisk\\p{L}+ pamat\\p{L}*)',
    '(?<transitional>pārejas noteikum\\p{L}*)',
    '(?<act>(?:saistoš\\p{L}+ )?(?:noteikum(?:us|os|u|i)|likum(?:u|ā|a))(?!\\p{L}))',
    '(?<roman>[IVXLC]+(?:\\.?[⁰¹²³⁴-⁹]+|\\.\\d+)?\\.?(?=\\s*(?:apakš)?nodaļ))',
    `(?<number>${NUMBER}(?:\\s?[–-]\\s?${NUMBER})?)`,
    '(?<quoted>["„“”«»].+?["„“”«»](?=$|[\\s,.;:]))',
    '(?<word>\\p{L}+)',
  ].join('|'),
  'gyu',
);

/**
 * The targets that a phrase in any case names: `7.2. un 7.3. apakšpunktu`, `9. panta pirmās daļas 8. punktu`,
 * `2. pielikuma 5.¹ punktā`, `II nodaļas nosaukumu`. `null` where a word of it is not understood.
 *
 * @param around the target that the phrase is read in, for instructions under a heading such as `14. pantā:`
 */
export function readPlaces(phrase: string, around: Target = []): ReadPlaces | null {
  return new PlaceReader(phrase.trim(), around).read();
}

class PlaceReader {
  private prefix: Step[];
  private pending: Segment[][] = [];
  private numbers: string[] = [];
  private readonly out: ReadPlaces = { targets: [], everywhere: false, guessed: [] };
  private actNamed = false;

  constructor(
    private readonly phrase: string,
    private readonly around: Target,
  ) {
    this.prefix = [...around];
  }

  read(): ReadPlaces | null {
    let at = 0;
    while (at < this.phrase.length) {
      TOKEN.lastIndex = at;
      const match = TOKEN.exec(this.phrase);
      if (!match?.groups) return null;
      at = TOKEN.lastIndex;
      if (!this.take(match.groups, this.phrase.slice(at))) return null;
    }
    if (this.pending.length > 0) return null;
    if (this.out.targets.length === 0) {
      if (!this.actNamed && !this.out.everywhere) return null;
      this.out.targets.push(this.prefix);
    }
    return this.out;
  }

  private take(groups: Record<string, string | undefined>, rest: string): boolean {
    const { everywhere, basis, transitional, act, roman, number, quoted, word } = groups;
    if (everywhere !== undefined) this.out.everywhere = true;
    else if (basis !== undefined) this.add({ kind: 'basis', segments: [] });
    else if (transitional !== undefined)
      this.end([{ kind: 'chapter', segments: [], title: 'Pārejas noteikumi' }], rest);
    else if (act !== undefined) this.actNamed = true;
    else if (roman !== undefined) {
      const [, base = '', sup = ''] = /^([IVXLC]+)\.?([⁰¹²³⁴-⁹\d]*)/.exec(roman) ?? [];
      this.pending.push([{ base, sup: fromSuperscript(sup) }]);
    } else if (number !== undefined) return this.number(number);
    else if (quoted !== undefined) return this.nameChapter(quoted.slice(1, -1), rest);
    else if (word !== undefined) return this.word(word.toLowerCase(), rest);
    return true;
  }

  private number(text: string): boolean {
    const [from = '', to] = text.split(/\s?[–-]\s?/);
    const first = readNumber(from).segments;
    this.numbers.push(from);
    this.pending.push(first);
    if (to === undefined) return true;
    const last = readNumber(to).segments;
    const [start, end] = [Number(first.at(-1)?.base), Number(last.at(-1)?.base)];
    if (first.length !== last.length || !(end > start) || end - start > 200) return false;
    for (let value = start + 1; value <= end; value += 1) {
      this.numbers.push('');
      this.pending.push([...first.slice(0, -1), { base: String(value), sup: '' }]);
    }
    return true;
  }

  private word(word: string, rest: string): boolean {
    const ordinal = ORDINALS.findIndex((stem) =>
      new RegExp(`^${stem}(ais|ā|o|ās|ajā|ajai|ajos|os|us)$`).test(word),
    );
    if (ordinal >= 0) {
      this.numbers.push('');
      this.pending.push([{ base: String(ordinal + 1), sup: '' }]);
      return true;
    }
    const kind = NOUNS.find(([pattern]) => pattern.test(word))?.[1];
    if (!kind) return /^(attiecīgaj?ā|jaun\p{L}+|šād\p{L}+)$/u.test(word);
    const plain = this.out.everywhere && this.pending.length === 0;
    if (kind === 'text' && (plain || (this.actNamed && this.prefix.length === 0))) {
      this.actNamed = true;
      return true;
    }
    if (plain || (this.pending.length === 0 && this.around.at(-1)?.kind === kind)) {
      this.actNamed = true;
      if (owns(rest)) return true;
      this.out.targets.push([...this.around]);
      return true;
    }
    if (kind === 'heading' && this.prefix.length === 0) {
      this.add({ kind: 'title', segments: [] });
      return true;
    }
    this.end(this.steps(kind), rest);
    return true;
  }

  private steps(kind: StepKind): Step[] {
    const inLaw = this.prefix.some((step) => step.kind === 'section' || step.kind === 'part');
    const named = this.pending.length > 0 ? this.pending : [[]];
    const steps = named.map((segments, at): Step => {
      if (kind !== 'point' && kind !== 'subpoint' && kind !== 'section') return { kind, segments };
      const { open } = readNumber(this.numbers[at] ?? '');
      const lost = open && kind !== 'subpoint';
      if (lost) this.out.guessed.push(this.numbers[at] ?? '');
      const whole = lost ? asSuperscript(segments) : segments;
      if (kind === 'section') return { kind, segments: whole };
      return { kind: inLaw ? 'item' : whole.length > 1 ? 'subpoint' : 'point', segments: whole };
    });
    this.pending = [];
    this.numbers = [];
    return steps;
  }

  /** A noun that another phrase follows is the owner of it, else it is a target. */
  private end(steps: readonly Step[], rest: string): void {
    const kind = steps[0]?.kind ?? 'text';
    while (this.prefix.length > this.around.length && RANK[this.prefix.at(-1)?.kind ?? 'text'] >= RANK[kind])
      this.prefix.pop();
    const [only] = steps;
    if (only && steps.length === 1 && owns(rest)) this.prefix.push(only);
    else for (const step of steps) this.add(step);
  }

  private add(step: Step): void {
    this.out.targets.push([...this.prefix, step]);
  }

  private nameChapter(title: string, rest: string): boolean {
    const last = this.out.targets.pop();
    const step = last?.at(-1);
    if (!last || step?.kind !== 'chapter' || step.segments.length > 0) return false;
    const named = [...last.slice(0, -1), { ...step, title }];
    if (owns(rest)) this.prefix = named;
    else this.out.targets.push(named);
    return true;
  }
}

/** Whether a noun owns what follows it: nothing stands between, no comma and no conjunction. */
function owns(rest: string): boolean {
  return /^\s*[\p{L}\d]/u.test(rest) && !/^\s+(un|vai|kā arī)\s/.test(rest);
}
