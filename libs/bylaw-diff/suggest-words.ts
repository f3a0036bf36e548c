import { diffArrays } from 'diff';
import type { Node } from 'prosemirror-model';
import type { Side, Suggested } from './suggested.js';

/** A word, space or sign, or a node between them; equal keys mean that a reader sees the same. */
interface Piece {
  key: string;
  node: Node;
}

interface Run {
  side: Side | null;
  pieces: Piece[];
}

const PIECE = /[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu;

/** Beyond this many edits a block is replaced instead of being searched further. */
const MAX_EDITS = 3000;

/**
 * The content of two wordings of a text block as one, with what differs marked; unlike a comparison for readers, white
 * space and formatting count, so that accepting gives exactly the later and rejecting exactly the earlier content.
 */
export function suggestWords(before: Node, after: Node, suggested: Suggested): Node[] {
  const a = piecesOf(before, (node) => suggested.copy(node));
  const b = piecesOf(after, (node) => node);
  let start = 0;
  while (start < a.length && start < b.length && a[start]?.key === b[start]?.key) start += 1;
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end]?.key === b[b.length - 1 - end]?.key
  )
    end += 1;
  const runs: Run[] = [
    { side: null, pieces: b.slice(0, start) },
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    { side: null, pieces: b.slice(b.length - end) },
  ];
  return write(runs, suggested);
}

function middle(a: readonly Piece[], b: readonly Piece[]): Run[] {
  const whole: Run[] = [
    { side: 'deletion', pieces: [...a] },
    { side: 'insertion', pieces: [...b] },
  ];
  if (a.length === 0 || b.length === 0) return whole;
  const keys = (pieces: readonly Piece[]): string[] => pieces.map(({ key }) => key);
  const parts = diffArrays(keys(a), keys(b), { maxEditLength: MAX_EDITS });
  if (!parts) return whole;
  let [atA, atB] = [0, 0];
  const runs: Run[] = [];
  parts.forEach((part, index) => {
    const size = part.value.length;
    const [left, right] = [a.slice(atA, atA + size), b.slice(atB, atB + size)];
    if (!part.added) atA += size;
    if (!part.removed) atB += size;
    if (part.removed) runs.push({ side: 'deletion', pieces: left });
    else if (part.added) runs.push({ side: 'insertion', pieces: right });
    else if (index > 0 && index < parts.length - 1 && isIsland(right))
      runs.push({ side: 'deletion', pieces: left }, { side: 'insertion', pieces: right });
    else runs.push({ side: null, pieces: right });
  });
  return runs;
}

/** A space or sign between two changes is part of the change, so that a reader sees phrases. */
function isIsland(pieces: readonly Piece[]): boolean {
  return (
    pieces.length <= 2 && pieces.every(({ node }) => node.isText && !/[\p{L}\p{N}]/u.test(node.text ?? ''))
  );
}

/** Between two runs that stay: first all that is gone, then all that came, under one suggestion. */
function write(runs: readonly Run[], suggested: Suggested): Node[] {
  const out: Node[] = [];
  let gone: Node[] = [];
  let came: Node[] = [];
  const flush = (): void => {
    if (gone.length + came.length === 0) return;
    const id = suggested.id();
    out.push(...gone.map((node) => suggested.marked(node, 'deletion', id)));
    out.push(...came.map((node) => suggested.marked(node, 'insertion', id)));
    [gone, came] = [[], []];
  };
  for (const { side, pieces } of runs) {
    const nodes = pieces.map(({ node }) => node);
    if (side === 'deletion') gone.push(...nodes);
    else if (side === 'insertion') came.push(...nodes);
    else if (nodes.length > 0) {
      flush();
      out.push(...nodes);
    }
  }
  flush();
  return out;
}

function piecesOf(block: Node, own: (node: Node) => Node): Piece[] {
  const out: Piece[] = [];
  block.forEach((child) => {
    const marks = child.marks.length === 0 ? '' : JSON.stringify(child.marks);
    if (!child.isText) {
      const node = own(child);
      out.push({ key: JSON.stringify(node), node });
      return;
    }
    for (const text of child.text?.match(PIECE) ?? [])
      out.push({ key: `${text}\n${marks}`, node: child.type.schema.text(text, child.marks) });
  });
  return out;
}
