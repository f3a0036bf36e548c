import type { Node, ResolvedPos } from 'prosemirror-model';

/** Nodes around whole points: a point may stand between two of their children. */
const HOLDERS = new Set(['body', 'chapter', 'annex']);

/**
 * The position at which points are inserted for a cursor there: behind the point of the cursor; in the front or the
 * signature, at the end of the body. A clause for the end of the act goes behind the last point of the closing chapter,
 * or to the end of the body where there is none.
 *
 * @returns `null` for a document that holds no points, such as a memorandum
 */
export function clausePosition($from: ResolvedPos, closing: boolean): number | null {
  const { doc } = $from;
  if (closing) return closingEnd(doc);
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const holder = $from.node(depth - 1);
    if (!HOLDERS.has(holder.type.name)) continue;
    const child = $from.node(depth);
    // In a heading of a chapter the first point of the chapter is meant.
    if (HOLDERS.has(child.type.name)) continue;
    return $from.after(depth);
  }
  return bodyEnd(doc);
}

function bodyEnd(doc: Node): number | null {
  let end: number | null = null;
  doc.forEach((child, offset) => {
    if (child.type.name === 'body') end = offset + child.nodeSize - 1;
  });
  return end;
}

function closingEnd(doc: Node): number | null {
  let end: number | null = null;
  doc.descendants((node, pos) => {
    if (node.type.name === 'chapter' && node.attrs['role'] === 'closing') end = pos + node.nodeSize - 1;
    return node.type.name === 'doc' || HOLDERS.has(node.type.name);
  });
  return end ?? bodyEnd(doc);
}

/** The points that lie wholly or partly in a range, as a clause can hold them: texts with their sub-points. */
export function pointsBetween(doc: Node, from: number, to: number): Node[] {
  const out: Node[] = [];
  doc.nodesBetween(from, to, (node) => {
    if (node.type.name !== 'point') return !node.isTextblock;
    out.push(node);
    return false;
  });
  return out;
}
