import { common, without, type Vocabulary } from './bags.js';
import { familyOf, type Matching } from './matching.js';
import type { FlatUnit } from './units.js';

/** A part must have this share of its words from the whole, and the parts together this share of the words of it. */
const FROM_THE_WHOLE = 0.75;
const OF_THE_WHOLE = 0.75;
/** Parts with fewer words say too little. */
const PART_WORDS = 2;
/** Units between the parts that were deleted or inserted themselves. */
const MOST_SKIPPED = 2;
/** Words that stand in more units than this do not help to find the parts of a unit. */
const COMMON_WORD = 24;

/**
 * Finds units that became several (split) and units that were several (joined), and writes them into the matching: the
 * words of one unit stand in neighbouring units on the other side, apart from a few that were edited. Neighbours are the
 * next and previous sibling and what a unit begins with, so that a sentence made a sub-point is found as well. Only
 * units matched with nothing can be further parts.
 */
export function findParts(matching: Matching, vocabulary: Vocabulary): void {
  const { a, b } = matching;
  const free = (units: readonly FlatUnit[], isFree: (at: number) => boolean) =>
    units.filter((unit) => isFree(unit.index) && isText(unit));
  const freeB = free(b, (at) => matching.freeB(at));
  if (freeB.length > 0) {
    const finder = new PartFinder(a, b, matching.toB, matching.toA, freeB, vocabulary);
    for (const [whole, parts] of finder.all()) {
      const main = settle(matching, whole, parts, (part) => [whole, part]);
      matching.splits.set(whole, parts);
      for (const part of parts) if (part !== main) matching.splitOff.set(part, main);
    }
  }
  const freeA = free(a, (at) => matching.freeA(at));
  if (freeA.length > 0) {
    const finder = new PartFinder(b, a, matching.toA, matching.toB, freeA, vocabulary);
    for (const [whole, parts] of finder.all()) {
      if (matching.splitOff.has(whole)) continue;
      const main = settle(matching, whole, parts, (part) => [part, whole]);
      matching.joins.set(whole, parts);
      for (const part of parts) if (part !== main) matching.joinedAway.set(part, main);
    }
  }
}

/** The part that is the whole: the one with its id, else the first; the whole is paired with it. */
function settle(
  matching: Matching,
  whole: number,
  parts: readonly number[],
  pairOf: (part: number) => [a: number, b: number],
): number {
  const of = (part: number) => {
    const [a, b] = pairOf(part);
    return { a: matching.a[a], b: matching.b[b] };
  };
  const sameId = parts.find((part) => {
    const { a, b } = of(part);
    return a !== undefined && a.id !== '' && a.id === b?.id;
  });
  const main = sameId ?? parts[0] ?? whole;
  for (const part of parts) {
    const [a, b] = pairOf(part);
    if (part !== main && matching.toB[a] === b) matching.unpair(a, b);
  }
  matching.pair(...pairOf(main));
  return main;
}

/** Running text that was not deleted: what can be split and joined. */
function isText(unit: FlatUnit): boolean {
  return !unit.deleted && unit.text !== '' && familyOf(unit) === 'text';
}

class PartFinder {
  private readonly free: Set<number>;
  private readonly holders = new Map<number, number[]>();

  /**
   * @param wholes the side where one unit is looked for that is several on the side of `pieces`
   * @param partner for every whole its match among the pieces, -1 where there is none
   * @param back the other way round
   */
  constructor(
    private readonly wholes: readonly FlatUnit[],
    private readonly pieces: readonly FlatUnit[],
    private readonly partner: Int32Array,
    private readonly back: Int32Array,
    free: readonly FlatUnit[],
    private readonly vocabulary: Vocabulary,
  ) {
    this.free = new Set(free.map((unit) => unit.index));
    for (const unit of free) {
      for (const word of new Set(vocabulary.bagOf(unit))) {
        const list = this.holders.get(word);
        if (list) list.push(unit.index);
        else this.holders.set(word, [unit.index]);
      }
    }
  }

