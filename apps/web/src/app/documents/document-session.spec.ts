import type { EditorState } from 'prosemirror-state';
import { Step } from 'prosemirror-transform';
import { bylawSchema, documentDigest, parseDocument } from '#libs/bylaw-document';
import type { AppendSteps, DocumentView, StepsView, StepView } from '#libs/contracts';
import { bylaw, cursorAt, stateOf } from '../editor/testing/index';
import { joinBackward } from '../editor/join';
import { moveUnit } from '../editor/move';
import { DocumentSession } from './document-session';
import type { Scheduler, SendAnswer, StepTransport } from './session-parts';
import { UnconfirmedStore } from './unconfirmed-store';

/** Time that stands still until it is moved. */
class ManualTime implements Scheduler {
  private clock = 0;
  private readonly tasks: { at: number; task: () => void }[] = [];
  seen = true;

  after(ms: number, task: () => void): () => void {
    const entry = { at: this.clock + ms, task };
    this.tasks.push(entry);
    return () => {
      const index = this.tasks.indexOf(entry);
      if (index >= 0) this.tasks.splice(index, 1);
    };
  }

  now = () => this.clock;
  visible = () => this.seen;

  async pass(ms: number): Promise<void> {
    const until = this.clock + ms;
    for (;;) {
      const next = this.tasks.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.clock = next.at;
      this.tasks.splice(this.tasks.indexOf(next), 1);
      next.task();
      await settled();
    }
    this.clock = until;
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** The log as the API keeps it. */
class FakeServer implements StepTransport {
  readonly log: StepView[] = [];
  readonly requests: AppendSteps[] = [];
  /** Next answers that replace the true one; `lost` does the work and loses the answer. */
  readonly failures: (SendAnswer | 'lost')[] = [];
  down = false;

  constructor(private readonly first = bylaw(['Pirmā', ['viens', 'aa', 'bb'], 'divi'], ['Otrā', 'trīs'])) {}

  doc(version = this.log.length) {
    return this.log
      .slice(0, version)
      .reduce((doc, { step }) => Step.fromJSON(bylawSchema, step).apply(doc).doc ?? doc, this.first);
  }

  at(version = this.log.length): Promise<DocumentView> {
    const doc = this.doc(version);
    const content = doc.toJSON() as Record<string, unknown>;
    const view = {
      id: 'd',
      dossierId: 'x',
      kind: 'bylaw' as const,
      version,
      digest: documentDigest(doc),
      content,
    };
    return Promise.resolve({ ...view, locked: [] });
  }

  steps(since: number): Promise<StepsView> {
    if (this.down) return Promise.reject(new Error('down'));
    return Promise.resolve({ version: this.log.length, steps: this.log.slice(since), more: false });
  }

  send(body: AppendSteps): Promise<SendAnswer> {
    this.requests.push(body);
    const failure = this.down ? ({ kind: 'unreachable' } as const) : this.failures.shift();
    if (failure && failure !== 'lost') return Promise.resolve(failure);
    const known = this.log.slice(body.version);
    if (known.length > 0 && known[0]?.clientId !== body.clientId)
      return Promise.resolve({
        kind: 'behind',
        since: { version: this.log.length, steps: known, more: false },
      });
    for (const step of body.steps.slice(known.length)) this.append(step, body.clientId);
    expect(parseDocument(this.doc().toJSON())).toMatchObject({ allowed: true });
    return Promise.resolve(failure === 'lost' ? { kind: 'unreachable' } : { kind: 'accepted' });
  }

  append(step: Record<string, unknown>, clientId: string): void {
    this.log.push({
      version: this.log.length + 1,
      step,
      clientId,
      author: clientId,
      at: '2027-03-01T10:00:00Z',
    });
  }

  /** Somebody else's change, straight into the log. */
  other(change: (state: EditorState) => EditorState): void {
    const before = stateOf(this.doc());
    let steps: readonly Step[] = [];
    const after = change(before);
    expect(after).not.toBe(before);
    steps = recorded.get(after) ?? [];
    for (const step of steps) this.append(step.toJSON() as Record<string, unknown>, 'cits');
  }
}

const recorded = new WeakMap<EditorState, readonly Step[]>();

/** The state after a command or change, remembering its steps. */
function changed(
  state: EditorState,
  build: (dispatch: (tr: EditorState['tr']) => void) => void,
): EditorState {
  let next = state;
  build((tr) => {
    const { state: after, transactions } = state.applyTransaction(tr);
    next = after;
    recorded.set(
      next,
      transactions.flatMap((one) => one.steps),
    );
  });
  return next;
}

const replaced = (state: EditorState, text: string, by: string) => {
  const at = cursorAt(state, text).selection.from;
  return changed(state, (dispatch) => {
    dispatch(
      by === '' ? state.tr.delete(at, at + text.length) : state.tr.insertText(by, at, at + text.length),
    );
  });
};

const unitDeleted = (state: EditorState, text: string) => {
  const $at = cursorAt(state, text).selection.$from;
  return changed(state, (dispatch) => dispatch(state.tr.delete($at.before(-1), $at.after(-1))));
};

class Editor {
  private current!: EditorState;
  readonly session: DocumentSession;

  constructor(
    server: StepTransport,
    readonly time: ManualTime,
    store = new UnconfirmedStore(null),
    clientId = 'es',
  ) {
    this.session = new DocumentSession({
      documentId: 'd',
      transport: server,
      scheduler: time,
      store,
      newClientId: () => clientId,
      stateOf,
    });
  }

  async open(): Promise<this> {
    this.current = (await this.session.open()).state;
    this.session.attach({
      state: () => this.current,
      apply: (tr) => (this.current = this.current.apply(tr)),
    });
    return this;
  }

  /** Types behind the first occurrence of a text, one keystroke after the other. */
  type(behind: string, text: string): void {
    let at = cursorAt(this.current, behind, true).selection.from;
    for (const letter of text) {
      this.current = this.current.apply(this.current.tr.insertText(letter, at, at));
      at += letter.length;
      this.session.changed();
    }
  }

  get text(): string {
    return this.current.doc.textContent;
  }

  get state(): EditorState {
    return this.current;
  }
}

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
    expect(editor.session.status()).toEqual({ kind: 'saved', at: 400 });
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
    const store = new UnconfirmedStore(memory());
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
    const store = new UnconfirmedStore(memory());
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
});

function memory(): Storage {
  localStorage.clear();
  return localStorage;
}
