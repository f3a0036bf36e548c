import { likeness, type Vocabulary } from './bags.js';
import { familyOf, tookOver } from './matching.js';
import type { FlatUnit } from './units.js';

/** Two units are the same unit, edited in place, from this likeness on; shorter texts need more. */
const LIKE = 0.45;
const LIKE_SHORT = 0.6;
/** Beginning and end of this share of a text of at least so many characters are enough. */
const CLEAR_SHARE = 0.6;
const CLEAR_LENGTH = 30;
/** Gaps with more pairs than this are searched only within `WINDOW` of the diagonal. */
const FULL_SEARCH = 40_000;
const WINDOW = 48;
/** The window is widened by what one side has more, up to this, for a block inserted or deleted at one place. */
const MAX_SHIFT = 200;

/**
 * The pairs of two runs, in order, whose scores add up to the most; 0 is no pair. Long runs are searched near the
 * diagonal only. Returns pairs of positions.
 */
export function alignRuns(
  rows: number,
  columns: number,
  score: (row: number, column: number) => number,
): [number, number][] {
  if (rows === 0 || columns === 0) return [];
  const windowed = rows * columns > FULL_SEARCH;
  const slope = columns / rows;
  const half = windowed ? WINDOW + Math.min(Math.abs(rows - columns), MAX_SHIFT) : columns;
  const starts = new Int32Array(rows);
  const ends = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    starts[row] = Math.max(0, Math.floor(row * slope - half));
    ends[row] = Math.min(columns, Math.ceil((row + 1) * slope + half));
  }

  // best[row][column]: the most likeness from here to the end, kept only for the columns of the row's window.
  const best: Float64Array[] = [];
  const scores: Float64Array[] = [];
  for (let row = 0; row < rows; row += 1) {
    const width = (ends[row] as number) - (starts[row] as number) + 1;
    best.push(new Float64Array(width));
    scores.push(new Float64Array(width));
  }
  const at = (row: number, column: number): number => {
    const line = best[row];
    if (!line) return 0;
    const offset = Math.min(Math.max(column - (starts[row] as number), 0), line.length - 1);
    return line[offset] as number;
  };
  for (let row = rows - 1; row >= 0; row -= 1) {
    const start = starts[row] as number;
    const end = ends[row] as number;
    const line = best[row] as Float64Array;
    const own = scores[row] as Float64Array;
    for (let column = end; column >= start; column -= 1) {
      let value = at(row + 1, column);
      if (column < end) {
        value = Math.max(value, line[column + 1 - start] as number);
        const found = score(row, column);
        own[column - start] = found;
        if (found > 0) value = Math.max(value, found + at(row + 1, column + 1));
      }
      line[column - start] = value;
    }
  }
  return trace(rows, columns, starts, scores, at);
}

function trace(
  rows: number,
  columns: number,
  starts: Int32Array,
  scores: readonly Float64Array[],
  at: (row: number, column: number) => number,
): [number, number][] {
  const pairs: [number, number][] = [];
  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    const start = starts[row] as number;
    if (column < start) {
      column = start;
      continue;
    }
    const score = scores[row]?.[column - start] ?? 0;
    const here = at(row, column);
    if (score > 0 && score + at(row + 1, column + 1) >= here) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= here) row += 1;
    else column += 1;
  }
  return pairs;
}

/** The best pairs of two short runs of units, by likeness. Returns pairs of unit indexes. */
export function alignGap(
  left: readonly FlatUnit[],
  right: readonly FlatUnit[],
  vocabulary: Vocabulary,
): [number, number][] {
  const [one] = left;
  const [other] = right;
  if (!one || !other) return [];
  if (left.length === 1 && right.length === 1 && clearlyAlike(one, other)) return [[one.index, other.index]];
  const familyA = left.map(familyOf);
  const familyB = right.map(familyOf);
  const bagsA = left.map((unit) => vocabulary.bagOf(unit));
  const bagsB = right.map((unit) => vocabulary.bagOf(unit));
  const score = (row: number, column: number): number => {
    if (familyA[row] !== familyB[column]) return 0;
    const [a, b] = [left[row] as FlatUnit, right[column] as FlatUnit];
    return alike(a, b, bagsA[row] as Int32Array, bagsB[column] as Int32Array);
  };
  return alignRuns(left.length, right.length, score).map(([row, column]) => [
    (left[row] as FlatUnit).index,
    (right[column] as FlatUnit).index,
  ]);
}

/** Texts that begin and end with the same letters, most of them, need no counting of words. */
function clearlyAlike(one: FlatUnit, other: FlatUnit): boolean {
  if (one.name !== other.name) return false;
  const [a, b] = [one.text, other.text];
  const shorter = Math.min(a.length, b.length);
  if (shorter < CLEAR_LENGTH) return false;
  let same = 0;
  while (same < shorter && a.charCodeAt(same) === b.charCodeAt(same)) same += 1;
  let end = 0;
  while (end < shorter - same && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end))
    end += 1;
  return same + end >= Math.max(a.length, b.length) * CLEAR_SHARE;
}

/** How much speaks for two units being the same; 0 where it does not suffice. */
function alike(a: FlatUnit, b: FlatUnit, bagA: Int32Array, bagB: Int32Array): number {
  const sameNumber = a.number !== '' && a.number === b.number;
  const bonus = sameNumber ? 0.1 : 0;
  const short = Math.min(bagA.length, bagB.length);
  const long = Math.max(bagA.length, bagB.length);
  if (long === 0) return sameNumber || a.name === b.name ? 0.5 + bonus : 0;
  const needed = short <= 3 ? LIKE_SHORT : LIKE;
  // All words of the shorter one in common would still not do.
  if ((2 * short) / (short + long) + bonus < needed) return 0;
  if (tookOver(a, b)) return 0;
  const score = likeness(bagA, bagB);
  return score + bonus >= needed ? score + bonus - (a.name === b.name ? 0 : 0.05) : 0;
}
