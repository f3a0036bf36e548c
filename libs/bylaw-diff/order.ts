/**
 * The heaviest strictly increasing subsequence: which items may stay in place so that the fewest (by weight) have to be
 * called moved. Returns a flag for every item; runs in n log n.
 *
 * @param values distinct whole numbers, 0 or more
 * @param weights positive weights, one for each value
 */
export function heaviestIncreasing(values: readonly number[], weights: readonly number[]): boolean[] {
  const size = values.reduce((top, value) => Math.max(top, value), -1) + 2;
  // Fenwick tree over values: the heaviest chain that ends at or below a value, as an index into the items.
  const tree = new Int32Array(size).fill(-1);
  const total = new Float64Array(values.length);
  const previous = new Int32Array(values.length).fill(-1);
  const heavier = (a: number, b: number): number =>
    b < 0 || (a >= 0 && (total[a] ?? 0) >= (total[b] ?? 0)) ? a : b;

  let best = -1;
  values.forEach((value, index) => {
    let from = -1;
    for (let at = value; at > 0; at -= at & -at) from = heavier(from, tree[at] ?? -1);
    previous[index] = from;
    total[index] = (weights[index] ?? 1) + (from < 0 ? 0 : (total[from] ?? 0));
    for (let at = value + 1; at < size; at += at & -at) tree[at] = heavier(tree[at] ?? -1, index);
    best = heavier(best, index);
  });
  const kept = values.map(() => false);
  for (let at = best; at >= 0; at = previous[at] ?? -1) kept[at] = true;
  return kept;
}
