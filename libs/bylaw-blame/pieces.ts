import type { Node } from 'prosemirror-model';
import { idOf, isUnit } from '#libs/bylaw-document';

/** The part of one block of running text that lies in a range of a document. */
export interface Piece {
  /** Position of its first character. */
  pos: number;
  /** What the block is known by: its id, or that of the chapter, annex or cell around it; empty where nothing has one. */
  key: string;
  /** One character for every position: what is no character of the text is shown by a sign that no text has. */
  text: string;
  /** Whether the beginning of its block lies in the range too. */
  whole: boolean;
  /** Which stretches of `text` are suggested to be inserted. */
  suggested: Suggested[];
}

/** A suggested stretch of a piece. */
export interface Suggested {
  from: number;
  to: number;
  author: string;
  at: string;
}

const LEAF = '\ufffc';
const OPEN = '\u0001';
const CLOSE = '\u0002';

/** The pieces of running text in a range, in order. */
export function piecesIn(doc: Node, from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  if (to <= from) return pieces;
  doc.nodesBetween(from, to, (node, pos, parent) => {
    if (!node.isTextblock) return !node.isLeaf;
    const start = Math.max(from, pos + 1);
    const end = Math.min(to, pos + node.nodeSize - 1);
    if (start < end) pieces.push(pieceOf(node, pos + 1, start, end, pos >= from, parent));
    return false;
  });
  return pieces;
}

/** Ids of the nodes that begin in a range, with their positions. */
export function beginningsIn(doc: Node, from: number, to: number): Map<string, number> {
  const found = new Map<string, number>();
  if (to <= from) return found;
  doc.nodesBetween(from, to, (node, pos) => {
    const id = idOf(node);
    if (id !== null && pos >= from) found.set(id, pos);
    return !node.isTextblock;
  });
  return found;
}

/**
 * What a position belongs to, as a reader would name it: the innermost point, sub-point, chapter, annex or part of a
 * memorandum; outside of these the outermost block with an id. `null` where nothing around it has one.
 */
export function holderAt(doc: Node, pos: number): string | null {
  const place = doc.resolve(Math.min(pos, doc.content.size));
  let outermost: string | null = null;
  for (let depth = place.depth; depth > 0; depth -= 1) {
    const node = place.node(depth);
    const id = idOf(node);
    if (id === null) continue;
    if (isUnit(node) || node.type.name === 'memorandum_part') return id;
    outermost = id;
  }
  return outermost ?? (place.nodeAfter ? idOf(place.nodeAfter) : null);
}

function pieceOf(
  block: Node,
  inside: number,
  start: number,
  end: number,
  whole: boolean,
  parent: Node | null,
): Piece {
  const around = parent && idOf(parent);
  const key = idOf(block) ?? (around === null ? '' : `${around}/${block.type.name}`);
  const suggested: Suggested[] = [];
  let text = '';
  block.forEach((child, offset) => {
    const shown = child.isText ? (child.text ?? '') : child.isLeaf ? LEAF : OPEN + textInside(child) + CLOSE;
    const mark = child.marks.find(({ type }) => type.name === 'insertion');
    const from = Math.max(0, inside + offset - start);
    const to = Math.min(end, inside + offset + child.nodeSize) - start;
    if (mark && from < to) {
      const { author, at } = mark.attrs as Record<string, unknown>;
      suggested.push({ from, to, author: String(author), at: String(at) });
    }
    text += shown;
  });
  return { pos: start, key, text: text.slice(start - inside, end - inside), whole, suggested };
}

/** The text of a footnote, one character for every position. */
function textInside(node: Node): string {
  let text = '';
  node.forEach((child) => (text += child.isText ? (child.text ?? '') : LEAF.repeat(child.nodeSize)));
  return text;
}
