import type { EditorState, Transaction } from 'prosemirror-state';
import { bylawSchema } from '#libs/bylaw-document';
import { indent } from '../editor/levels';
import { moveUnit } from '../editor/move';
import {
  around,
  command,
  deleted,
  lossesOf,
  moved,
  putBack,
  range,
  suggested,
  type Change,
} from './testing/losses';
import { changed, replaced, type Editor } from './testing/session';

describe('changes of ours that put nothing in', () => {
  it('a deletion in a point that was moved is told, and done again', async () => {
    const outcome = await lossesOf(
      (editor) => editor.change((state) => state.tr.delete(...range(state, 'div'))),
      moved('divi'),
    );
    expect(outcome.lost).toMatchObject([{ kind: 'deletion', text: 'div', unit: '2. punkts' }]);
    expect(await putBack(outcome)).toContain('1. i');
  });

  it('a deletion of a whole unit that was moved is told, and done again', async () => {
    const outcome = await lossesOf(
      (editor) =>
        editor.change((state) => {
          const { node, pos } = around(state, 'divi', 'point');
          return state.tr.delete(pos, pos + node.nodeSize);
        }),
      moved('divi'),
    );
    expect(outcome.lost).toMatchObject([{ kind: 'deletion', text: 'divi' }]);
    expect((await putBack(outcome)).join()).not.toContain('divi');
  });

  it.each([
    ['a format', () => bylawSchema.mark('strong')],
    ['a suggested deletion', () => suggested('deletion')],
  ])('%s in a point that was moved is told, and done again', async (_name, make) => {
    const mark = make();
    const outcome = await lossesOf(
      (editor) => editor.change((state) => state.tr.addMark(...range(state, 'divi'), mark)),
      moved('divi'),
    );
    expect(outcome.lost).toMatchObject([{ kind: 'format', text: 'divi' }]);
    await putBack(outcome);
    expect(around(outcome.editor.state, 'divi', 'paragraph').node.firstChild?.marks).toEqual([mark]);
  });

  it.each([
    [
      'an attribute',
      'attribute',
      (tr: Transaction, pos: number) => tr.setNodeAttribute(pos, 'deleted', true),
      (state: EditorState) => around(state, 'divi', 'point').node.attrs['deleted'] === true,
    ],
    [
      'a suggestion on a block',
      'format',
      (tr: Transaction, pos: number) => tr.addNodeMark(pos, suggested('deletion')),
      (state: EditorState) => around(state, 'divi', 'point').node.marks.length === 1,
    ],
  ] as const)('%s of a point that was moved is told, and done again', async (_name, kind, act, holds) => {
    const outcome = await lossesOf(
      (editor) => editor.change((state) => act(state.tr, around(state, 'divi', 'point').pos)),
      moved('divi'),
    );
    expect(outcome.lost).toMatchObject([{ kind, text: 'divi' }]);
    await putBack(outcome);
    expect(holds(outcome.editor.state)).toBe(true);
  });

  it('a level that did not come to be is told', async () => {
    const { lost } = await lossesOf((editor) => editor.change(command(indent, 'divi')), moved('divi'));
    expect(lost).toMatchObject([{ kind: 'structure', text: 'divi', redo: null }]);
  });
});

describe('text of others that our own change took away unseen', () => {
  it('is told with its author, and comes back into the point that we moved', async () => {
    const outcome = await lossesOf(
      (editor) => editor.change(command(moveUnit(-1), 'divi')),
      (state) => replaced(state, 'divi', 'divi ar piebildi'),
    );
    expect(outcome.lost).toMatchObject([{ kind: 'overwritten', author: 'cits' }]);
    expect(outcome.lost[0]?.text).toContain('piebildi');
    expect(await putBack(outcome)).toContain('1. divi ar piebildi');
  });

  it('is told when we deleted the point', async () => {
    const { lost } = await lossesOf(
      (editor) =>
        editor.change((state) => {
          const { node, pos } = around(state, 'divi', 'point');
          return state.tr.delete(pos, pos + node.nodeSize);
        }),
      (state) => {
        const at = range(state, 'divi')[1];
        return changed(state, (dispatch) => dispatch(state.tr.insertText(' vēl', at)));
      },
    );
    expect(lost).toMatchObject([{ kind: 'overwritten', text: 'vēl', author: 'cits' }]);
  });
});

describe('nothing is told', () => {
  it.each<[string, (editor: Editor) => void, Change]>([
    ['of text beside a deletion', (editor) => editor.type('trīs', '!'), deleted('divi')],
    [
      'when both type at one place',
      (editor) => editor.type('divi', ' mans'),
      (state) => {
        const at = range(state, 'divi')[1];
        return changed(state, (dispatch) => dispatch(state.tr.insertText(' viņa', at)));
      },
    ],
    [
      'when both delete the same words',
      (editor) => editor.change((state) => state.tr.delete(...range(state, 'ivi'))),
      (state) => replaced(state, 'ivi', ''),
    ],
    [
      'when both delete the same point',
      (editor) =>
        editor.change((state) => {
          const { node, pos } = around(state, 'divi', 'point');
          return state.tr.delete(pos, pos + node.nodeSize);
        }),
      deleted('divi'),
    ],
    [
      'of a format of what others deleted',
      (editor) => editor.change((state) => state.tr.addMark(...range(state, 'divi'), bylawSchema.mark('em'))),
      deleted('divi'),
    ],
    [
      'of what we typed and deleted again',
      (editor) => {
        editor.type('divi', 'x');
        editor.change((state) => state.tr.delete(range(state, 'divix')[1] - 1, range(state, 'divix')[1]));
      },
      moved('divi'),
    ],
    [
      'when a point is moved by both',
      (editor) => editor.change(command(moveUnit(-1), 'divi')),
      moved('divi'),
    ],
  ])('%s', async (_name, mine, other) => {
    const { lost, editor } = await lossesOf(mine, other);
    expect(lost).toEqual([]);
    const ids: string[] = [];
    editor.state.doc.descendants((node) => {
      const id: unknown = node.attrs['id'];
      if (typeof id === 'string') ids.push(id);
    });
    expect(new Set(ids).size).toBe(ids.length);
    expect(editor.text.match(/trīs/g)).toHaveLength(1);
    expect(editor.text.match(/divi/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });
});