  /** Wholes with their parts, in order of the wholes; no piece is part of two. */
  *all(): Iterable<[whole: number, parts: number[]]> {
    for (const whole of this.candidates()) {
      const unit = this.wholes[whole];
      if (!unit || !isText(unit)) continue;
      const match = this.partner[whole] ?? -1;
      const start = match >= 0 ? match : this.start(unit);
      const parts = start < 0 ? [] : this.partsFrom(unit, start);
      if (parts.length < 2) continue;
      for (const part of parts) this.free.delete(part);
      yield [whole, parts];
    }
  }

  /** Only a whole whose match stands beside something free, or that has no match, can have parts. */
  private candidates(): number[] {
    const found = new Set<number>();
    for (const index of this.free) {
      for (const neighbour of [this.before(index), this.after(index), this.pieces[index]?.parent ?? -1]) {
        const whole = this.back[neighbour] ?? -1;
        if (whole >= 0) found.add(whole);
      }
    }
    this.partner.forEach((match, whole) => {
      if (match < 0) found.add(whole);
    });
    return [...found].sort((x, y) => x - y);
  }

  /** The first free piece whose words are those of an unmatched whole, found by rare words. */
  private start(whole: FlatUnit): number {
    const bag = this.vocabulary.bagOf(whole);
    const seen = new Set<number>();
    for (const word of new Set(bag)) {
      const list = this.holders.get(word) ?? [];
      if (list.length <= COMMON_WORD) for (const index of list) seen.add(index);
    }
    const fitting = [...seen]
      .sort((x, y) => x - y)
      .find((index) => this.free.has(index) && this.fits(index, bag));
    return fitting ?? -1;
  }

  private partsFrom(whole: FlatUnit, start: number): number[] {
    const bag = this.vocabulary.bagOf(whole);
    const first = this.pieces[start];
    if (!first || !isText(first)) return [];
    let missing = without(bag, this.vocabulary.bagOf(first));
    if (missing.length < PART_WORDS || !this.fits(start, bag)) return [];
    const parts = [start];
    const take = (next: (from: number) => number) => {
      let skipped = 0;
      for (let at = next(start); at >= 0 && this.free.has(at) && skipped <= MOST_SKIPPED; at = next(at)) {
        if (!this.fits(at, missing)) {
          skipped += 1;
          continue;
        }
        missing = without(missing, this.vocabulary.bagOf(this.pieces[at] as FlatUnit));
        parts.push(at);
      }
    };
    take((from) => this.firstInside(from));
    take((from) => this.after(from));
    take((from) => this.before(from));
    if (missing.length > bag.length * (1 - OF_THE_WHOLE)) return [];
    return [...new Set(parts)].sort((x, y) => x - y);
  }

  private fits(index: number, bag: Int32Array): boolean {
    const own = this.vocabulary.bagOf(this.pieces[index] as FlatUnit);
    return own.length >= PART_WORDS && common(own, bag) >= own.length * FROM_THE_WHOLE;
  }

  private firstInside(from: number): number {
    const next = this.pieces[from + 1];
    if (!next) return -1;
    const parent = this.pieces[from]?.parent ?? -1;
    // The first one inside, then its siblings, for a unit that became a list.
    return next.parent === from || (next.parent === parent && parent >= 0) ? next.index : -1;
  }

  private after(from: number): number {
    const unit = this.pieces[from];
    if (!unit) return -1;
    let at = from + 1;
    while ((this.pieces[at]?.depth ?? -1) > unit.depth) at += 1;
    const next = this.pieces[at];
    return next && next.depth === unit.depth && next.parent === unit.parent ? at : -1;
  }

  private before(from: number): number {
    const unit = this.pieces[from];
    if (!unit) return -1;
    let at = from - 1;
    while ((this.pieces[at]?.depth ?? -1) > unit.depth) at -= 1;
    const previous = this.pieces[at];
    return previous && previous.depth === unit.depth && previous.parent === unit.parent ? at : -1;
  }
}
