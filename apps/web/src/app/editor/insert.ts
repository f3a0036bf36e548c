import type { Attrs, Node } from 'prosemirror-model';
import { NodeSelection, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { closingHeading, type UnitNumber, unitPhrase } from '#libs/bylaw-document';
import { numberingOf } from './numbering';
import { ancestor, hasUnits, isPointLike, typeOf } from './structure';

/** The grammatical cases a reference can stand in. */
export const INFLECTIONS = ['loc', 'gen', 'acc', 'dat', 'nom'] as const;
/** One of them. */
export type Inflection = (typeof INFLECTIONS)[number];

const FRESH = { id: '', label: null, deleted: false };

/**
 * A new chapter behind the chapter of the cursor. What follows the point of the cursor in its chapter goes into it, as
 * one expects of a heading put into the middle.
 */
export const newChapter: Command = (state, dispatch) => {
  if (!hasUnits(state.schema)) return false;
  const { schema } = state;
  const { $from } = state.selection;
  const heading = typeOf(schema, 'heading').create();
  const chapter = ancestor($from, (node) => node.type.name === 'chapter');
  if (chapter) {
    if (!dispatch) return true;
    const cut = $from.after(chapter.depth + 1);
    const end = chapter.pos + chapter.node.nodeSize;
    const rest = state.doc.slice(cut, end - 1).content;
    const role = chapter.node.attrs['role'] === 'closing' && rest.size > 0 ? 'closing' : 'regular';
    const tr = state.tr.delete(cut, end - 1);
    const attrs = { ...FRESH, role, numbered: role === 'regular' };
    tr.insert(cut + 1, typeOf(schema, 'chapter').create(attrs, [heading, ...rest.content]));
    dispatch(tr.setSelection(TextSelection.create(tr.doc, cut + 3)).scrollIntoView());
    return true;
  }
  const at = endOfBody(state.doc);
  if (at === null) return false;
  if (!dispatch) return true;
  const point = typeOf(schema, 'point').create(FRESH, typeOf(schema, 'paragraph').create());
  const tr = state.tr.insert(at, typeOf(schema, 'chapter').create(FRESH, [heading, point]));
  dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 2)).scrollIntoView());
  return true;
};

/** An unnumbered closing chapter at the end of the body, where there is none yet. */
export const newClosingChapter: Command = (state, dispatch) => {
  if (!hasUnits(state.schema)) return false;
  const at = endOfBody(state.doc);
  let found = false;
  state.doc.descendants((node) => {
    found ||= node.attrs['role'] === 'closing';
    return !node.isTextblock;
  });
  if (at === null || found) return false;
  if (!dispatch) return true;
  const { schema } = state;
  const heading = typeOf(schema, 'heading').create(null, schema.text(closingHeading(1)));
  const point = typeOf(schema, 'point').create(FRESH, typeOf(schema, 'paragraph').create());
  const attrs = { ...FRESH, role: 'closing', numbered: false };
  const tr = state.tr.insert(at, typeOf(schema, 'chapter').create(attrs, [heading, point]));
  dispatch(tr.setSelection(TextSelection.create(tr.doc, at + heading.nodeSize + 3)).scrollIntoView());
  return true;
};

function endOfBody(doc: Node): number | null {
  let end: number | null = null;
  doc.forEach((child, offset) => {
    if (child.type.name === 'body') end = offset + child.nodeSize - 1;
  });
  return end;
}

/** A new annex at the end of the act, or behind the annex of the cursor. */
export const newAnnex: Command = (state, dispatch) => {
  if (!hasUnits(state.schema)) return false;
  if (!dispatch) return true;
  const { schema } = state;
  const around = ancestor(state.selection.$from, (node) => node.type.name === 'annex');
  const at = around ? around.pos + around.node.nodeSize : state.doc.content.size;
  const content = [typeOf(schema, 'heading').create(), typeOf(schema, 'paragraph').create()];
  const tr = state.tr.insert(at, typeOf(schema, 'annex').create(FRESH, content));
  dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 2)).scrollIntoView());
  return true;
};

