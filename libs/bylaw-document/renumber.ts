import { Fragment, type Node } from 'prosemirror-model';
import { ordinalOf } from './label.js';
import { isUnit, type UnitKind } from './schema.js';

/**
 * The document with every number derived from its place again: the fixed labels of chapters, points, sub-points and
 * annexes are dropped, superscripts of insertions among them. What is no number (`a)`) stays. An explicit act of the
 * drafter, never done on the way: an act in force keeps its numbers.
 */
export function renumber(doc: Node): Node {
  const children = doc.children.map((child) => (child.isTextblock || child.isLeaf ? child : renumber(child)));
  const label = doc.attrs['label'] as Parameters<typeof ordinalOf>[0] | null | undefined;
  const numbered = isUnit(doc) && label && ordinalOf(label, doc.type.name as UnitKind) !== null;
  const attrs = numbered ? { ...doc.attrs, label: null } : doc.attrs;
  return doc.type.create(attrs, Fragment.from(children), doc.marks);
}
