import { expect } from '@jest/globals';
import type { EditorState, Transaction } from 'prosemirror-state';
import { bylawSchema, idSource, seededRandom } from '#libs/bylaw-document';
import { joinBackward } from '../../editor/join';
import { moveUnit } from '../../editor/move';
import { cursorAt, outlineOf } from '../../editor/testing/index';
import { changed, Editor, FakeServer, unitDeleted } from './session';
import { ManualTime } from './time';

/** A change of somebody else. */
export type Change = (state: EditorState) => EditorState;

export const newId = idSource(seededRandom(3));

export const moved =
  (text: string, direction: -1 | 1 = -1): Change =>
  (state) => {
    const at = cursorAt(state, text);
    return changed(at, (dispatch) => moveUnit(direction)(at, dispatch));
  };
export const deleted =
  (text: string): Change =>
  (state) =>
    unitDeleted(state, text);
export const joined =
  (text: string): Change =>
  (state) => {
    const at = cursorAt(state, text);
    return changed(at, (dispatch) => joinBackward(at, dispatch));
  };
export const chapterDeleted =
  (text: string): Change =>
  (state) => {
    const { $from } = cursorAt(state, text).selection;
    const depth =
      [...Array($from.depth + 1).keys()].find((at) => $from.node(at).type.name === 'chapter') ?? 0;
    return changed(state, (dispatch) => dispatch(state.tr.delete($from.before(depth), $from.after(depth))));
  };

/** The range of a text. */
export const range = (state: EditorState, text: string): [number, number] => {
  const at = cursorAt(state, text).selection.from;
  return [at, at + text.length];
};
/** The node of a type around a text, with its position. */
export const around = (state: EditorState, text: string, type: string) => {
  const { $from } = cursorAt(state, text).selection;
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if ($from.node(depth).type.name === type) return { node: $from.node(depth), pos: $from.before(depth) };
  throw new Error(`no ${type} around ${text}`);
};
export const command =
  (run: (state: EditorState, dispatch: (tr: Transaction) => void) => boolean, text: string, end = false) =>
  (state: EditorState): Transaction | null => {
    const at = cursorAt(state, text, end);
    let found: Transaction | null = null;
    run(at, (tr) => (found = tr));
    return found;
  };
export const point = (text: string) =>
  bylawSchema.node('point', { id: newId() }, [
    bylawSchema.node('paragraph', { id: newId() }, text === '' ? [] : [bylawSchema.text(text)]),
  ]);
export const suggested = (type: 'insertion' | 'deletion') =>
  bylawSchema.mark(type, { id: newId(), author: 'Ilze Bērziņa', at: '2027-03-01' });

export const setUp = async () => {
  const server = new FakeServer();
  const time = new ManualTime();
  return { server, time, editor: await new Editor(server, time).open() };
};

/** What is told when the others' change comes before ours. */
export const lossesOf = async (mine: (editor: Editor) => void, other: Change) => {
  const { server, time, editor } = await setUp();
  mine(editor);
  server.other(other);
  await time.pass(1000);
  expect(server.doc().toJSON()).toEqual(editor.state.doc.toJSON());
  return { server, time, editor, lost: editor.session.lost() };
};

/** Puts back the only loss. */
export const putBack = async ({ editor, time, server }: Awaited<ReturnType<typeof lossesOf>>) => {
  const [loss, ...more] = editor.session.lost();
  expect(more).toEqual([]);
  expect(loss && editor.session.restore(loss)).toBe(true);
  editor.session.changed();
  await time.pass(1000);
  expect(editor.session.lost()).toEqual([]);
  expect(server.doc().toJSON()).toEqual(editor.state.doc.toJSON());
  return outlineOf(server.doc());
};
