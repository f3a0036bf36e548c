import { splitBlock } from 'prosemirror-commands';
import type { Node } from 'prosemirror-model';
import {
  Selection,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from 'prosemirror-state';
import { canSplit, liftTarget } from 'prosemirror-transform';
import { deleteAcross } from './across';
import { outdent } from './levels';
import { raiseItem } from './lists';
import { ancestor, hasUnits, isEmptyUnit, typeOf, unitOf, type Around } from './structure';

/** What a new unit begins with; its id comes with the same change. */
const FRESH = { id: '', label: null, deleted: false };

/**
 * Enter: in a point a new point, in a sub-point a new sub-point; on an empty one a level up, and out of the points at
 * the top; in a heading the first point below it; in the front matter the next line.
 */
export const enter: Command = (state, dispatch) => {
  if (!hasUnits(state.schema)) return enterInList(state, dispatch);
  const { $from, $to } = state.selection;
  if (!$from.sameParent($to)) return removeSelected(state, dispatch);
  const unit = unitOf($from);
  if (unit) return enterInUnit(state, unit, dispatch);
  const { name } = $from.parent.type;
  if (name === 'heading') return enterInHeading(state, dispatch);
  if ($from.depth > 1 && $from.node(1).type.name === 'front') return goOn(state, dispatch);
  if (name === 'paragraph' && $from.parent.content.size === 0 && takesPoint($from.node(-1)))
    return becomePoint(state, dispatch);
  return false;
};

/** Over several blocks Enter only removes what is selected: what then stands together is for the person to judge. */
function removeSelected(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  if (deleteAcross(state, dispatch)) return true;
  dispatch?.(state.tr.deleteSelection().scrollIntoView());
  return true;
}

function enterInUnit(state: EditorState, unit: Around, dispatch?: (tr: Transaction) => void): boolean {
  const { empty } = state.selection;
  if (empty && isEmptyUnit(unit.node)) {
    if (unit.node.type.name === 'subpoint') return outdent(state, dispatch);
    return becomeParagraph(state, unit, dispatch);
  }
  if (!dispatch) return true;
  const tr = state.tr;
  if (!empty) tr.deleteSelection();
  const $pos = tr.selection.$from;
  const here = unitOf($pos);
  if (!here) {
    dispatch(tr.scrollIntoView());
    return true;
  }
  const first = $pos.index(here.depth) === 0;
  const next = here.node.childCount > 1 ? here.node.child(1) : null;
  if (first && $pos.parentOffset === 0 && $pos.parent.content.size > 0) {
    tr.insert(here.pos, blank(here.node));
  } else if (first && $pos.pos === $pos.end() && next?.type.name === 'subpoint') {
    const at = $pos.after();
    tr.insert(at, blank(next));
    tr.setSelection(TextSelection.create(tr.doc, at + 2));
  } else if (!first && $pos.parentOffset === 0) {
    tr.split($pos.before(), 1, [{ type: here.node.type, attrs: FRESH }]);
  } else split(tr, here);
  dispatch(tr.scrollIntoView());
  return true;
}

function split(tr: Transaction, unit: Around): void {
  const { schema } = unit.node.type;
  const types = [
    { type: unit.node.type, attrs: FRESH },
    { type: typeOf(schema, 'paragraph'), attrs: { id: '' } },
  ];
  const { pos } = tr.selection.$from;
  if (canSplit(tr.doc, pos, 2, types)) tr.split(pos, 2, types);
}

/** An empty unit of the same kind. */
function blank(unit: Node): Node {
  return unit.type.create(FRESH, typeOf(unit.type.schema, 'paragraph').create({ id: '' }));
}

function becomeParagraph(state: EditorState, unit: Around, dispatch?: (tr: Transaction) => void): boolean {
  if (!dispatch) return true;
  const tr = state.tr.replaceWith(unit.pos, unit.pos + unit.node.nodeSize, unit.node.content);
  dispatch(tr.setSelection(TextSelection.create(tr.doc, unit.pos + 1)).scrollIntoView());
  return true;
}

function becomePoint(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  if (!dispatch) return true;
  const { $from } = state.selection;
  const point = typeOf(state.schema, 'point').create(FRESH, $from.parent);
  const tr = state.tr.replaceWith($from.before(), $from.after(), point);
  dispatch(tr.setSelection(TextSelection.create(tr.doc, $from.before() + 2)).scrollIntoView());
  return true;
}

function takesPoint(node: Node): boolean {
  return ['body', 'chapter', 'annex'].includes(node.type.name);
}

/** What is behind the cursor in a heading goes into a new first point; an annex begins with text. */
function enterInHeading(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  const { $from } = state.selection;
  const { schema } = state;
  if (!dispatch) return true;
  const tr = state.tr.deleteSelection();
  const $pos = tr.selection.$from;
  const rest = $pos.parent.slice($pos.parentOffset).content;
  const paragraph = typeOf(schema, 'paragraph').create({ id: '' }, rest);
  const inChapter = $from.node(-1).type.name === 'chapter';
  const block = inChapter ? typeOf(schema, 'point').create(FRESH, paragraph) : paragraph;
  if (rest.size > 0) tr.delete($pos.pos, $pos.end());
  const at = $pos.pos + 1;
  tr.insert(at, block);
  dispatch(tr.setSelection(TextSelection.create(tr.doc, at + (inChapter ? 2 : 1))).scrollIntoView());
  return true;
}

/** The lines of the front matter are each there once: Enter goes on to the next one. */
function goOn(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  const next = Selection.findFrom(state.doc.resolve(state.selection.$to.after()), 1, true);
  if (next) dispatch?.(state.tr.setSelection(next).scrollIntoView());
  return true;
}

function enterInList(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  const { $from, empty } = state.selection;
  const item = ancestor($from, (node) => node.type.name === 'list_item');
  if (item?.depth !== $from.depth - 1) return false;
  if (empty && $from.parent.content.size === 0)
    return raiseItem(state, dispatch) || liftFromList(state, dispatch);
  if (!dispatch) return true;
  const tr = state.tr.deleteSelection();
  const types = [{ type: item.node.type }, { type: typeOf(state.schema, 'paragraph'), attrs: { id: '' } }];
  if (canSplit(tr.doc, tr.selection.from, 2, types)) tr.split(tr.selection.from, 2, types);
  dispatch(tr.scrollIntoView());
  return true;
}

/** Takes the paragraph of the cursor out of its list. */
export const liftFromList: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const range = $from.blockRange($to);
  const target =
    range && ancestor($from, (node) => node.type.name === 'list_item') ? liftTarget(range) : null;
  if (!range || target === null) return false;
  dispatch?.(state.tr.lift(range, target).scrollIntoView());
  return true;
};

