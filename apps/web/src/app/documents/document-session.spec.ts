import type { EditorState } from 'prosemirror-state';
import { joinBackward } from '../editor/join';
import { moveUnit } from '../editor/move';
import { cursorAt } from '../editor/testing/index';
import { changed, Editor, FakeServer, memory, replaced, unitDeleted } from './testing/session';
import { ManualTime, settled } from './testing/time';
import { UnconfirmedStore } from './unconfirmed-store';

const setUp = async () => {
  const server = new FakeServer();
  const time = new ManualTime();
  return { server, time, editor: await new Editor(server, time).open() };
};

describe('saving', () => {
  it('waits for a pause, then sends everything in one request and says when', async () => {
    const { server, time, editor } = await setUp();
    editor.type('divi', ' jauni');
    expect(editor.session.status()).toEqual({ kind: 'saving' });
    await time.pass(399);
    expect(server.requests).toHaveLength(0);
    await time.pass(1);
    expect(server.requests.map((one) => one.steps.length)).toEqual([6]);
    expect(server.doc().textContent).toBe(editor.text);
    expect(editor.session.status()).toEqual({ kind: 'saved', at: time.now() });
    expect(editor.session.unsaved()).toBe(false);
  });

  it('tries again ever later while the server cannot be reached, and keeps the order', async () => {
    const { server, time, editor } = await setUp();
    server.down = true;
    editor.type('divi', ' a');
    await time.pass(400);
    expect(editor.session.status()).toMatchObject({ kind: 'offline' });
    await time.pass(3000);
    expect(server.requests).toHaveLength(3);
    editor.type('divi a', 'b');
    await time.pass(60_000);
    const tries = server.requests.length;
    server.down = false;
    await time.pass(30_000);
    expect(server.requests).toHaveLength(tries + 1);
    expect(server.doc().textContent).toContain('divi ab');
    expect(editor.session.status()).toMatchObject({ kind: 'saved' });
  });

  it('does not append twice what was stored when the answer was lost', async () => {
    const { server, time, editor } = await setUp();
    server.failures.push('lost');
    editor.type('divi', '!');
    await time.pass(10_000);
    expect(server.requests.length).toBeGreaterThan(0);
    expect(server.log).toHaveLength(1);
    expect(editor.session.status()).toMatchObject({ kind: 'saved' });
  });

  it('stops at a refusal and says why', async () => {
    const { server, time, editor } = await setUp();
    server.failures.push({ kind: 'refused', violations: [{ code: 'document.locked' }] });
    editor.type('divi', '!');
    await time.pass(20_000);
    expect(server.requests).toHaveLength(1);
    expect(editor.session.status()).toEqual({ kind: 'refused', violations: [{ code: 'document.locked' }] });
  });

  it('sends at once when the page is left', async () => {
    const { server, editor, time } = await setUp();
    editor.type('divi', '!');
    let left = false;
    void editor.session.flush().then(() => (left = true));
    await time.pass(0);
    await settled();
    expect(left).toBe(true);
    expect(server.log).toHaveLength(1);
  });
});

