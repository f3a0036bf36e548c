import { alignGap } from './align.js';
import { likeness, type Vocabulary } from './bags.js';
import { familyOf, tookOver, type Matching } from './matching.js';
import { heaviestIncreasing } from './order.js';
import type { FlatUnit } from './units.js';

/** A moved and edited unit is recognised far from its place from this likeness on. */
const MOVED_LIKENESS = 0.6;
/** Shorter texts say too little to be recognised elsewhere. */
const MOVED_WORDS = 5;
/** Words that stand in more units than this do not help to find a moved one. */
const COMMON_WORD = 24;

/**
 * Matches what ids left open. First the same texts one after the other, then texts that stand exactly once on either
 * side (notes on amendments are known by their place only); then, between these, the best
 * alignment by likeness within a window; then moved units that were also edited, found by their rare words; then
 * parents by their children and restated units by their number.
 *
 * @param exactOnly stop after the first step, where the documents are versions with ids
 */
export function matchByStructure(matching: Matching, vocabulary: Vocabulary, exactOnly: boolean): void {
  if (!exactOnly) matchInOrder(matching);
  matchExact(matching, exactOnly ? 3 : 1);
  if (exactOnly) return;
  alignBetweenAnchors(matching, vocabulary);
  matchMoved(matching, vocabulary);
  matchParents(matching);
  matchRestated(matching);
  matchNotes(matching);
}

/** Texts with fewer characters are too usual to be paired by their order alone. */
const DISTINCT_LENGTH = 20;
/** So many units may have come or gone before the next same text. */
const LOOK_AHEAD = 6;

/** Pairs the same texts that follow each other on both sides: most of two wordings of one act, found without a map. */
function matchInOrder(matching: Matching): void {
  const { a, b } = matching;
  const same = (i: number, j: number): boolean => {
    const [one, other] = [a[i], b[j]];
    if (!one || !other || !matching.freeA(i) || !matching.freeB(j) || one.name !== other.name) return false;
    const { text } = one;
    return text.length >= DISTINCT_LENGTH && text === other.text && one.name !== 'remark';
  };
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (same(i, j)) matching.pair(i, j);
    else {
      let ahead = 1;
      while (ahead <= LOOK_AHEAD && !same(i, j + ahead) && !same(i + ahead, j)) ahead += 1;
      if (ahead <= LOOK_AHEAD) {
        if (same(i, j + ahead)) j += ahead;
        else i += ahead;
        matching.pair(i, j);
      }
    }
    i += 1;
    j += 1;
  }
}

function matchExact(matching: Matching, minWords: number): void {
  const keyed = (
    units: readonly FlatUnit[],
    free: (index: number) => boolean,
  ): Map<string, Map<string, number>> => {
    const families = new Map<string, Map<string, number>>();
    for (const unit of units) {
      if (!free(unit.index) || unit.name === 'remark') continue;
      const text = unit.text.trim();
      if (text === '' || (minWords > 1 && text.split(/\s+/, minWords).length < minWords)) continue;
      const family = familyOf(unit);
      let found = families.get(family);
      if (!found) families.set(family, (found = new Map<string, number>()));
      found.set(text, found.has(text) ? -1 : unit.index);
    }
    return families;
  };
  const right = keyed(matching.b, (index) => matching.freeB(index));
  for (const [family, lefts] of keyed(matching.a, (index) => matching.freeA(index))) {
    const rights = right.get(family);
    if (!rights) continue;
    for (const [text, left] of lefts) {
      const other = left < 0 ? -1 : (rights.get(text) ?? -1);
      if (other >= 0) matching.pair(left, other);
    }
  }
}

/** Aligns the open units between neighbouring pairs that keep their order. */
function alignBetweenAnchors(matching: Matching, vocabulary: Vocabulary): void {
  const left = matching.a;
  const right = matching.b;
  const pairs: { a: number; b: number }[] = [];
  matching.toB.forEach((b, a) => {
    if (b >= 0) pairs.push({ a, b });
  });
  const anchors = inOrder(pairs, left);
  let a = 0;
  let b = 0;
  for (const anchor of [...anchors, { a: left.length, b: right.length }]) {
    if (anchor.a > a && anchor.b > b) {
      const open = alignGap(
        left.slice(a, anchor.a).filter((one) => matching.freeA(one.index)),
        right.slice(b, anchor.b).filter((one) => matching.freeB(one.index)),
        vocabulary,
      );
      for (const [x, y] of open) matching.pair(x, y);
    }
    a = anchor.a + 1;
    b = anchor.b + 1;
  }
}

function inOrder(
  pairs: readonly { a: number; b: number }[],
  left: readonly FlatUnit[],
): readonly { a: number; b: number }[] {
  if (pairs.every(({ b }, at) => at === 0 || b > (pairs[at - 1] as { b: number }).b)) return pairs;
  const kept = heaviestIncreasing(
    pairs.map((pair) => pair.b),
    pairs.map((pair) => 1 + (left[pair.a]?.text.length ?? 0)),
  );
  return pairs.filter((_, index) => kept[index]);
}

