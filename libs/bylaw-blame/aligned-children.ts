import type { Node } from 'prosemirror-model';
import { idOf } from '#libs/bylaw-document';

/** The places of a node among the old and among the new children. */
export type Pair = readonly [before: number, after: number];

/**
 * Children that stand for each other, in an order that both lists share: the same beginning and end by id (or by type where
 * there is no id), between them the longest run of ids in the same order. What was moved is in no pair.
 */
export function alignedChildren(before: readonly Node[], after: readonly Node[]): Pair[] {
  const [old, now] = [before.map(keyOf), after.map(keyOf)];
  let head = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head += 1;
  let tail = 0;
  const room = Math.min(old.length, now.length) - head;
  while (tail < room && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const places = new Map<string, number>();
  for (let at = head; at < now.length - tail; at += 1) places.set(now[at] ?? '', at);
  const inBoth: Pair[] = [];
  for (let at = head; at < old.length - tail; at += 1) {
    const place = idOf(before[at] as Node) === null ? undefined : places.get(old[at] ?? '');
    if (place !== undefined) inBoth.push([at, place]);
  }
  const pair =
    (shift: number) =>
    (at: number): Pair => [at, at + shift];
  return [
    ...Array.from({ length: head }, (_, at) => pair(0)(at)),
    ...longestRising(inBoth),
    ...Array.from({ length: tail }, (_, at) => pair(now.length - old.length)(old.length - tail + at)),
  ];
}

function keyOf(node: Node): string {
  return idOf(node) ?? `<${node.type.name}>`;
}

/** The longest selection of pairs whose second places rise, by patience sorting. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const piles: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, place], at) => {
    let [low, high] = [0, piles.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[piles[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? (piles[low - 1] ?? -1) : -1;
    piles[low] = at;
  });
  const chosen: Pair[] = [];
  for (let at = piles.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) chosen.push(pairs[at] as Pair);
  return chosen.reverse();
}
