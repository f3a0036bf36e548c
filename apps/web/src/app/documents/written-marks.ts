import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import type { WrittenRange } from './replay';

/** What the marks of ranges name as their suggestion; real suggestions have ids of their own. */
export const WRITTEN = 'writtenatime';

/**
 * The text with the ranges marked, so that whoever shows suggestions shows them; `by` says for a version what the mark names.
 * What is itself only suggested keeps its own mark.
 */
export function withWritten(
  doc: Node,
  ranges: readonly WrittenRange[],
  by: (version: number) => { author: string; at: string },
): Node {
  const mark = doc.type.schema.marks['insertion'];
  if (!mark) return doc;
  const tr = new Transform(doc);
  for (const { from, to, version } of ranges)
    doc.nodesBetween(from, to, (node, pos, parent) => {
      const suggested = node.marks.some(({ type }) => type === mark);
      if (!node.isInline || suggested || !parent?.type.allowsMarkType(mark)) return !suggested;
      tr.addMark(
        Math.max(from, pos),
        Math.min(to, pos + node.nodeSize),
        mark.create({ id: WRITTEN, ...by(version) }),
      );
      return false;
    });
  return tr.doc;
}
