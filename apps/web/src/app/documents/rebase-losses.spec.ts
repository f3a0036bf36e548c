import { bylawSchema, findById } from '#libs/bylaw-document';
import { enter } from '../editor/enter';
import { LossStore } from './loss-store';
import {
  around,
  chapterDeleted,
  command,
  deleted,
  joined,
  lossesOf,
  moved,
  newId,
  point,
  putBack,
  range,
  setUp,
  suggested,
} from './testing/losses';
import { Editor, FakeServer, memory, replaced } from './testing/session';
import { ManualTime } from './testing/time';
import { UnconfirmedStore } from './unconfirmed-store';

describe('text of ours', () => {
  it('comes back into its own point when that was moved, with all that belongs to the change', async () => {
    const outcome = await lossesOf((editor) => {
      editor.change((state) => state.tr.insertText('trešo', ...range(state, 'ivi')));
      editor.change((state) => state.tr.addMark(...range(state, 'trešo'), bylawSchema.mark('strong')));
    }, moved('divi'));
    expect(outcome.lost).toMatchObject([{ kind: 'text', text: 'trešo', unit: '2. punkts' }]);
    expect(await putBack(outcome)).toContain('1. dtrešo');
    const { node } = around(outcome.editor.state, 'trešo', 'paragraph');
    expect(node.lastChild?.marks.map(({ type }) => type.name)).toEqual(['strong']);
  });

  it('comes back into its point at its place when others changed that point too', async () => {
    const { server, time, editor } = await setUp();
    editor.type('divi', ' kopā');
    server.other(moved('divi'));
    server.other((state) => replaced(state, 'divi', 'ne divi'));
    await time.pass(1000);
    expect(editor.session.lost()).toMatchObject([{ kind: 'text', text: 'kopā' }]);
    const lines = await putBack({ server, time, editor, lost: editor.session.lost() });
    expect(lines.join()).toContain('kopā');
    expect(lines.join()).toMatch(/1\. ne d/u);
  });

  it('comes back at the cursor when its point was deleted', async () => {
    const outcome = await lossesOf((editor) => editor.type('divi', ' paliek'), deleted('divi'));
    expect(outcome.lost).toMatchObject([{ kind: 'text', text: 'paliek', unit: '2. punkts', author: null }]);
    outcome.editor.select('viens');
    expect(await putBack(outcome)).toContain('1. viens paliek');
  });

  it('is kept or told when its point was joined to another', async () => {
    const { editor, lost } = await lossesOf((one) => one.type('bb', ' mans'), joined('bb'));
    const kept = editor.text.includes(' mans');
    expect(lost.map(({ text }) => text)).toEqual(kept ? [] : ['mans']);
  });

  it('that was split off into a new point comes back as a point', async () => {
    const outcome = await lossesOf((editor) => {
      editor.change(command(enter, 'divi', true));
      editor.change((state) => {
        const { pos } = around(state, 'divi', 'point');
        const next = state.doc.resolve(pos).nodeAfter?.nodeSize ?? 0;
        return state.tr.insertText('jauns punkts', pos + next + 2);
      });
    }, moved('divi'));
    expect(outcome.lost.map(({ kind, text }) => [kind, text])).toEqual(
      outcome.editor.text.includes('jauns punkts') ? [] : [['text', 'jauns punkts']],
    );
    if (outcome.lost.length > 0) expect((await putBack(outcome)).join('\n')).toMatch(/\d\. jauns punkts/);
  });

  it('keeps its suggestion when it comes back', async () => {
    const mark = suggested('insertion');
    const outcome = await lossesOf(
      (editor) =>
        editor.change((state) =>
          state.tr.insert(range(state, 'divi')[1], bylawSchema.text(' ieteikts', [mark])),
        ),
      moved('divi'),
    );
    expect(outcome.lost).toMatchObject([{ kind: 'text', text: 'ieteikts' }]);
    await putBack(outcome);
    const { node } = around(outcome.editor.state, 'ieteikts', 'paragraph');
    expect(node.lastChild?.marks).toEqual([mark]);
  });
});

