import type { EditorState } from 'prosemirror-state';
import { history, redo, undo } from 'prosemirror-history';
import { sendableSteps } from 'prosemirror-collab';
import { stateOf } from '../editor/testing/index';
import { FakeLink } from './testing/link';
import { moved, range } from './testing/losses';
import { changed, Editor, FakeServer, memory, replaced } from './testing/session';
import { ManualTime } from './testing/time';
import { UnconfirmedStore, type Claim } from './unconfirmed-store';

const inserted = (behind: string, text: string) => (state: EditorState) => {
  const at = range(state, behind)[1];
  return changed(state, (dispatch) => dispatch(state.tr.insertText(text, at)));
};

const setUp = async (store?: UnconfirmedStore) => {
  const server = new FakeServer();
  const time = new ManualTime();
  const link = new FakeLink(server, time);
  const editor = await new Editor(link, time, store).open();
  await time.pass(100);
  return { server, time, link, editor };
};

describe('over an open connection', () => {
  it('sends the keystrokes of a moment together, and the next ones as soon as those are stored', async () => {
    const { server, time, editor } = await setUp();
    editor.type('divi', ' a');
    await time.pass(40);
    editor.type('divi a', 'bc');
    expect(server.requests).toHaveLength(0);
    await time.pass(5);
    expect(server.requests.map(({ steps }) => steps.length)).toEqual([2]);
    await time.pass(5);
    await time.pass(5);
    expect(server.requests.map(({ steps }) => steps.length)).toEqual([2, 2]);
    await time.pass(20);
    expect(server.doc().textContent).toBe(editor.text);
    expect(editor.session.status()).toMatchObject({ kind: 'saved' });
  });

  it('shows what others write without asking, with no word of our own jumping', async () => {
    const { server, time, editor } = await setUp();
    editor.select('trīs');
    server.other(inserted('viens', ' un vēl'));
    await time.pass(10);
    expect(editor.text).toContain('viens un vēl');
    const { $head } = editor.state.selection;
    expect($head.parent.textContent.slice(0, $head.parentOffset)).toBe('trīs');
    expect(server.requests).toEqual([]);
  });

  it('leaves the cursor before what others insert at it, and behind what we typed', async () => {
    const { server, time, editor } = await setUp();
    editor.select('divi');
    editor.change((state) => state.tr.insertText('!'));
    server.other(inserted('divi', ' viņa'));
    await time.pass(500);
    const { $head } = editor.state.selection;
    const before = $head.parent.textContent.slice(0, $head.parentOffset);
    expect(before.endsWith('!')).toBe(true);
    expect(editor.text).toContain('viņa');
    expect(server.doc().toJSON()).toEqual(editor.state.doc.toJSON());
  });

  it('waits for steps that are missing instead of taking later ones in', async () => {
    const { server, time, link, editor } = await setUp();
    link.deaf = true;
    server.other(inserted('viens', ' 1'));
    await time.pass(10);
    link.deaf = false;
    server.other(inserted('viens 1', ' 2'));
    await time.pass(5);
    expect(editor.text).not.toContain('2');
    await time.pass(20);
    expect(editor.text).toContain('viens 1 2');
  });

  it('holds the text still while a letter is put together, but not for ever', async () => {
    const { server, time, editor } = await setUp();
    editor.composing = true;
    server.other(inserted('viens', ' vēl'));
    await time.pass(1000);
    expect(editor.text).not.toContain('vēl');
    editor.composing = false;
    await time.pass(200);
    expect(editor.text).toContain('viens vēl');
    editor.composing = true;
    server.other(inserted('viens', ' ilgi'));
    await time.pass(5000);
    expect(editor.text).toContain('ilgi');
  });

  it('saves what is being put together although others write meanwhile', async () => {
    const { server, time, editor } = await setUp();
    editor.composing = true;
    editor.type('divi', ' ā');
    server.other(inserted('viens', ' vēl'));
    await time.pass(500);
    editor.composing = false;
    await time.pass(500);
    expect(server.doc().textContent).toContain('divi ā');
    expect(editor.session.status()).toMatchObject({ kind: 'saved' });
  });

  it('takes back only our own changes', async () => {
    const server = new FakeServer();
    const time = new ManualTime();
    const link = new FakeLink(server, time);
    const withHistory: typeof stateOf = (doc, plugins = []) => stateOf(doc, [...plugins, history()]);
    const editor = await new Editor(link, time, undefined, 'es', undefined, withHistory).open();
    editor.type('divi', ' mans');
    await time.pass(100);
    server.other(inserted('divi mans', ' viņa'));
    server.other(inserted('viens', ' viņa'));
    await time.pass(100);
    editor.change((state) => {
      let tr = null as EditorState['tr'] | null;
      undo(state, (one) => (tr = one));
      return tr;
    });
    await time.pass(100);
    expect(server.doc().textContent).toContain('viens viņa');
    expect(server.doc().textContent).toContain('divi viņa');
    editor.change((state) => {
      let tr = null as EditorState['tr'] | null;
      redo(state, (one) => (tr = one));
      return tr;
    });
    await time.pass(100);
    expect(server.doc().textContent).toContain('divi mans viņa');
  });

  it('tells what steps come from, also after a reload', async () => {
    const store = new UnconfirmedStore(memory(), 'ilze');
    const { server, time, link, editor } = await setUp(store);
    const origin = { kind: 'opinion', id: 'v-1' } as const;
    link.disconnect();
    editor.type('divi', '!');
    editor.change((state) =>
      state.tr.insertText(' pēc viedokļa', range(state, 'viens')[1]).setMeta('origin', origin),
    );
    await time.pass(500);
    const again = await new Editor(new FakeLink(server, time), time, store, 'cits logs').open();
    await time.pass(1000);
    expect(again.text).toContain('viens pēc viedokļa');
    expect(server.log.map((step) => step.origin)).toEqual([undefined, origin]);
  });
});