/** Finds units that stand elsewhere and were edited: candidates share a rare word, the most alike pair wins. */
function matchMoved(matching: Matching, vocabulary: Vocabulary): void {
  const open = (unit: FlatUnit, free: boolean) =>
    free && unit.name !== 'remark' && vocabulary.bagOf(unit).length >= MOVED_WORDS;
  const lefts = matching.a.filter((unit) => open(unit, matching.freeA(unit.index)));
  const rights = matching.b.filter((unit) => open(unit, matching.freeB(unit.index)));
  if (lefts.length === 0 || rights.length === 0) return;
  const holders: number[][] = Array.from({ length: vocabulary.size }, () => []);
  rights.forEach((unit, index) => {
    for (const word of new Set(vocabulary.bagOf(unit))) holders[word]?.push(index);
  });
  const found: { a: number; b: number; score: number }[] = [];
  for (const unit of lefts) {
    const bag = vocabulary.bagOf(unit);
    const seen = new Set<number>();
    for (const word of new Set(bag)) {
      const list = holders[word] ?? [];
      if (list.length <= COMMON_WORD) for (const index of list) seen.add(index);
    }
    for (const index of seen) {
      const other = rights[index];
      if (!other || familyOf(other) !== familyOf(unit) || tookOver(unit, other)) continue;
      const score = likeness(bag, vocabulary.bagOf(other));
      if (score >= MOVED_LIKENESS) found.push({ a: unit.index, b: other.index, score });
    }
  }
  found.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  for (const { a, b } of found) if (matching.freeA(a) && matching.freeB(b)) matching.pair(a, b);
}

/** A chapter, annex or point whose own words changed is known by where most of its matched children are. */
function matchParents(matching: Matching): void {
  const votes = new Map<number, Map<number, number>>();
  matching.toB.forEach((b, a) => {
    const parentA = matching.a[a]?.parent ?? -1;
    const parentB = b < 0 ? -1 : (matching.b[b]?.parent ?? -1);
    if (parentA < 0 || parentB < 0 || !matching.freeA(parentA) || !matching.freeB(parentB)) return;
    const tally = votes.get(parentA) ?? new Map<number, number>();
    tally.set(parentB, (tally.get(parentB) ?? 0) + 1);
    votes.set(parentA, tally);
  });
  for (const [parentA, tally] of votes) {
    const total = [...tally.values()].reduce((sum, count) => sum + count, 0);
    for (const [parentB, count] of tally) {
      const [a, b] = [matching.a[parentA], matching.b[parentB]];
      if (!a || !b || count * 2 <= total || familyOf(a) !== familyOf(b)) continue;
      if (matching.freeA(parentA) && matching.freeB(parentB)) matching.pair(parentA, parentB);
    }
  }
}

/** Notes inside the same unit: those with the same words first, then in their order. */
function matchNotes(matching: Matching): void {
  const notes = new Map<number, FlatUnit[]>();
  for (const unit of matching.b) {
    if (unit.name !== 'remark' || unit.parent < 0 || !matching.freeB(unit.index)) continue;
    notes.set(unit.parent, [...(notes.get(unit.parent) ?? []), unit]);
  }
  if (notes.size === 0) return;
  for (const exact of [true, false]) {
    for (const unit of matching.a) {
      if (unit.name !== 'remark' || unit.parent < 0 || !matching.freeA(unit.index)) continue;
      const beside = notes.get(matching.toB[unit.parent] ?? -1) ?? [];
      const other = beside.find(
        (one) => matching.freeB(one.index) && (!exact || one.text.trim() === unit.text.trim()),
      );
      if (other) matching.pair(unit.index, other.index);
    }
  }
}

/** A unit rewritten from the ground up under the same fixed number at the same place is the same unit, restated. */
function matchRestated(matching: Matching): void {
  const keyOf = (unit: FlatUnit, parent: number) => `${unit.name}|${parent}|${unit.number}`;
  const right = new Map<string, number>();
  for (const unit of matching.b)
    if (matching.freeB(unit.index) && isFixed(unit)) right.set(keyOf(unit, unit.parent), unit.index);
  for (const unit of matching.a) {
    if (!matching.freeA(unit.index) || !isFixed(unit)) continue;
    const parent = unit.parent < 0 ? -1 : (matching.toB[unit.parent] ?? -1);
    if (unit.parent >= 0 && parent < 0) continue;
    const other = right.get(keyOf(unit, parent));
    if (other !== undefined && matching.freeB(other)) matching.pair(unit.index, other);
  }
}

function isFixed(unit: FlatUnit): boolean {
  return unit.number !== '' && Boolean(unit.node.attrs['label']);
}
