/** A run of items that both sides share. */
export interface SharedRun {
  a: number;
  b: number;
  length: number;
}

/**
 * How far each number of edits leads on each diagonal: the row of `edits` begins at `edits·(edits+1)/2`, its entry i is
 * diagonal 2i − edits. Kept between calls, for most texts are short and there are many of them; grown as needed.
 */
let reach = new Int32Array(4096);

const rowAt = (edits: number): number => (edits * (edits + 1)) / 2;

/**
 * The runs that two sequences share, in order: a shortest edit script after Myers (1986), whose cost grows with the
 * differences and not with the length. `null` where more than `most` insertions and deletions would be needed.
 *
 * @param a numbers that stand for the items; equal items have equal numbers
 */
export function sharedRuns(a: Int32Array, b: Int32Array, most: number): SharedRun[] | null {
  const limit = Math.min(a.length + b.length, most);
  for (let edits = 0; edits <= limit; edits += 1) {
    const row = rowAt(edits);
    if (row + edits >= reach.length) grow(row + edits + 1);
    for (let i = 0; i <= edits; i += 1) {
      let x = step(i, edits);
      let y = x - (2 * i - edits);
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      reach[row + i] = x;
      if (x >= a.length && y >= b.length) return runsBack(edits, a.length, b.length);
    }
  }
  return null;
}

function grow(least: number): void {
  const larger = new Int32Array(Math.max(least, reach.length * 2));
  larger.set(reach);
  reach = larger;
}

/** Where one more edit begins on its diagonal: one item inserted, or one deleted, whichever leads further. */
function step(i: number, edits: number): number {
  if (edits === 0) return 0;
  const before = rowAt(edits - 1);
  return isInsertion(i, edits) ? (reach[before + i] as number) : (reach[before + i - 1] as number) + 1;
}

function isInsertion(i: number, edits: number): boolean {
  const before = rowAt(edits - 1);
  return i === 0 || (i !== edits && (reach[before + i - 1] as number) < (reach[before + i] as number));
}

function runsBack(edits: number, endA: number, endB: number): SharedRun[] {
  const runs: SharedRun[] = [];
  let x = endA;
  let k = endA - endB;
  for (let left = edits; left >= 0; left -= 1) {
    const i = (k + left) / 2;
    const start = step(i, left);
    if (x > start) runs.push({ a: start, b: start - k, length: x - start });
    if (left === 0) break;
    const insertion = isInsertion(i, left);
    x = insertion ? start : start - 1;
    k += insertion ? 1 : -1;
  }
  return runs.reverse();
}
