import type { Node } from 'prosemirror-model';
import { idOf } from '#libs/bylaw-document';
import { tableMode } from './table-shape.js';

/** A node with the position before it. */
export interface Placed {
  node: Node;
  pos: number;
}

/** What a document or its part is never without. */
export const REQUIRED = new Set(['front', 'body', 'title', 'heading', 'memorandum_part']);

/** The children of a node with their positions, where its content begins at `start`. */
export function placed(node: Node, start: number): Placed[] {
  const out: Placed[] = [];
  node.forEach((child, offset) => out.push({ node: child, pos: start + offset }));
  return out;
}

/** What makes a block the same one in both documents; blocks without an id go by the first one inside them. */
export function keyOf(node: Node): string {
  const { name } = node.type;
  if (REQUIRED.has(name)) return `${name} ${String(node.attrs['part'] ?? '')}`;
  for (let inner: Node | null = node; inner; inner = inner.firstChild) {
    const id = idOf(inner);
    if (id !== null) return `${name} ${id}`;
  }
  return '';
}

/** Whether two nodes differ in nothing but their content. */
export function sameMarkup(b: Node, a: Node): boolean {
  if (b.type !== a.type || b.marks.length !== a.marks.length) return false;
  if (!b.marks.every((mark) => mark.isInSet(a.marks))) return false;
  if (b.type.name === 'table' && tableMode(b, a, keyOf) === 'whole') return false;
  return REQUIRED.has(b.type.name) || JSON.stringify(b.attrs) === JSON.stringify(a.attrs);
}

/** Indexes of blocks that stay, in order; the rest moved, went or came. */
export function pairsOf(
  old: readonly Placed[],
  now: readonly Placed[],
  same: (b: Node, a: Node) => boolean = sameMarkup,
): [number, number][] {
  let start = 0;
  while (start < old.length && start < now.length && old[start]?.node === now[start]?.node) start += 1;
  let end = 0;
  const room = Math.min(old.length, now.length) - start;
  while (end < room && old.at(-1 - end)?.node === now.at(-1 - end)?.node) end += 1;
  const places = new Map<string, number>();
  for (let at = start; at < old.length - end; at += 1) {
    const key = keyOf((old[at] as Placed).node);
    if (key !== '' && !places.has(key)) places.set(key, at);
  }
  const found: [number, number][] = [];
  for (let at = start; at < now.length - end; at += 1) {
    const { node } = now[at] as Placed;
    const place = places.get(keyOf(node));
    if (place !== undefined && same((old[place] as Placed).node, node)) found.push([place, at]);
  }
  const run = (count: number, b: number, a: number): [number, number][] =>
    Array.from({ length: count }, (_, index) => [b + index, a + index]);
  return [...run(start, 0, 0), ...increasing(found), ...run(end, old.length - end, now.length - end)];
}

/** The rows that are entirely the same. */
export function sameRows(old: readonly Placed[], now: readonly Placed[]): [number, number][] {
  return pairsOf(old, now).filter(([b, a]) => old[b]?.node.eq(now[a]?.node as Node));
}

/** The longest run of pairs in which both indexes grow. */
function increasing(pairs: readonly [number, number][]): [number, number][] {
  const best: number[] = [];
  const prior = new Array<number>(pairs.length).fill(-1);
  pairs.forEach(([b], index) => {
    let [low, high] = [0, best.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[best[middle] as number] as [number, number])[0] < b) low = middle + 1;
      else high = middle;
    }
    prior[index] = low > 0 ? (best[low - 1] as number) : -1;
    best[low] = index;
  });
  const out: [number, number][] = [];
  for (let at = best.at(-1) ?? -1; at >= 0; at = prior[at] as number) out.push(pairs[at] as [number, number]);
  return out.reverse();
}
