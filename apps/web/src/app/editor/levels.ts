import { Fragment, Slice, type Node, type NodeType, type ResolvedPos } from 'prosemirror-model';
import type { Command, EditorState, Transaction } from 'prosemirror-state';
import { ReplaceAroundStep } from 'prosemirror-transform';
import {
  ancestor,
  fitsLevel,
  hasUnits,
  inTable,
  isPointLike,
  levelAt,
  typeOf,
  type Around,
} from './structure';

/** Chapters deeper than `2.1.1` do not occur. */
const MAX_CHAPTER_DEPTH = 3;

/**
 * Tab: the unit becomes the last sub-point of the unit before it, a chapter a sub-chapter of the chapter before it.
 * The step keeps the unit's content in place, so somebody else's typing in it is not lost.
 */
export const indent: Command = (state, dispatch) => {
  const unit = levelled(state);
  if (!unit) return false;
  const $pos = state.doc.resolve(unit.pos);
  const before = $pos.nodeBefore;
  if (!before || !takesIn(before, unit, $pos)) return false;
  dispatch?.(nest(state.tr, unit, before).scrollIntoView());
  return true;
};

/**
 * Shift-Tab: the unit moves one level up, behind the unit it was part of. What followed it there becomes part of it,
 * so the order of reading stays.
 */
export const outdent: Command = (state, dispatch) => {
  const unit = levelled(state);
  if (!unit) return false;
  const $in = state.doc.resolve(unit.pos + 1);
  const parent = $in.node(unit.depth - 1);
  if (!liftsOut(unit.node, parent)) return false;
  if (!dispatch) return true;
  const tr = state.tr;
  const end = $in.end(unit.depth - 1);
  const after = unit.pos + unit.node.nodeSize;
  if (after < end) {
    const open = new Slice(Fragment.from(emptyCopy(unit.node)), 1, 0);
    tr.step(new ReplaceAroundStep(after - 1, end, after, end, open, 0, true));
  }
  const type = liftedType(unit.node, parent);
  const shells = Fragment.from([emptyCopy(parent), type.create(unit.node.attrs)]);
  const gapEnd = end - 1;
  tr.step(new ReplaceAroundStep(unit.pos, end + 1, unit.pos + 1, gapEnd, new Slice(shells, 1, 0), 2, true));
  dispatch(tr.scrollIntoView());
  return true;
};

/** The unit that Tab and Shift-Tab act on: the point of the cursor, or the chapter whose heading holds it. */
function levelled(state: EditorState): Around | null {
  const { $from } = state.selection;
  if (!hasUnits(state.schema) || inTable($from)) return null;
  const unit = ancestor($from, isPointLike);
  if (unit) return unit;
  return $from.parent.type.name === 'heading'
    ? ancestor($from, (node) => node.type.name === 'chapter')
    : null;
}

function takesIn(before: Node, unit: Around, $pos: ResolvedPos): boolean {
  if (unit.node.type.name === 'chapter')
    return (
      before.type.name === 'chapter' && chapterLevel($pos) + chapterLevels(unit.node) < MAX_CHAPTER_DEPTH
    );
  return before.type === unit.node.type && fitsLevel(unit.node, levelAt($pos, $pos.depth) + 2);
}

function chapterLevel($pos: ResolvedPos): number {
  let level = 1;
  for (let depth = $pos.depth; depth > 0; depth -= 1)
    if ($pos.node(depth).type.name === 'chapter') level += 1;
  return level;
}

function chapterLevels(chapter: Node): number {
  let most = 0;
  chapter.forEach((child) => {
    if (child.type.name === 'chapter') most = Math.max(most, 1 + chapterLevels(child));
  });
  return most;
}

function nest(tr: Transaction, unit: Around, before: Node): Transaction {
  const { schema } = unit.node.type;
  const type = unit.node.type.name === 'chapter' ? unit.node.type : typeOf(schema, 'subpoint');
  const inner = type.create({ ...unit.node.attrs, label: null });
  const slice = new Slice(Fragment.from(before.type.create(before.attrs, inner)), 1, 0);
  const end = unit.pos + unit.node.nodeSize;
  return tr.step(new ReplaceAroundStep(unit.pos - 1, end, unit.pos + 1, end - 1, slice, 1, true));
}

function liftsOut(unit: Node, parent: Node): boolean {
  if (unit.type.name === 'chapter') return parent.type.name === 'chapter';
  return unit.type.name === 'subpoint' && isPointLike(parent);
}

function liftedType(unit: Node, parent: Node): NodeType {
  return unit.type.name === 'chapter' ? unit.type : parent.type;
}

function emptyCopy(node: Node): Node {
  return node.type.create(node.attrs);
}
