/** A run of items that both sides share. */
export interface SharedRun {
  a: number;
  b: number;
  length: number;
}

/**
 * The runs that two sequences share, in order: a shortest edit script after Myers (1986), whose cost grows with the
 * differences and not with the length. `null` where more than `most` insertions and deletions would be needed.
 *
 * @param a numbers that stand for the items; equal items have equal numbers
 */
export function sharedRuns(a: Int32Array, b: Int32Array, most: number): SharedRun[] | null {
  const limit = Math.min(a.length + b.length, most);
  // rows[edits][i]: how far in `a` so many edits lead on diagonal 2i − edits.
  const rows: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits += 1) {
    const row = new Int32Array(edits + 1);
    const before = rows[edits - 1];
    rows.push(row);
    for (let i = 0; i <= edits; i += 1) {
      let x = before ? step(before, i, edits) : 0;
      let y = x - (2 * i - edits);
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      row[i] = x;
      if (x >= a.length && y >= b.length) return runsBack(rows, a.length, b.length);
    }
  }
  return null;
}

/** Where one more edit begins on its diagonal: one item inserted, or one deleted, whichever leads further. */
function step(before: Int32Array, i: number, edits: number): number {
  return isInsertion(before, i, edits) ? (before[i] as number) : (before[i - 1] as number) + 1;
}

function isInsertion(before: Int32Array, i: number, edits: number): boolean {
  return i === 0 || (i !== edits && (before[i - 1] as number) < (before[i] as number));
}

function runsBack(rows: readonly Int32Array[], endA: number, endB: number): SharedRun[] {
  const runs: SharedRun[] = [];
  let x = endA;
  let k = endA - endB;
  for (let edits = rows.length - 1; edits >= 0; edits -= 1) {
    const i = (k + edits) / 2;
    const before = rows[edits - 1];
    const start = before ? step(before, i, edits) : 0;
    if (x > start) runs.push({ a: start, b: start - k, length: x - start });
    if (!before) break;
    if (isInsertion(before, i, edits)) {
      x = before[i] as number;
      k += 1;
    } else {
      x = before[i - 1] as number;
      k -= 1;
    }
  }
  return runs.reverse();
}
