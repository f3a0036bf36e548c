import { alignGap, Candidate } from './align.js';
import { familyOf, type Matching } from './matching.js';
import { heaviestIncreasing } from './order.js';
import { likeness, Vocabulary } from './tokens.js';
import type { FlatUnit } from './units.js';

/** A moved and edited unit is recognised far from its place from this likeness on. */
const MOVED_LIKENESS = 0.6;
/** Shorter texts say too little to be recognised elsewhere. */
const MOVED_WORDS = 5;
/** Words that stand in more units than this do not help to find a moved one. */
const COMMON_WORD = 24;

/**
 * Matches what ids left open. First texts that stand exactly once on either side; then, between these, the best
 * alignment by likeness within a window; then moved units that were also edited, found by their rare words; then
 * parents by their children and restated units by their number.
 *
 * @param exactOnly stop after the first step, where the documents are versions with ids
 */
export function matchByStructure(matching: Matching, exactOnly: boolean): void {
  matchExact(matching, exactOnly ? 3 : 1);
  if (exactOnly) return;
  const vocabulary = new Vocabulary();
  const candidates = (units: readonly FlatUnit[]): Candidate[] =>
    units.map((unit) => new Candidate(unit, familyOf(unit), vocabulary));
  const left = candidates(matching.a);
  const right = candidates(matching.b);
  alignBetweenAnchors(matching, left, right);
  matchMoved(matching, left, right, vocabulary);
  matchParents(matching);
  matchRestated(matching);
}

function matchExact(matching: Matching, minWords: number): void {
  const keyed = (units: readonly FlatUnit[], free: (index: number) => boolean): Map<string, number> => {
    const found = new Map<string, number>();
    for (const unit of units) {
      if (!free(unit.index)) continue;
      const text = unit.text.trim();
      if (text === '' || (minWords > 1 && text.split(/\s+/, minWords).length < minWords)) continue;
      const key = `${familyOf(unit)}|${text}`;
      found.set(key, found.has(key) ? -1 : unit.index);
    }
    return found;
  };
  const right = keyed(matching.b, (index) => matching.freeB(index));
  for (const [key, left] of keyed(matching.a, (index) => matching.freeA(index))) {
    const other = right.get(key) ?? -1;
    if (left >= 0 && other >= 0) matching.pair(left, other);
  }
}

/** Aligns the open units between neighbouring pairs that keep their order. */
function alignBetweenAnchors(
  matching: Matching,
  left: readonly Candidate[],
  right: readonly Candidate[],
): void {
  const pairs: { a: number; b: number }[] = [];
  matching.toB.forEach((b, a) => {
    if (b >= 0) pairs.push({ a, b });
  });
  const kept = heaviestIncreasing(
    pairs.map((pair) => pair.b),
    pairs.map((pair) => 1 + (left[pair.a]?.unit.text.length ?? 0)),
  );
  const anchors = pairs.filter((_, index) => kept[index]);
  let a = 0;
  let b = 0;
  for (const anchor of [...anchors, { a: left.length, b: right.length }]) {
    const open = alignGap(
      left.slice(a, anchor.a).filter((one) => matching.freeA(one.unit.index)),
      right.slice(b, anchor.b).filter((one) => matching.freeB(one.unit.index)),
    );
    for (const [x, y] of open) matching.pair(x, y);
    a = anchor.a + 1;
    b = anchor.b + 1;
  }
}

/** Finds units that stand elsewhere and were edited: candidates share a rare word, the most alike pair wins. */
function matchMoved(
  matching: Matching,
  left: readonly Candidate[],
  right: readonly Candidate[],
  vocabulary: Vocabulary,
): void {
  const open = (one: Candidate, free: boolean) => free && one.bag.length >= MOVED_WORDS;
  const lefts = left.filter((one) => open(one, matching.freeA(one.unit.index)));
  const rights = right.filter((one) => open(one, matching.freeB(one.unit.index)));
  if (lefts.length === 0 || rights.length === 0) return;
  const holders: number[][] = Array.from({ length: vocabulary.size }, () => []);
  rights.forEach((one, index) => {
    for (const word of new Set(one.bag)) holders[word]?.push(index);
  });
  const found: { a: number; b: number; score: number }[] = [];
  for (const one of lefts) {
    const seen = new Set<number>();
    for (const word of new Set(one.bag)) {
      const list = holders[word] ?? [];
      if (list.length <= COMMON_WORD) for (const index of list) seen.add(index);
    }
    for (const index of seen) {
      const other = rights[index];
      if (!other || other.family !== one.family) continue;
      const score = likeness(one.bag, other.bag);
      if (score >= MOVED_LIKENESS) found.push({ a: one.unit.index, b: other.unit.index, score });
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

/** A unit rewritten from the ground up under the same fixed number at the same place is the same unit, restated. */
function matchRestated(matching: Matching): void {
  const keyOf = (unit: FlatUnit, parent: number) =>
    `${unit.name}|${unit.sequence.split(':')[0] ?? ''}|${parent}|${unit.number}`;
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
