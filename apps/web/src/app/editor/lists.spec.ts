import { EditorState, TextSelection, type Command } from 'prosemirror-state';
import type { Node } from 'prosemirror-model';
import { blankMemorandum, idSource, parseDocument, seededRandom } from '#libs/bylaw-document';
import { enter } from './enter';
import { toggleList } from './insert';
import { raiseItem, sinkItem } from './lists';
import { stableIds } from './stable-ids';
import { after, cursorAt } from './testing/index';

const newId = idSource(seededRandom(3));

/** A memorandum with a list of these items in its first part. */
function listed(...items: string[]): EditorState {
  let state = EditorState.create({ doc: blankMemorandum(newId), plugins: [stableIds(newId)] });
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 2)));
  state = after(state, toggleList);
  items.forEach((item, index) => {
    if (index > 0) state = after(state, enter);
    state = state.apply(state.tr.insertText(item));
  });
  return state;
}

/** The lists as lines, `-` for every level. */
function lines(doc: Node): string[] {
  const found: string[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name !== 'paragraph' || node.content.size === 0) return true;
    const $pos = doc.resolve(pos);
    let level = 0;
    for (let depth = $pos.depth; depth > 0; depth -= 1)
      if ($pos.node(depth).type.name === 'bullet_list') level += 1;
    found.push(`${'-'.repeat(level)}${node.textContent}`);
    return false;
  });
  expect(parseDocument(doc.toJSON()).allowed).toBe(true);
  return found;
}

const at = (state: EditorState, text: string, command: Command) => after(cursorAt(state, text), command);

describe('lists of the memorandum', () => {
  it('go one level down and up again, with the cursor', () => {
    const sunk = at(listed('a', 'b', 'c'), 'b', sinkItem);
    expect(lines(sunk.doc)).toEqual(['-a', '--b', '-c']);
    expect(sunk.selection.$from.parent.textContent).toBe('b');
    const both = at(sunk, 'c', sinkItem);
    expect(lines(both.doc)).toEqual(['-a', '--b', '--c']);
    const raised = at(both, 'b', raiseItem);
    expect(lines(raised.doc)).toEqual(['-a', '-b', '--c']);
    expect(raised.selection.$from.parent.textContent).toBe('b');
  });

  it('have a first item that stays and a deepest level', () => {
    const state = listed('a', 'b', 'c', 'd', 'e', 'f');
    expect(at(state, 'a', sinkItem).doc.eq(state.doc)).toBe(true);
    let deep = state;
    for (const [index, item] of ['b', 'c', 'd', 'e', 'f'].entries())
      for (let level = 0; level <= index; level += 1) deep = at(deep, item, sinkItem);
    expect(lines(deep.doc)).toEqual(['-a', '--b', '---c', '----d', '----e', '----f']);
  });

  it('leave the top level by Enter on an empty item only', () => {
    const state = listed('a', 'b');
    expect(at(state, 'b', raiseItem).doc.eq(state.doc)).toBe(true);
    const left = after(after(state, enter), enter);
    expect(lines(left.apply(left.tr.insertText('x')).doc)).toEqual(['-a', '-b', 'x']);
  });
});