describe('together', () => {
  it('takes in what others wrote and sends its own on top', async () => {
    const { server, time, editor } = await setUp();
    server.other((state) => replaced(state, 'viens', 'VIENS'));
    editor.type('divi', '!');
    await time.pass(1000);
    expect(editor.text).toContain('VIENS');
    expect(server.doc().toJSON()).toEqual(editor.state.doc.toJSON());
    expect(editor.session.lost()).toEqual([]);
  });

  it('asks for the steps of others only while somebody looks', async () => {
    const { server, time, editor } = await setUp();
    time.seen = false;
    server.other((state) => replaced(state, 'viens', 'VIENS'));
    await time.pass(20_000);
    expect(editor.text).toContain('viens');
    time.seen = true;
    await time.pass(5000);
    expect(editor.text).toContain('VIENS');
    expect(editor.session.others()?.author).toBe('cits');
  });

  it.each([
    ['deleted', (state: EditorState) => unitDeleted(state, 'divi')],
    [
      'moved',
      (state: EditorState) => {
        const at = cursorAt(state, 'divi');
        return changed(at, (dispatch) => moveUnit(-1)(at, dispatch));
      },
    ],
  ])('puts text typed into a point that somebody else %s into the tray', async (_what, change) => {
    const { server, time, editor } = await setUp();
    editor.type('divi', ' un vēl kas');
    server.other(change);
    await time.pass(1000);
    expect(editor.session.lost().map(({ text, unit }) => ({ text, unit }))).toEqual([
      { text: 'un vēl kas', unit: '2. punkts' },
    ]);
    expect(server.doc().toJSON()).toEqual(editor.state.doc.toJSON());
    const [lost] = editor.session.lost();
    if (lost) editor.session.forget(lost);
    expect(editor.session.lost()).toEqual([]);
  });

  it('either keeps text typed into a point that somebody joined, or shows it in the tray', async () => {
    const { server, time, editor } = await setUp();
    editor.type('bb', ' mans');
    server.other((state) => {
      const at = cursorAt(state, 'bb');
      return changed(at, (dispatch) => joinBackward(at, dispatch));
    });
    await time.pass(1000);
    const tray = editor.session.lost().map((one) => one.text);
    expect(editor.text.includes(' mans') || tray.includes('mans')).toBe(true);
    expect(server.doc().toJSON()).toEqual(editor.state.doc.toJSON());
  });

  it('shows in the tray only what vanished', async () => {
    const { server, time, editor } = await setUp();
    editor.type('divi', ' zūd');
    editor.type('trīs', ' paliek');
    server.other((state) => unitDeleted(state, 'divi'));
    await time.pass(1000);
    expect(editor.session.lost().map((one) => one.text)).toEqual(['zūd']);
    expect(editor.text).toContain('trīs paliek');
  });
});

describe('after a crash', () => {
  it('brings back what was not sent and sends it on top of the present text', async () => {
    const server = new FakeServer();
    const time = new ManualTime();
    const store = new UnconfirmedStore(memory(), 'ilze');
    const crashed = await new Editor(server, time, store).open();
    server.down = true;
    crashed.type('divi', ' neaizmirst');
    await time.pass(1000);
    server.down = false;
    server.other((state) => replaced(state, 'viens', 'VIENS'));

    const later = new ManualTime();
    const editor = await new Editor(server, later, store, 'cita').open();
    expect(editor.text).toContain('divi neaizmirst');
    await later.pass(2000);
    expect(server.doc().textContent).toContain('VIENS');
    expect(server.doc().textContent).toContain('divi neaizmirst');
    expect(store.left('d')).toEqual([]);
  });

  it('keeps nothing twice when the answer was what got lost', async () => {
    const server = new FakeServer();
    const time = new ManualTime();
    const store = new UnconfirmedStore(memory(), 'ilze');
    const crashed = await new Editor(server, time, store).open();
    server.failures.push('lost');
    crashed.type('divi', '!');
    await time.pass(500);
    expect(server.log).toHaveLength(1);
    const editor = await new Editor(server, new ManualTime(), store).open();
    expect(editor.text.match(/divi!/g)).toHaveLength(1);
    expect(editor.session.unsaved()).toBe(false);
    expect(editor.session.lost()).toEqual([]);
  });

  it('leaves to their author what somebody else typed at the same machine', async () => {
    const server = new FakeServer();
    const storage = memory();
    const at = (person: string, time = new ManualTime()) =>
      new Editor(server, time, new UnconfirmedStore(storage, person), `tab of ${person}`).open();
    const time = new ManualTime();
    const crashed = await at('ilze', time);
    server.down = true;
    crashed.type('divi', ' Ilzes');
    await time.pass(1000);
    server.down = false;
    expect((await at('toms')).text).not.toContain('Ilzes');
    expect((await at('ilze')).text).toContain('divi Ilzes');
  });
});
