import type { Node, ResolvedPos } from 'prosemirror-model';
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { Selection } from 'prosemirror-state';
import { hasUnits, isEmptyUnit, isPointLike, unitOf, type Around } from './structure';

/**
 * Backspace at the beginning of a unit: its text goes on where the text before it ends, what is below it stays below.
 * Where nothing can be joined (behind a heading or a table) only an empty unit disappears.
 */
export const joinBackward: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || !hasUnits(state.schema) || $from.parentOffset > 0) return false;
  const unit = unitOf($from);
  if (!unit || $from.index(unit.depth) > 0) return false;
  return joinUnit(state, unit, dispatch);
};

/** Delete at the end of a text: the unit that follows is joined to it. */
export const joinForward: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || !hasUnits(state.schema) || $from.pos < $from.end()) return false;
  const next = Selection.findFrom(state.doc.resolve($from.after()), 1, true);
  const unit = next && unitOf(next.$from);
  if (!unit || next.$from.index(unit.depth) > 0) return false;
  const before = textBefore(state.doc, unit.pos);
  return before?.pos === $from.pos && joinUnit(state, unit, dispatch);
};

function joinUnit(state: EditorState, unit: Around, dispatch?: (tr: Transaction) => void): boolean {
  const $end = textBefore(state.doc, unit.pos);
  if ($end && joinsOnto($end, unit.node)) {
    if (dispatch) dispatch(joined(state, unit, $end).scrollIntoView());
    return true;
  }
  if (isEmptyUnit(unit.node) && dispatch) {
    const tr = state.tr.delete(unit.pos, unit.pos + unit.node.nodeSize);
    const near = Selection.findFrom(tr.doc.resolve(unit.pos), -1, true);
    dispatch((near ? tr.setSelection(near) : tr).scrollIntoView());
  }
  return true;
}

/** The end of the text block right before the position. */
function textBefore(doc: Node, pos: number): ResolvedPos | null {
  return Selection.findFrom(doc.resolve(pos), -1, true)?.$from ?? null;
}

function joinsOnto($end: ResolvedPos, unit: Node): boolean {
  const first = unit.firstChild;
  if (!first?.isTextblock || $end.pos !== $end.end()) return false;
  const holder = unitOf($end);
  return holder !== null && $end.parent.type === first.type;
}

function joined(state: EditorState, unit: Around, $end: ResolvedPos): Transaction {
  const first = unit.node.child(0);
  const rest = unit.node.content.cut(first.nodeSize);
  const $unit = state.doc.resolve(unit.pos);
  const tr = state.tr.delete(unit.pos, unit.pos + unit.node.nodeSize);
  if (rest.size > 0) {
    // Behind a sibling the rest goes to the end of that sibling, in a parent it stays where the unit was.
    const sibling = $unit.nodeBefore;
    tr.insert(sibling && isPointLike(sibling) ? unit.pos - 1 : unit.pos, rest);
  }
  tr.insert($end.pos, first.content);
  return tr.setSelection(TextSelection.create(tr.doc, $end.pos));
}
