import type { EditorState } from 'prosemirror-state';
import { Step } from 'prosemirror-transform';
import { bylawSchema, documentDigest, parseDocument } from '#libs/bylaw-document';
import type { AppendSteps, DocumentView, StepsView, StepView } from '#libs/contracts';
import { bylaw, cursorAt, stateOf } from '../../editor/testing/index';
import { DocumentSession } from '../document-session';
import type { Scheduler, SendAnswer, StepTransport } from '../session-parts';
import { UnconfirmedStore } from '../unconfirmed-store';

/** Time that stands still until it is moved. */
export class ManualTime implements Scheduler {
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

/** Lets every answer that is under way arrive. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** The log as the API keeps it. */
export class FakeServer implements StepTransport {
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
    if (!parseDocument(this.doc().toJSON()).allowed)
      throw new Error('The log holds a text that does not fit.');
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
    if (after === before) throw new Error('Nothing was changed.');
    steps = recorded.get(after) ?? [];
    for (const step of steps) this.append(step.toJSON() as Record<string, unknown>, 'cits');
  }
}

const recorded = new WeakMap<EditorState, readonly Step[]>();

/** The state after a command or change, remembering its steps. */
export function changed(
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

/** Another text in place of the first occurrence of a text. */
export const replaced = (state: EditorState, text: string, by: string) => {
  const at = cursorAt(state, text).selection.from;
  return changed(state, (dispatch) => {
    dispatch(
      by === '' ? state.tr.delete(at, at + text.length) : state.tr.insertText(by, at, at + text.length),
    );
  });
};

/** The unit that holds a text, deleted. */
export const unitDeleted = (state: EditorState, text: string) => {
  const $at = cursorAt(state, text).selection.$from;
  return changed(state, (dispatch) => dispatch(state.tr.delete($at.before(-1), $at.after(-1))));
};

/** One person's editor, without a screen. */
export class Editor {
  private current!: EditorState;
  readonly session: DocumentSession;

  constructor(
    server: StepTransport,
    readonly time: ManualTime,
    store = new UnconfirmedStore(null, 'ilze'),
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

/** An empty store of a browser. */
export function memory(): Storage {
  localStorage.clear();
  return localStorage;
}
