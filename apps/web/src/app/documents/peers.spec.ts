import type { EditorState, Transaction } from 'prosemirror-state';
import type { PresentPerson } from '#libs/contracts';
import { peersIn, presence } from '../editor/presence';
import { stateOf } from '../editor/testing/index';
import { Peers } from './peers';
import { FakeLink } from './testing/link';
import { range } from './testing/losses';
import { changed, Editor, FakeServer } from './testing/session';
import { ManualTime } from './testing/time';

const person = (clientId: string, name: string): PresentPerson => ({
  clientId,
  name,
  right: 'edit',
  colour: 11,
});

const setUp = async () => {
  const server = new FakeServer();
  const time = new ManualTime();
  const link = new FakeLink(server, time);
  const make: typeof stateOf = (doc, plugins = []) => stateOf(doc, [...plugins, presence()]);
  const editor = new Editor(link, time, undefined, 'es', undefined, make);
  const told: [number, number][] = [];
  const host = {
    state: (): EditorState => editor.state,
    apply: (tr: Transaction): void => editor.host.apply(tr),
  };
  const peers = new Peers(
    host,
    () => 'es',
    time,
    (anchor, head) => told.push([anchor, head]),
  );
  editor.listener = peers;
  await editor.open();
  await time.pass(100);
  peers.people([person('es', 'Ilze Bērziņa'), person('viņš', 'Gatis Lācis')]);
  const at = (text: string, version: number, end = true): void => {
    const pos = range(editor.state, text)[end ? 1 : 0];
    peers.presence({
      documentId: 'd',
      clientId: 'viņš',
      version,
      selection: { anchor: pos, head: pos },
    });
  };
  /** The text before the other's cursor, in its block. */
  const before = (): string => {
    const head = peersIn(editor.state)[0]?.head ?? 0;
    const $head = editor.state.doc.resolve(head);
    return $head.parent.textContent.slice(0, $head.parentOffset);
  };
  return { server, time, link, editor, peers, told, at, before };
};

describe('where the others are', () => {
  it('is listed with the unit, and drawn in the text', async () => {
    const { peers, at, before } = await setUp();
    expect(peers.companions()).toMatchObject([{ name: 'Gatis Lācis', unit: '', at: null, colour: 3 }]);
    at('divi', 0);
    expect(peers.companions()).toMatchObject([{ name: 'Gatis Lācis', unit: '2. punkts' }]);
    expect(before()).toBe('divi');
  });

  it('moves along with what we type and have not sent, and with what others write', async () => {
    const { server, time, link, editor, peers, before } = await setUp();
    link.delay = 500;
    editor.type('Pirmā', ' nodaļa');
    // Their position counts in the text without ours.
    const head = range(editor.state, 'divi')[1] - ' nodaļa'.length;
    peers.presence({ documentId: 'd', clientId: 'viņš', version: 0, selection: { anchor: head, head } });
    expect(before()).toBe('divi');
    server.other((state) =>
      changed(state, (dispatch) => dispatch(state.tr.insertText('VIENS ', range(state, 'viens')[0]))),
    );
    await time.pass(5000);
    expect(editor.text).toContain('VIENS viens');
    expect(before()).toBe('divi');
  });

  it('waits for the steps that it counts on', async () => {
    const { server, time, peers, before } = await setUp();
    peers.presence({ documentId: 'd', clientId: 'viņš', version: 1, selection: { anchor: 31, head: 31 } });
    expect(peers.companions()[0]?.at).toBeNull();
    server.other((state) =>
      changed(state, (dispatch) => dispatch(state.tr.insertText('x', range(state, 'viens')[0]))),
    );
    await time.pass(100);
    expect(peers.companions()[0]?.at).toBe(31);
    expect(before()).toBe('xvien');
  });

  it('is told to the others in positions of the confirmed text, once per move', async () => {
    const { time, link, editor, peers, told } = await setUp();
    link.disconnect();
    editor.select('divi');
    peers.moved();
    await time.pass(200);
    const confirmed = told.at(-1)?.[1];
    editor.type('Pirmā', ' nodaļa');
    peers.moved();
    await time.pass(200);
    expect(told).toHaveLength(1);
    expect(editor.state.selection.head).toBe((confirmed ?? 0) + ' nodaļa'.length);
  });

  it('is forgotten when they close the text', async () => {
    const { editor, peers, at } = await setUp();
    at('divi', 0);
    peers.people([person('es', 'Ilze Bērziņa')]);
    expect(peersIn(editor.state)).toEqual([]);
    expect(peers.companions()).toEqual([]);
  });
});
