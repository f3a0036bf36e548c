import type { ResolvedPos } from 'prosemirror-model';

/** From the end of the last line before a block to the beginning of its first line; `null` where there is none. */
export function boundaryAt($pos: ResolvedPos): { from: number; to: number } | null {
  let [from, to] = [$pos.pos, $pos.pos];
  let last = $pos.nodeBefore;
  for (; last && !last.isTextblock; last = last.lastChild) from -= 1;
  let first = $pos.nodeAfter;
  for (; first && !first.isTextblock; first = first.firstChild) to += 1;
  return last && first ? { from: from - 1, to: to + 1 } : null;
}
