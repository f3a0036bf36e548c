import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { Step } from 'prosemirror-transform';
import { applySteps } from '#libs/bylaw-collab';
import { bylawSchema, documentDigest } from '#libs/bylaw-document';
import type { AppendSteps, DocumentView, StepOrigin, StepsView, StepView, Violation } from '#libs/contracts';
import { bylaw, cursorAt, stateOf } from '../../editor/testing/index';
import { DocumentSession } from '../document-session';
import { LossStore } from '../loss-store';
import type { LiveChannel, PresenceListener, SendAnswer, SessionHost, StepTransport } from '../session-parts';
import { UnconfirmedStore } from '../unconfirmed-store';
import { settled, type ManualTime } from './time';

/** The log as the API keeps it, for editors that ask for it by requests. */
export class FakeServer implements StepTransport {
  readonly log: StepView[] = [];
  readonly requests: AppendSteps[] = [];
  /** Next answers that replace the true one; `lost` does the work and loses the answer. */
  readonly failures: (SendAnswer | 'lost')[] = [];
  /** Told of everything that is appended. */
  readonly listeners = new Set<(steps: StepView[]) => void>();
  locked: Violation[] = [];
  down = false;
  private docs: Node[];

  constructor(readonly first = bylaw(['Pirmā', ['viens', 'aa', 'bb'], 'divi'], ['Otrā', 'trīs'])) {
    this.docs = [first];
  }

  doc(version = this.log.length): Node {
    return this.docs[version] ?? this.first;
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
    return Promise.resolve({ ...view, locked: this.locked });
  }

  steps(since: number): Promise<StepsView> {
    if (this.down) return Promise.reject(new Error('down'));
    return Promise.resolve({ version: this.log.length, steps: this.log.slice(since), more: false });
  }

  send(body: AppendSteps): Promise<SendAnswer> {
    this.requests.push(body);
    const failure = this.down ? ({ kind: 'unreachable' } as const) : this.failures.shift();
    if (failure && failure !== 'lost') return Promise.resolve(failure);
    const answer = this.appended(body);
    return Promise.resolve(failure === 'lost' ? { kind: 'unreachable' } : answer);
  }

  /** Without a connection over which anything is pushed. */
  listen(): LiveChannel {
    return { live: () => false, presence: () => {}, retry: () => {}, drop: () => {}, close: () => {} };
  }

  /** As the API decides: what is stored is recognised, who is behind is told so, what does not fit is refused. */
  appended(body: AppendSteps): SendAnswer {
    const stored = this.log.slice(body.version);
    const known = body.steps.findIndex((step, index) => {
      const same = stored[index];
      return same?.clientId !== body.clientId || JSON.stringify(same.step) !== JSON.stringify(step);
    });
    const given = known === -1 ? [] : body.steps.slice(known);
    if (given.length === 0) return { kind: 'accepted' };
    if (body.version + Math.max(0, known) < this.log.length)
      return { kind: 'behind', since: { version: this.log.length, steps: stored, more: false } };
    const applied = applySteps(this.doc(), 'bylaw', given);
    if (!applied.allowed) return { kind: 'refused', violations: applied.violations };
    const origins = given.map((_step, index) => body.origins?.[known + index] ?? null);
    this.append(given, body.clientId, origins);
    return { kind: 'accepted' };
  }

  append(
    steps: readonly Record<string, unknown>[],
    clientId: string,
    origins: readonly (StepOrigin | null)[] = [],
  ): void {
    const stored = steps.map((step, index): StepView => {
      const doc = Step.fromJSON(bylawSchema, step).apply(this.docs.at(-1) ?? this.first).doc;
      if (!doc) throw new Error('The step does not apply.');
      this.docs.push(doc);
      const origin = origins[index];
      const version = this.docs.length - 1;
      const at = '2027-03-01T10:00:00Z';
      return { version, step, clientId, author: clientId, at, ...(origin ? { origin } : {}) };
    });
    this.log.push(...stored);
    for (const tell of this.listeners) tell(stored);
  }

  /** Somebody else's change, straight into the log. */
  other(change: (state: EditorState) => EditorState): void {
    const before = stateOf(this.doc());
    let steps: readonly Step[] = [];
    const after = change(before);
    if (after === before) throw new Error('Nothing was changed.');
    steps = recorded.get(after) ?? [];
    this.append(
      steps.map((step) => step.toJSON() as Record<string, unknown>),
      'cits',
    );
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
  /** Whether a letter is being put together. */
  composing = false;
  /** Who is told of the others. */
  listener: PresenceListener | null = null;

  constructor(
    server: StepTransport,
    readonly time: ManualTime,
    store = new UnconfirmedStore(null, 'ilze'),
    clientId = 'es',
    losses = new LossStore(null, 'ilze'),
    private readonly make: typeof stateOf = stateOf,
  ) {
    this.session = new DocumentSession({
      documentId: 'd',
      transport: server,
      scheduler: time,
      store,
      losses,
      newClientId: () => clientId,
      stateOf: (doc, plugins) => this.make(doc, plugins),
    });
  }

  async open(): Promise<this> {
    let opened = false;
    const opening = this.session.open().finally(() => (opened = true));
    for (let waited = 0; waited < 100 && !opened; waited += 1) await this.time.pass(50);
    this.current = (await opening).state;
    this.session.attach(this.host, this.listener);
    await settled();
    return this;
  }

  readonly host: SessionHost = {
    state: () => this.current,
    apply: (tr) => {
      this.current = this.current.apply(tr);
      if (tr.docChanged) this.session.changed();
    },
    composing: () => this.composing,
  };

  /** A change as the editor makes it. */
  change(build: (state: EditorState) => Transaction | null): boolean {
    const tr = build(this.current);
    if (!tr?.docChanged) return false;
    this.current = this.current.apply(tr);
    this.session.changed();
    return true;
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

  /** Puts the cursor behind the first occurrence of a text. */
  select(text: string): void {
    this.current = cursorAt(this.current, text, true);
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