describe('whole units and tables of ours', () => {
  it('come back as units when what they stood in was deleted', async () => {
    const outcome = await lossesOf(
      (editor) =>
        editor.change((state) => {
          const { node, pos } = around(state, 'trīs', 'point');
          return state.tr.insert(pos + node.nodeSize, [point('četri'), point('pieci')]);
        }),
      chapterDeleted('trīs'),
    );
    expect(outcome.lost).toMatchObject([{ kind: 'units', text: 'četri\npieci' }]);
    outcome.editor.select('divi');
    expect(await putBack(outcome)).toEqual(expect.arrayContaining(['3. četri', '4. pieci']));
  });

  it('come back behind the unit they stood behind', async () => {
    const outcome = await lossesOf(
      (editor) => {
        editor.change((state) => {
          const { node, pos } = around(state, 'aa', 'subpoint');
          const sub = bylawSchema.node('subpoint', { id: newId() }, point('ab').content);
          return state.tr.insert(pos + node.nodeSize, sub);
        });
      },
      moved('viens', 1),
    );
    expect(outcome.lost).toMatchObject([{ kind: 'units', text: 'ab' }]);
    const lines = await putBack(outcome);
    expect(lines.slice(lines.indexOf('2.1. aa')).slice(0, 3)).toEqual(['2.1. aa', '2.2. ab', '2.3. bb']);
  });

  it('come back with their cells', async () => {
    const cell = (text: string) =>
      bylawSchema.node('table_cell', null, [
        bylawSchema.node('paragraph', { id: newId() }, [bylawSchema.text(text)]),
      ]);
    const table = bylawSchema.node('table', { id: newId() }, [
      bylawSchema.node('table_row', null, [cell('cena'), cell('10')]),
    ]);
    const outcome = await lossesOf(
      (editor) =>
        editor.change((state) => {
          const { node, pos } = around(state, 'divi', 'point');
          return state.tr.insert(pos + node.nodeSize - 1, table);
        }),
      deleted('divi'),
    );
    expect(outcome.lost).toMatchObject([{ kind: 'units', text: 'cena\n10' }]);
    outcome.editor.select('trīs');
    await putBack(outcome);
    expect(around(outcome.editor.state, 'cena', 'table').node.eq(table)).toBe(true);
  });
});

describe('the tray', () => {
  it('is still there after a reload, for the same person only', async () => {
    const server = new FakeServer();
    const time = new ManualTime();
    const storage = memory();
    const open = (person: string) =>
      new Editor(
        server,
        time,
        new UnconfirmedStore(storage, person),
        `tab of ${person}`,
        new LossStore(storage, person),
      ).open();
    const editor = await open('ilze');
    editor.type('divi', ' nepazūd');
    server.other(deleted('divi'));
    await time.pass(1000);
    editor.session.close();
    const again = await open('ilze');
    expect(again.session.lost().map(({ text }) => text)).toEqual(['nepazūd']);
    expect((await open('toms')).session.lost()).toEqual([]);
    const [loss] = again.session.lost();
    if (loss) again.session.forget(loss);
    expect((await open('ilze')).session.lost()).toEqual([]);
  });

  it('takes what the server refuses when it is put aside', async () => {
    const { server, time, editor } = await setUp();
    editor.type('divi', ' par garu');
    server.failures.push({ kind: 'refused', violations: [{ code: 'document.tooLarge' }] });
    await time.pass(1000);
    editor.session.discard();
    expect(editor.session.lost()).toMatchObject([{ kind: 'text', text: 'par garu', unit: '2. punkts' }]);
  });

  it('keeps a place that is found again when the numbers changed', async () => {
    const outcome = await lossesOf((editor) => editor.type('divi', ' šeit'), moved('divi'));
    const id = String(around(outcome.editor.state, 'divi', 'paragraph').node.attrs['id']);
    await putBack(outcome);
    expect(findById(outcome.editor.state.doc, id)?.node.textContent).toBe('divi šeit');
  });
});