/** Ctrl-Enter: a new point behind the point of the cursor, or the first one below the heading. */
export const newPoint: Command = (state, dispatch) => {
  if (!hasUnits(state.schema)) return false;
  const { $to } = state.selection;
  const section = ancestor($to, takesPoint);
  const at = section ? placeOfNewPoint(state, section) : firstPlace(state.doc);
  if (at === null) return false;
  if (!dispatch) return true;
  const { schema } = state;
  const point = typeOf(schema, 'point').create(FRESH, typeOf(schema, 'paragraph').create({ id: '' }));
  const tr = state.tr.insert(at, point);
  dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 2)).scrollIntoView());
  return true;
};

function placeOfNewPoint(state: EditorState, section: Around): number | null {
  const { $to } = state.selection;
  const at = $to.depth > section.depth ? $to.after(section.depth + 1) : $to.pos;
  const $at = state.doc.resolve(at);
  const heading = headingEnd(section);
  const place = Math.max(at, heading);
  const $place = place === at ? $at : state.doc.resolve(place);
  const point = typeOf(state.schema, 'point');
  return $place.parent.canReplaceWith($place.index(), $place.index(), point) ? place : null;
}

function headingEnd(section: Around): number {
  let end = section.pos + 1;
  section.node.forEach((child, offset) => {
    if (child.type.name === 'heading') end = section.pos + 1 + offset + child.nodeSize;
  });
  return end;
}

function firstPlace(doc: Node): number | null {
  let at: number | null = null;
  doc.forEach((child, offset) => {
    if (child.type.name !== 'body') return;
    const first = child.firstChild;
    const heading = first?.type.name === 'chapter' ? first.firstChild : null;
    at = heading ? offset + 2 + heading.nodeSize : offset + 1;
  });
  return at;
}

/** Alt-Enter: a further paragraph inside the same unit. */
export const newParagraph: Command = (state, dispatch) => splitBlock(state, dispatch);

/** Shift-Enter: a line break inside the text block. */
export const lineBreak: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if (!$from.parent.inlineContent || $from.parent.type.name === 'footnote') return false;
  const line = typeOf(state.schema, 'hard_break').create();
  dispatch?.(state.tr.replaceSelectionWith(line, true).scrollIntoView());
  return true;
};
