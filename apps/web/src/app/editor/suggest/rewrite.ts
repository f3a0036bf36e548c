import type { Node, ResolvedPos } from 'prosemirror-model';
import { Selection, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import {
  AddMarkStep,
  AddNodeMarkStep,
  RemoveMarkStep,
  RemoveNodeMarkStep,
  ReplaceStep,
  Transform,
  type Step,
} from 'prosemirror-transform';
import { isSuggestion, type IdSource } from '#libs/bylaw-document';
import { suggest, type Suggested } from '#libs/bylaw-suggest';
import { isAsItIs, suggestMode } from './mode';

/** What else a transaction says that holds for its suggestion as well. */
const KEPT = ['origin', 'uiEvent', 'composition', 'paste', 'addToHistory'];

/**
 * The transaction that is applied in place of one that an editor made: the same one where nothing is suggested, the one
 * with suggestions where the mode is on, `null` where the change cannot be suggested and nothing may happen.
 */
export function suggested(
  state: EditorState,
  tr: Transaction,
  newId: IdSource,
  now: () => string,
): Transaction | null {
  const { on, author } = suggestMode(state);
  if (!on || !tr.docChanged || isAsItIs(tr) || tr.steps.every(isOfSuggestions)) return tr;
  const { state: after, transactions } = state.applyTransaction(tr);
  const change = new Transform(state.doc);
  for (const one of transactions) for (const step of one.steps) change.step(step);
  if (isStruck(state.selection.$from) && puts(change)) return null;
  const result = suggest(change, { author, at: now(), newId });
  if (!result) return null;
  if (result.doc.eq(after.doc)) return tr;
  const out = state.tr;
  for (const step of result.steps) out.step(step);
  for (const name of KEPT) {
    const value: unknown = tr.getMeta(name);
    if (value !== undefined) out.setMeta(name, value);
  }
  out.setSelection(selectionIn(out.doc, state, after, result, change));
  if (tr.storedMarksSet && after.storedMarks) out.setStoredMarks(after.storedMarks);
  return tr.scrolledIntoView ? out.scrollIntoView() : out;
}

/** What is written into a struck block would go with it, so nothing is. */
function isStruck($pos: ResolvedPos): boolean {
  for (let depth = 1; depth <= $pos.depth; depth += 1) {
    const marks = $pos.node(depth).marks;
    if (marks.some(({ type, attrs }) => type.name === 'deletion' && attrs['scope'] !== 'break')) return true;
  }
  return false;
}

/** Whether a change puts anything in. */
function puts(change: Transform): boolean {
  return change.mapping.maps.some((map) => {
    let size = 0;
    map.forEach((_from, _to, newFrom, newTo) => (size += newTo - newFrom));
    return size > 0;
  });
}

/** Where the cursor goes: behind what was typed, before what Backspace struck, behind what Delete struck. */
function selectionIn(
  doc: Node,
  before: EditorState,
  after: EditorState,
  result: Suggested,
  change: Transform,
): Selection {
  const { selection } = before;
  const backward = selection.empty && after.selection.head < selection.head;
  const assoc = puts(change) || backward ? -1 : 1;
  const at = (pos: number): number => Math.min(result.map(pos, assoc), doc.content.size);
  const { anchor, head } = after.selection;
  if (!(after.selection instanceof TextSelection)) return Selection.near(doc.resolve(at(head)), assoc);
  return TextSelection.between(doc.resolve(at(anchor)), doc.resolve(at(head)), assoc);
}

/** Whether a step puts in or takes away nothing but suggestions, made elsewhere. */
function isOfSuggestions(step: Step): boolean {
  if (
    step instanceof AddMarkStep ||
    step instanceof RemoveMarkStep ||
    step instanceof AddNodeMarkStep ||
    step instanceof RemoveNodeMarkStep
  )
    return isSuggestion(step.mark);
  if (!(step instanceof ReplaceStep) || step.from !== step.to) return false;
  const { content, openStart, openEnd } = step.slice;
  return (
    openStart + openEnd === 0 &&
    content.size > 0 &&
    content.content.every((node) => node.marks.some(isSuggestion))
  );
}
