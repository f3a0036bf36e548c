import { Fragment, type Node } from 'prosemirror-model';
import { InputRule } from 'prosemirror-inputrules';
import { TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { toggleList } from './insert';
import { ancestor, type Around } from './structure';

/** Deeper lists are for nobody to read. */
const DEEPEST = 4;

/** The item of a list that directly holds the paragraph of the cursor. */
function itemOf({ selection: { $from } }: EditorState): Around | null {
  const item = ancestor($from, (node) => node.type.name === 'list_item');
  return item?.depth === $from.depth - 1 ? item : null;
}

/** Tab in a list: the item goes below the item before it, with all that is below itself. */
export const sinkItem: Command = (state, dispatch) => {
  const item = itemOf(state);
  if (!item) return false;
  const $item = state.doc.resolve(item.pos);
  const before = $item.nodeBefore;
  if (!before || listsAround(state) + listsIn(item.node) > DEEPEST) return false;
  if (!dispatch) return true;
  const list = $item.parent;
  const last = before.lastChild;
  const into =
    last?.type === list.type
      ? last.copy(last.content.addToEnd(item.node))
      : list.type.create({ id: '' }, item.node);
  const rest =
    last?.type === list.type ? before.content.cut(0, before.content.size - last.nodeSize) : before.content;
  const changed = before.copy(rest.addToEnd(into));
  const start = item.pos - before.nodeSize;
  const tr = state.tr.replaceWith(start, item.pos + item.node.nodeSize, changed);
  const at = start + changed.nodeSize - 2 - item.node.nodeSize;
  dispatch(
    tr.setSelection(TextSelection.create(tr.doc, at + state.selection.from - item.pos)).scrollIntoView(),
  );
  return true;
};

/** Shift-Tab in a list within a list: the item goes behind the item that holds it; what followed it goes along. */
export const raiseItem: Command = (state, dispatch) => {
  const item = itemOf(state);
  if (!item || item.depth < 3) return false;
  const { $from } = state.selection;
  const outer = $from.node(item.depth - 2);
  if (outer.type !== item.node.type) return false;
  if (!dispatch) return true;
  const list = $from.node(item.depth - 1);
  const index = $from.index(item.depth - 1);
  const inOuter = $from.index(item.depth - 2);
  const outerPos = $from.before(item.depth - 2);
  const part = (from: number, to: number): Node[] => list.children.slice(from, to);
  const above = part(0, index);
  const below = part(index + 1, list.childCount);
  const kept = [
    ...outer.children.slice(0, inOuter),
    ...(above.length > 0 ? [list.copy(Fragment.from(above))] : []),
  ];
  const raised = item.node.copy(
    Fragment.from([
      ...item.node.children,
      ...(below.length > 0 ? [list.type.create({ id: '' }, below)] : []),
      ...outer.children.slice(inOuter + 1),
    ]),
  );
  const left = outer.copy(Fragment.from(kept));
  const tr = state.tr.replaceWith(outerPos, outerPos + outer.nodeSize, [left, raised]);
  const at = outerPos + left.nodeSize + state.selection.from - item.pos;
  dispatch(tr.setSelection(TextSelection.create(tr.doc, at)).scrollIntoView());
  return true;
};

function listsAround({ selection: { $from } }: EditorState): number {
  let count = 0;
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if ($from.node(depth).type.name === 'bullet_list') count += 1;
  return count;
}

function listsIn(item: Node): number {
  let most = 0;
  item.forEach((child) => {
    if (child.type.name === 'bullet_list') child.forEach((one) => (most = Math.max(most, 1 + listsIn(one))));
  });
  return 1 + most;
}

/** A hyphen or asterisk and a space at the beginning of a paragraph make a list (memorandum). */
export const listRule = new InputRule(/^[-*•]\s$/, (state, _found, start, end) => {
  if (!('bullet_list' in state.schema.nodes)) return null;
  const tr = state.tr.delete(start, end);
  let made: typeof tr | null = null;
  toggleList(state.apply(tr), (change) => (made = change));
  if (made === null) return null;
  for (const step of (made as typeof tr).steps) tr.step(step);
  return tr.setSelection(TextSelection.create(tr.doc, start + 2));
});
