import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { movedIds, withOwnIds } from './moved-ids.js';
import { carriesSuggestion, merged, Resolver } from './resolve-suggestions.js';

/**
 * The document with every suggestion accepted: what is suggested to be inserted stays, what is suggested to be deleted goes, of
 * a move only its new place stays, blocks whose break is deleted are joined. No suggestion is left; comments stay. What
 * moved has the ids it had before.
 *
 * The result is a valid document wherever the given one is: a text that its block cannot be without becomes empty, a unit,
 * list or table without any content goes, a chapter without its heading leaves its content to the one before. A break that
 * nothing can be joined across (before a chapter, annex or table; after a table) stays, unless nothing is left of the line
 * behind it.
 */
export function acceptedText(doc: Node): Node {
  return remembered(accepted, doc, () => decidedText(doc, () => 'accept'));
}

/** The document with every suggestion rejected, as it was before them; otherwise as `acceptedText`. */
export function rejectedText(doc: Node): Node {
  return remembered(rejected, doc, () => decidedText(doc, () => 'reject'));
}

const accepted = new WeakMap<Node, Node>();
const rejected = new WeakMap<Node, Node>();

/** Documents never change, so what was made of one is made once. */
function remembered(known: WeakMap<Node, Node>, doc: Node, make: () => Node): Node {
  let made = known.get(doc);
  if (!made) known.set(doc, (made = make()));
  return made;
}

/** What becomes of a suggestion. */
export type Verdict = 'accept' | 'reject';

/** The document with some suggestions decided: those that the function gives `null` for stay as they are. */
export function decidedText(doc: Node, verdict: (mark: Mark) => Verdict | null): Node {
  return withOwnIds(
    decidedShape(doc, verdict),
    movedIds(doc, (mark) => verdict(mark) === null),
  );
}

/** As `decidedText`, but what moved still has the ids of its new place. */
export function decidedShape(doc: Node, verdict: (mark: Mark) => Verdict | null): Node {
  return hasSuggestions(doc) ? new Resolver(verdict).document(doc) : doc;
}

/** Whether the mark is a suggestion to insert or delete. */
export function isSuggestion(mark: Mark): boolean {
  return mark.type.name === 'insertion' || mark.type.name === 'deletion';
}

/** The document without the marks of comments: what is compared, amended and published. */
export function withoutComments(node: Node): Node {
  const marks = node.marks.filter(({ type }) => type.name !== 'comment');
  if (node.isLeaf) return marks.length === node.marks.length ? node : node.mark(marks);
  const children = node.children.map(withoutComments);
  const same = children.every((child, index) => child === node.child(index));
  if (same) return marks.length === node.marks.length ? node : node.mark(marks);
  return node.type.create(node.attrs, Fragment.fromArray(merged(children)), marks);
}

/** Whether any text or block of the document carries a suggestion. */
export function hasSuggestions(doc: Node): boolean {
  return carriesSuggestion(doc);
}