describe('when the connection breaks', () => {
  it('says so at once, keeps everything, and catches up in one go when it is back', async () => {
    const { server, time, link, editor } = await setUp();
    link.disconnect();
    await time.pass(10);
    expect(editor.session.status()).toMatchObject({ kind: 'offline', changes: 0 });
    for (let edit = 0; edit < 50; edit += 1) editor.type('divi', `${edit};`);
    server.other(inserted('viens', ' tikmēr'));
    await time.pass(60_000);
    expect(editor.session.status()).toMatchObject({ kind: 'offline' });
    expect(editor.text).not.toContain('tikmēr');
    link.connect();
    await time.pass(1000);
    expect(editor.session.status()).toMatchObject({ kind: 'saved' });
    expect(server.doc().toJSON()).toEqual(editor.state.doc.toJSON());
    expect(editor.text).toContain('viens tikmēr');
    expect(editor.text).toContain('49;48;');
    expect(editor.session.lost()).toEqual([]);
  });

  it('appends nothing twice when the connection broke before the answer', async () => {
    const { server, time, link, editor } = await setUp();
    link.loseAnswers = 1;
    editor.type('divi', ' tikai reizi');
    await time.pass(200);
    expect(server.log.length).toBe(12);
    server.other(inserted('viens', '!'));
    link.connect();
    await time.pass(1000);
    expect(server.doc().textContent.match(/tikai reizi/g)).toHaveLength(1);
    expect(server.doc().toJSON()).toEqual(editor.state.doc.toJSON());
  });

  it('stops for good when the text may not be read any more, and when the page is too old', async () => {
    const { server, time, editor } = await setUp();
    server.failures.push({ kind: 'stale' });
    editor.type('divi', '!');
    await time.pass(1000);
    expect(editor.session.status()).toMatchObject({ kind: 'stale', changes: 1 });
    editor.type('divi!', '?');
    await time.pass(60_000);
    expect(editor.session.status()).toMatchObject({ kind: 'stale', changes: 2 });
    expect(server.requests).toHaveLength(1);
  });

  it('is told while it edits that the text is locked', async () => {
    const { link, editor } = await setUp();
    link.lock([{ code: 'document.locked' }]);
    expect(editor.session.locked()).toEqual([{ code: 'document.locked' }]);
    link.lock([]);
    expect(editor.session.locked()).toEqual([]);
  });
});

describe('several pages of one person', () => {
  const claims = () => {
    const held = new Set<string>();
    const claim: Claim = (name) => {
      if (held.has(name)) return Promise.resolve(null);
      held.add(name);
      return Promise.resolve(() => held.delete(name));
    };
    return claim;
  };

  it('each keep their own; one that is opened takes over nothing that another one works on', async () => {
    const server = new FakeServer();
    const time = new ManualTime();
    const [storage, claim] = [memory(), claims()];
    const open = (clientId: string, link: FakeLink) =>
      new Editor(link, time, new UnconfirmedStore(storage, 'ilze', claim), clientId).open();
    const first = new FakeLink(server, time);
    const working = await open('pirmais', first);
    first.disconnect();
    working.type('divi', ' pirmajā');
    await time.pass(500);
    const other = await open('otrais', new FakeLink(server, time));
    expect(other.text).not.toContain('pirmajā');
    other.type('trīs', ' otrajā');
    await time.pass(500);
    first.connect();
    await time.pass(1000);
    for (const editor of [working, other]) {
      expect(editor.text).toContain('divi pirmajā');
      expect(editor.text).toContain('trīs otrajā');
      expect(sendableSteps(editor.state)).toBeNull();
    }
    expect(server.doc().textContent.match(/pirmajā/g)).toHaveLength(1);
  });

  it('what two closed pages left comes back together, once', async () => {
    const server = new FakeServer();
    const time = new ManualTime();
    const [storage, claim] = [memory(), claims()];
    const open = (clientId: string, link: FakeLink) =>
      new Editor(link, time, new UnconfirmedStore(storage, 'ilze', claim), clientId).open();
    const links = [new FakeLink(server, time), new FakeLink(server, time)] as const;
    const pages = [await open('pirmais', links[0]), await open('otrais', links[1])] as const;
    links.forEach((link) => link.disconnect());
    pages[0].type('divi', ' pirmajā');
    pages[1].type('divi', ' otrajā');
    await time.pass(500);
    pages.forEach((page) => page.session.close());
    server.other((state) => replaced(state, 'viens', 'VIENS'));
    const later = await open('trešais', new FakeLink(server, time));
    await time.pass(1000);
    for (const text of ['VIENS', ' pirmajā', ' otrajā']) expect(server.doc().textContent).toContain(text);
    expect(server.doc().toJSON()).toEqual(later.state.doc.toJSON());
    expect(new UnconfirmedStore(storage, 'ilze').left('d')).toEqual([]);
  });

  it('what lost its place while nobody looked is in the tray at the next opening', async () => {
    const server = new FakeServer();
    const time = new ManualTime();
    const store = new UnconfirmedStore(memory(), 'ilze', claims());
    const link = new FakeLink(server, time);
    const page = await new Editor(link, time, store, 'pirmais').open();
    link.disconnect();
    page.type('divi', ' gaida');
    await time.pass(500);
    page.session.close();
    server.other(moved('divi'));
    const later = await new Editor(new FakeLink(server, time), time, store, 'otrais').open();
    expect(later.session.lost()).toMatchObject([{ kind: 'text', text: 'gaida' }]);
  });
});
