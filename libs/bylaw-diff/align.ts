import { likeness, type Vocabulary } from './tokens.js';
import type { FlatUnit } from './units.js';

/** A unit with the words it is recognised by, counted only when somebody asks: most units are matched before. */
export class Candidate {
  private counted: Int32Array | null = null;

  constructor(
    readonly unit: FlatUnit,
    readonly family: string,
    private readonly vocabulary: Vocabulary,
  ) {}

  get bag(): Int32Array {
    return (this.counted ??= this.vocabulary.bag(this.unit.text));
  }
}

/** Two units are the same unit, edited in place, from this likeness on; shorter texts need more. */
const LIKE = 0.45;
const LIKE_SHORT = 0.6;
/** Gaps with more pairs than this are searched only within `WINDOW` of the diagonal. */
const FULL_SEARCH = 250_000;
const WINDOW = 48;
/** The window is widened by what one side has more, up to this, for a block inserted or deleted at one place. */
const MAX_SHIFT = 200;

/**
 * The pairs of two short runs of units, in order, whose likeness adds up to the most. Returns pairs of unit indexes.
 */
export function alignGap(left: readonly Candidate[], right: readonly Candidate[]): [number, number][] {
  const rows = left.length;
  const columns = right.length;
  if (rows === 0 || columns === 0) return [];
  const windowed = rows * columns > FULL_SEARCH;
  const slope = columns / rows;
  const half = windowed ? WINDOW + Math.min(Math.abs(rows - columns), MAX_SHIFT) : columns;
  const from = (row: number) => Math.max(0, Math.floor(row * slope - half));
  const to = (row: number) => Math.min(columns, Math.ceil((row + 1) * slope + half));

  // best[row][column]: the most likeness from here to the end, kept only for the columns of the row's window.
  const starts = Array.from({ length: rows + 1 }, (_, row) => (row < rows ? from(row) : 0));
  const best: Float64Array[] = Array.from({ length: rows + 1 }, (_, row) =>
    row < rows ? new Float64Array(to(row) - (starts[row] ?? 0) + 1) : new Float64Array(columns + 1),
  );
  const scores: Float64Array[] = best.map((line) => new Float64Array(line.length));
  const at = (row: number, column: number): number => {
    const line = best[row];
    if (!line) return 0;
    const offset = Math.min(Math.max(column - (starts[row] ?? 0), 0), line.length - 1);
    return line[offset] ?? 0;
  };
  for (let row = rows - 1; row >= 0; row -= 1) {
    const start = starts[row] ?? 0;
    const line = best[row] as Float64Array;
    for (let column = to(row); column >= start; column -= 1) {
      let value = at(row + 1, column);
      if (column < to(row)) {
        value = Math.max(value, at(row, column + 1));
        const score = alike(left[row] as Candidate, right[column] as Candidate);
        (scores[row] as Float64Array)[column - start] = score;
        if (score > 0) value = Math.max(value, score + at(row + 1, column + 1));
      }
      line[column - start] = value;
    }
  }
  return trace(left, right, starts, scores, at);
}

function trace(
  left: readonly Candidate[],
  right: readonly Candidate[],
  starts: readonly number[],
  scores: readonly Float64Array[],
  at: (row: number, column: number) => number,
): [number, number][] {
  const pairs: [number, number][] = [];
  let row = 0;
  let column = 0;
  while (row < left.length && column < right.length) {
    const start = starts[row] ?? 0;
    if (column < start) {
      column = start;
      continue;
    }
    const score = scores[row]?.[column - start] ?? 0;
    const here = at(row, column);
    if (score > 0 && score + at(row + 1, column + 1) >= here) {
      pairs.push([(left[row] as Candidate).unit.index, (right[column] as Candidate).unit.index]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= here) row += 1;
    else column += 1;
  }
  return pairs;
}

/** How much speaks for two units being the same; 0 where it does not suffice. */
function alike(a: Candidate, b: Candidate): number {
  if (a.family !== b.family) return 0;
  const sameNumber = a.unit.number !== '' && a.unit.number === b.unit.number;
  const bonus = sameNumber ? 0.1 : 0;
  if (a.bag.length === 0 && b.bag.length === 0)
    return sameNumber || a.unit.name === b.unit.name ? 0.5 + bonus : 0;
  const score = likeness(a.bag, b.bag);
  const needed = Math.min(a.bag.length, b.bag.length) <= 3 ? LIKE_SHORT : LIKE;
  return score + bonus >= needed ? score + bonus - (a.unit.name === b.unit.name ? 0 : 0.05) : 0;
}
