import type { CitedAct } from './acts.js';
import { ActMemory, mentionsIn, type Mention } from './mentions.js';
import { NUMBER } from './numbers.js';
import { readPlaces, type PlaceStep, type ReadPlace } from './places.js';

/** A place of another act that a text cites. */
export interface Citation {
  act: CitedAct;
  /** The way to the place, outermost first; empty where the text names the act alone. */
  steps: readonly PlaceStep[];
  /** The characters of the citation; the first place behind an act begins with the act's name. */
  from: number;
  to: number;
}

/** A unit of the text itself that the text refers to. */
export interface OwnReference extends ReadPlace {
  /** The text says that it means itself: `šo noteikumu 5. punktā`. */
  explicit: boolean;
}

/** What a text refers to. */
export interface Recognised {
  citations: Citation[];
  own: OwnReference[];
}

const LATER = /^\s*\(turpmāk(?:\s+tekstā)?\s*[–—-]\s*([^)]{2,60}?)\)/u;
const PUBLISHED = /^\s*\((?:Latvijas Vēstnesis|turpmāk)[^)]{0,200}\)/u;
const SELF = /(?:^|[^\p{L}])(?:(?:šo|šajos|šiem)\s+)?(?:saistoš\p{L}+\s+)?noteikum(?:iem|us|os|u|i)\s*$/iu;
const NOT_SELF =
  /(?:as|es|kabineta|konkursa|MK|minēto|iepriekšējo|citu|attiecīgo|[^\p{L}]to|Nr\.\s?\S+)\s+(?:saistoš\p{L}+\s+)?noteikum\p{L}+\s*$/iu;
const STATUTE = /(?:^|[^\p{L}])(?:š[āīo]\s+)?(?:konkursa\s+)?nolikum(?:a|ā|am|u|s)\s*$/iu;
const FOREIGN =
  /(?:līgum|instrukcij|direktīv|regul|kodeks|likum|lēmum|protokol|konvencij|standart|metodik|plān|iesniegum|veidlap|anket|nolikum|noteikum|rīkojum|reglament|statūt|vienošan|kārtīb|klasifikator|metodisk\p{L}+|pant)\p{L}*\s*(?:Nr\.\s?\S+\s*)?(?:"[^"]*"\s*)?$/iu;
const START = new RegExp(
  `(?<![\\p{L}\\d.,/–-])(?:${NUMBER}|[IVXLC]{1,8}\\.?[⁰¹²³⁴-⁹]*(?=[\\s,–-])|pielikum(?=(?:s|a|am|u|ā)(?!\\p{L})))`,
  'gu',
);

/** Reads texts one after another, in the order of the document: what was named before is remembered. */
export class CitationReader {
  private readonly memory = new ActMemory();
  /** Whether the text that is being read has named an act. */
  private named = false;

  /** @param statute the text is a nolikums, so `nolikuma 5. punkts` is its own */
  constructor(private readonly statute = false) {}

  read(text: string): Recognised {
    this.named = false;
    const citations: Citation[] = [];
    const taken: { from: number; to: number }[] = [];
    for (const mention of mentionsIn(text, this.memory)) {
      const end = this.cite(text, mention, citations);
      taken.push({ from: mention.from, to: end });
    }
    return { citations, own: this.own(text, taken) };
  }

  /** What is cited of one act; returns where that ends. */
  private cite(text: string, mention: Mention, citations: Citation[]): number {
    const act = this.actOf(mention);
    let at = mention.to;
    const rest = text.slice(at, at + 300);
    const later = LATER.exec(rest);
    if (later && act) this.memory.define(later[1] ?? '', act);
    at += (later ?? PUBLISHED.exec(rest))?.[0].length ?? 0;
    const { places, end } = readPlaces(text, at);
    // A law has articles; "likuma 1. punkts" is a place of something else.
    if (mention.backward && places.some(({ steps }) => !STATUTORY.has(steps[0]?.kind ?? ''))) return end;
    if (places.length === 0) {
      if (act && !mention.backward) citations.push({ act, steps: [], from: mention.from, to: mention.to });
      return mention.to;
    }
    if (act)
      places.forEach((place, index) =>
        citations.push({
          act,
          steps: place.steps,
          from: index === 0 && at === mention.to ? mention.from : place.from,
          to: place.to,
        }),
      );
    return end;
  }

  private actOf(mention: Mention): CitedAct | null {
    if (!mention.backward) {
      this.memory.last = mention.act;
      this.named = true;
      return mention.act;
    }
    return mention.backward === 'pointing' || this.named ? this.memory.last : null;
  }

  private own(text: string, taken: readonly { from: number; to: number }[]): OwnReference[] {
    const out: OwnReference[] = [];
    if (!/punkt|pielikum|nodaļ/iu.test(text)) return out;
    let next = 0;
    for (const match of text.matchAll(START)) {
      const at = match.index;
      if (at < next || taken.some(({ from, to }) => at >= from && at < to)) continue;
      const { places, end } = readPlaces(text, at);
      next = end;
      if (places.length === 0) continue;
      const before = text.slice(Math.max(0, at - 120), at);
      const self = (SELF.test(before) && !NOT_SELF.test(before)) || (this.statute && STATUTE.test(before));
      if (!self && FOREIGN.test(before)) continue;
      // Articles, parts of articles and their items belong to a law that the text does not name here.
      if (places.some(({ steps }) => steps.some(({ kind }) => !OWN_KINDS.has(kind)))) continue;
      out.push(...places.map((place) => ({ ...place, explicit: self })));
    }
    return out;
  }
}

const STATUTORY = new Set(['section', 'transitional', 'chapter', 'annex']);
const OWN_KINDS = new Set(['annex', 'chapter', 'point', 'subpoint']);

/** What a single text cites and refers to; for texts of one document use `CitationReader`. */
export function recogniseCitations(text: string): Recognised {
  return new CitationReader().read(text);
}
