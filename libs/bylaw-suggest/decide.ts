import { Slice, type Mark, type Node } from 'prosemirror-model';
import { RemoveMarkStep, RemoveNodeMarkStep, ReplaceStep, Transform } from 'prosemirror-transform';
import { decidedShape, decidedText, hasSuggestions, isSuggestion, type Verdict } from '#libs/bylaw-document';
import { boundaryAt } from './boundary.js';
import { decidedTogether } from './depends.js';
import { patch, patchAttributes } from './patch.js';

/** A decision carried out. */
export interface Decided {
  /** The steps, to be applied as one transaction; as small as can be, so that what others write meanwhile stays. */
  change: Transform;
  /** All suggestions that were decided: those asked for and those that hang together with them. */
  ids: ReadonlySet<string>;
}

/**
 * Accepts suggestions: what is inserted becomes text, what is struck goes, joined blocks are joined, what moved has its
 * own id in its new place. All at once gives `acceptedText`; in which order some are decided makes no difference.
 */
export function acceptSuggestions(doc: Node, ids: Iterable<string>): Decided {
  return decide(doc, ids, 'accept');
}

/** Rejects, or withdraws, suggestions: the text is as it was without them. All at once gives `rejectedText`. */
export function rejectSuggestions(doc: Node, ids: Iterable<string>): Decided {
  return decide(doc, ids, 'reject');
}

function decide(doc: Node, asked: Iterable<string>, verdict: Verdict): Decided {
  const ids = decidedTogether(doc, asked, verdict);
  const verdictOf = (mark: Mark): Verdict | null => (ids.has(String(mark.attrs['id'])) ? verdict : null);
  const change = new Transform(doc);
  if (ids.size === 0 || !hasSuggestions(doc)) return { change, ids };
  dropAndKeep(change, verdictOf);
  join(change, verdictOf);
  patch(change, decidedShape(doc, verdictOf));
  patchAttributes(change, decidedText(doc, verdictOf));
  return { change, ids };
}

/** Takes away what goes and the marks of what stays, last first. */
function dropAndKeep(change: Transform, verdictOf: (mark: Mark) => Verdict | null): void {
  const places: { node: Node; pos: number }[] = [];
  change.doc.descendants((node, pos) => {
    const decided = node.marks.filter((mark) => isSuggestion(mark) && verdictOf(mark) !== null);
    if (decided.length > 0) places.push({ node, pos });
    return !decided.some((mark) => goes(mark, verdictOf) && mark.attrs['scope'] !== 'break');
  });
  for (const { node, pos } of places.reverse()) {
    const decided = node.marks.filter((mark) => isSuggestion(mark) && verdictOf(mark) !== null);
    const content = decided.filter((mark) => mark.attrs['scope'] !== 'break');
    // The size may be another one by now: what stood inside is done already.
    const end = pos + (change.doc.nodeAt(pos)?.nodeSize ?? node.nodeSize);
    const to = node.isText ? pos + node.nodeSize : end;
    if (content.some((mark) => goes(mark, verdictOf))) {
      change.maybeStep(new ReplaceStep(pos, to, Slice.empty));
      continue;
    }
    for (const mark of decided) {
      if (goes(mark, verdictOf)) continue;
      change.maybeStep(node.isText ? new RemoveMarkStep(pos, to, mark) : new RemoveNodeMarkStep(pos, mark));
    }
  }
}

/** Joins blocks across the breaks that go; what cannot be joined in one step is left to the patch. */
function join(change: Transform, verdictOf: (mark: Mark) => Verdict | null): void {
  const places: number[] = [];
  change.doc.descendants((node, pos) => {
    if (node.marks.some((mark) => isSuggestion(mark) && goes(mark, verdictOf))) places.push(pos);
    return !node.isTextblock;
  });
  for (const pos of places.reverse()) {
    const boundary = boundaryAt(change.doc.resolve(pos));
    if (boundary) change.maybeStep(new ReplaceStep(boundary.from, boundary.to, Slice.empty));
  }
}

function goes(mark: Mark, verdictOf: (mark: Mark) => Verdict | null): boolean {
  return verdictOf(mark) === (mark.type.name === 'insertion' ? 'reject' : 'accept');
}
