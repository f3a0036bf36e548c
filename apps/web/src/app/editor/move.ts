import type { Node, ResolvedPos } from 'prosemirror-model';
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { findById } from '#libs/bylaw-document';
import { isPointLike, movableAround, type Placed } from './structure';

/** Up or down by one place. */
export type Direction = -1 | 1;

/** Alt-arrow: moves the unit of the cursor, with all below it, by one place; across the edges of chapters too. */
export const moveUnit =
  (direction: Direction): Command =>
  (state, dispatch) => {
    const unit = movableAround(state.selection.$from);
    return unit !== null && moveBy(state, unit, direction, dispatch);
  };

/** The same for a unit named by its id, as the outline does it. The cursor goes with it when it was inside. */
export const moveUnitById =
  (id: string, direction: Direction): Command =>
  (state, dispatch) => {
    const unit = findById(state.doc, id);
    return unit !== null && moveBy(state, unit, direction, dispatch);
  };

function moveBy(
  state: EditorState,
  unit: Placed,
  direction: Direction,
  dispatch?: (tr: Transaction) => void,
): boolean {
  const target = direction < 0 ? placeAbove(state.doc, unit) : placeBelow(state.doc, unit);
  if (target === null) return false;
  if (!dispatch) return true;
  const end = unit.pos + unit.node.nodeSize;
  const { anchor, head } = state.selection;
  const tr = state.tr.delete(unit.pos, end);
  const at = tr.mapping.map(target);
  tr.insert(at, unit.node);
  if (anchor > unit.pos && head > unit.pos && anchor < end && head < end) {
    const shift = at - unit.pos;
    tr.setSelection(TextSelection.between(tr.doc.resolve(anchor + shift), tr.doc.resolve(head + shift)));
    tr.scrollIntoView();
  }
  dispatch(tr);
  return true;
}

function placeAbove(doc: Node, unit: Placed): number | null {
  const $pos = doc.resolve(unit.pos);
  const index = $pos.index();
  const before = $pos.nodeBefore;
  if (before && isPassable($pos.parent, index - 1, unit.node)) {
    const entered = unit.node.type.name === 'point' && before.type.name === 'chapter';
    return entered ? endOfChapter(before, unit.pos - before.nodeSize) : unit.pos - before.nodeSize;
  }
  return $pos.depth > 0 ? aboveContainer($pos, unit.node) : null;
}

/** Out of the beginning of what holds the unit, into the end of what stands before that. */
function aboveContainer($pos: ResolvedPos, unit: Node): number | null {
  const container = $pos.parent;
  const start = $pos.before();
  const $start = $pos.doc.resolve(start);
  const before = $start.nodeBefore;
  if (!before) return null;
  if (unit.type.name === 'subpoint')
    return before.type === container.type && isPointLike(container) ? start - 1 : null;
  if (unit.type.name !== 'point' || container.type.name !== 'chapter') return null;
  if (before.type.name === 'chapter') return endOfChapter(before, start - before.nodeSize);
  return $start.parent.type.name === 'chapter' || before.type.name === 'point' ? start : null;
}

/** The end of a chapter, in its last sub-chapter if it has any. */
function endOfChapter(chapter: Node, pos: number): number {
  const last = chapter.lastChild;
  const end = pos + chapter.nodeSize - 1;
  return last?.type.name === 'chapter' ? endOfChapter(last, end - last.nodeSize) : end;
}

function placeBelow(doc: Node, unit: Placed): number | null {
  const end = unit.pos + unit.node.nodeSize;
  const $end = doc.resolve(end);
  const after = $end.nodeAfter;
  if (after && isPassable($end.parent, $end.index(), unit.node)) {
    const entered = unit.node.type.name === 'point' && after.type.name === 'chapter';
    return entered ? startOf(after, end) : end + after.nodeSize;
  }
  return $end.depth > 0 ? belowContainer($end, unit.node) : null;
}

function belowContainer($end: ResolvedPos, unit: Node): number | null {
  const container = $end.parent;
  const end = $end.after();
  const after = $end.doc.resolve(end).nodeAfter;
  if (!after) return null;
  if (unit.type.name === 'subpoint')
    return after.type === container.type && isPointLike(container) ? startOf(after, end) : null;
  if (unit.type.name !== 'point' || container.type.name !== 'chapter') return null;
  if (after.type.name === 'chapter') return startOf(after, end);
  return after.type.name === 'point' ? end : null;
}

/** Behind the heading of a chapter or the first text of a point. */
function startOf(container: Node, pos: number): number {
  return pos + 1 + (container.firstChild?.nodeSize ?? 0);
}

/** Whether the unit may change places with this child of its parent. */
function isPassable(parent: Node, index: number, unit: Node): boolean {
  const other = parent.child(index);
  const { name } = other.type;
  if (name === 'heading' || name === 'actline') return false;
  if (unit.type.name === 'annex') return name === 'annex';
  if (unit.type.name === 'chapter') return name === 'chapter' || parent.type.name !== 'doc';
  return !(isPointLike(parent) && index === 0);
}
