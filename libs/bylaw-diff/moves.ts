import type { Matching } from './matching.js';
import { heaviestIncreasing } from './order.js';
import type { FlatUnit } from './units.js';

/** Keeping a chapter in place is worth this many points, so that a point crossing its heading is what moved. */
const CHAPTER_WEIGHT = 3;

interface Pair {
  a: FlatUnit;
  b: FlatUnit;
}

/**
 * Which matched units moved, by their index in the later document. Units of one sequence (points and chapters of the
 * body, the sub-points of one point) that keep their order stay; the fewest possible are called moved. What moved
 * along inside a moved chapter or point did not move itself, nor did what stands in a part of the unit it stood in.
 */
export function movedUnits(matching: Matching): boolean[] {
  const moved: boolean[] = matching.b.map(() => false);
  if (allInOrder(matching)) return moved;
  const sequences = new Map<number, Pair[]>();
  const byParent = new Map<number, Pair[]>();
  for (const b of matching.b) {
    const a = matching.a[matching.toA[b.index] ?? -1];
    if (!a) continue;
    if (!matching.sameHome(a.sequence, b.sequence)) {
      moved[b.index] = true;
      continue;
    }
    push(sequences, matching.splitOff.get(b.sequence) ?? b.sequence, { a, b });
    if (b.parent >= 0 && matching.sameParent(a, b)) push(byParent, b.parent, { a, b });
  }
  for (const pairs of sequences.values()) for (const pair of outOfOrder(pairs)) moved[pair.b.index] = true;
  for (const [parent, pairs] of byParent) {
    if (!moved[parent]) continue;
    for (const pair of pairs) moved[pair.b.index] = false;
    for (const pair of outOfOrder(pairs)) moved[pair.b.index] = true;
  }
  return moved;
}

/** Whether nothing left its sequence and every sequence kept its order: the usual case, found out quickly. */
function allInOrder(matching: Matching): boolean {
  const last = new Map<number, number>();
  for (let at = 0; at < matching.b.length; at += 1) {
    const before = matching.toA[at] ?? -1;
    const a = matching.a[before];
    const b = matching.b[at];
    if (!a || !b) continue;
    if (!matching.sameHome(a.sequence, b.sequence)) return false;
    const sequence = matching.splitOff.get(b.sequence) ?? b.sequence;
    if ((last.get(sequence) ?? -1) > before) return false;
    last.set(sequence, before);
  }
  return true;
}

/** The pairs stand in the order of the later document. */
function outOfOrder(pairs: readonly Pair[]): Pair[] {
  if (pairs.every(({ a }, at) => at === 0 || a.index > (pairs[at - 1] as Pair).a.index)) return [];
  const kept = heaviestIncreasing(
    pairs.map((pair) => pair.a.index),
    pairs.map((pair) => (pair.a.name === 'chapter' ? CHAPTER_WEIGHT : 1)),
  );
  return pairs.filter((_, index) => !kept[index]);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