/** A line of the front matter or the signature, at its place; the cursor goes into it. */
export const newLine =
  (name: 'issuer' | 'actline' | 'approval' | 'basis' | 'signature'): Command =>
  (state, dispatch) => {
    if (!hasUnits(state.schema)) return false;
    const line = typeOf(state.schema, name).create();
    let at = 0;
    state.doc.forEach((child, offset) => {
      if (child.type.name === 'front' && name !== 'signature')
        at = name === 'issuer' || name === 'actline' ? offset + 1 : offset + child.nodeSize - 1;
      if ((child.type.name === 'body' || child.type.name === 'signature') && name === 'signature')
        at = offset + child.nodeSize;
    });
    if (!dispatch) return true;
    const tr = state.tr.insert(at, line);
    dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView());
    return true;
  };

/** The nearest place behind the cursor's text block that takes the block. */
export function placeOfBlock(state: EditorState, block: Node): number | null {
  const { $to } = state.selection;
  for (let depth = $to.depth; depth > 0; depth -= 1) {
    const index = $to.indexAfter(depth - 1);
    if ($to.node(depth - 1).canReplaceWith(index, index, block.type)) return $to.after(depth);
    if ($to.node(depth).type.name === 'body' || $to.node(depth).type.name === 'front') return null;
  }
  return null;
}

/** A formula behind the text block of the cursor; it is written in its own field. */
export const newFormula: Command = (state, dispatch) => {
  const type = state.schema.nodes['formula'];
  const formula = type?.create();
  const at = formula ? placeOfBlock(state, formula) : null;
  if (!formula || at === null) return false;
  if (!dispatch) return true;
  const tr = state.tr.insert(at, formula);
  dispatch(tr.setSelection(NodeSelection.create(tr.doc, at)).scrollIntoView());
  return true;
};

/** A footnote at the cursor, with the cursor in it. */
export const newFootnote: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const footnote = typeOf(state.schema, 'footnote').create();
  if (!$from.parent.inlineContent || $from.parent.type === footnote.type) return false;
  if (!dispatch) return true;
  const { to } = state.selection;
  const tr = state.tr.insert(to, footnote);
  dispatch(tr.setSelection(TextSelection.create(tr.doc, to + 1)).scrollIntoView());
  return true;
};

/** Puts a live reference to the unit in place of a range. */
export function insertReference(
  state: EditorState,
  range: { from: number; to: number },
  target: UnitNumber,
  inflection: Inflection,
) {
  const attrs: Attrs = {
    target: target.id,
    unit: target.kind,
    inflection,
    form: 'full',
    printed: unitPhrase(numberingOf(state).get(target.id) ?? target, inflection),
  };
  const node = typeOf(state.schema, 'reference').create(attrs);
  const tr = state.tr.replaceWith(range.from, range.to, node);
  return tr.setSelection(TextSelection.create(tr.doc, range.from + node.nodeSize)).scrollIntoView();
}

/** Makes a list of the paragraph of the cursor, or takes it out of its list (memorandum). */
export const toggleList: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const list = state.schema.nodes['bullet_list'];
  const item = state.schema.nodes['list_item'];
  if (!list || !item || $from.parent.type.name !== 'paragraph') return false;
  const range = $from.blockRange($to);
  if (!range) return false;
  if (ancestor($from, (node) => node.type === item)) return false;
  if (!range.parent.canReplaceWith(range.startIndex, range.endIndex, list)) return false;
  if (!dispatch) return true;
  const items: Node[] = [];
  for (let at = range.startIndex; at < range.endIndex; at += 1) {
    const block = range.parent.child(at);
    if (block.type.name !== 'paragraph') return false;
    items.push(item.create(null, block));
  }
  const tr = state.tr.replaceWith(range.start, range.end, list.create(null, items));
  const { from } = state.selection;
  dispatch(tr.setSelection(TextSelection.create(tr.doc, from + 2)).scrollIntoView());
  return true;
};

/** Whether the cursor stands in a point or sub-point. */
export function inUnit(state: EditorState): boolean {
  return ancestor(state.selection.$from, isPointLike) !== null;
}
