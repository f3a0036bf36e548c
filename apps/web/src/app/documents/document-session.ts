import { signal } from '@angular/core';
import { collab, getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import type { EditorState } from 'prosemirror-state';
import { AttrStep, Step } from 'prosemirror-transform';
import { parseDocumentOfKind, schemaOf } from '#libs/bylaw-document';
import {
  documentShape,
  type DocumentJson,
  type DocumentView,
  type StepView,
  type Violation,
} from '#libs/contracts';
import type { LostText } from './rebase-losses';
import { receiveSteps } from './receive-steps';
import type { SaveStatus, SendAnswer, SessionHost, SessionParts } from './session-parts';
import type { Unconfirmed } from './unconfirmed-store';

const PAUSE_MS = 400;
const POLL_MS = 5000;
const KEEP_MS = 150;
const LONGEST_WAIT_MS = 30_000;
/** A little below the server's limit. */
const STEPS_PER_REQUEST = 400;

/**
 * One open document: sends what is typed, in order, until the server has it; takes in what others wrote; keeps
 * unconfirmed steps in this browser; tells what of ours found no place any more.
 */
export class DocumentSession {
  readonly status = signal<SaveStatus>({ kind: 'saved', at: null });
  readonly lost = signal<readonly LostText[]>([]);
  readonly locked = signal<readonly Violation[]>([]);
  /** Who else changed the text last. */
  readonly others = signal<{ author: string; at: string } | null>(null);

  private host: SessionHost | null = null;
  private clientId = '';
  private sending = false;
  private failures = 0;
  private kept = true;
  private closed = false;
  private cancelSend: (() => void) | null = null;
  private cancelPoll: (() => void) | null = null;
  private cancelKeep: (() => void) | null = null;
  private waiting: (() => void)[] = [];

  constructor(private readonly parts: SessionParts) {}

  /** Loads the text, with what an earlier editor in this browser left unsent, moved onto the present version. */
  async open(): Promise<{ state: EditorState; view: DocumentView }> {
    const { transport, store, documentId } = this.parts;
    const head = await transport.at();
    this.locked.set(head.locked);
    const left = head.locked.length === 0 ? store.left(documentId)[0] : undefined;
    const restored = left && left.version <= head.version ? await this.restore(left) : null;
    this.clientId = restored ? restored.clientId : this.parts.newClientId();
    const state = restored?.state ?? this.start(head, this.clientId);
    return { state, view: head };
  }

  /** Begins to send and to listen. */
  attach(host: SessionHost): void {
    this.host = host;
    if (sendableSteps(host.state())) this.changed();
    this.poll();
  }

  /** Tell of every transaction of the editor that changed the document. */
  changed(): void {
    if (!this.host || this.closed || this.status().kind === 'refused') return;
    if (!sendableSteps(this.host.state())) return;
    this.cancelKeep ??= this.parts.scheduler.after(KEEP_MS, () => this.keep());
    if (this.failures > 0) return;
    this.status.set({ kind: 'saving' });
    if (!this.sending) this.later(PAUSE_MS);
  }

  /** Sends now; resolves when everything is saved or cannot be at present. */
  flush(): Promise<void> {
    this.keep();
    if (!this.unsaved()) return Promise.resolve();
    const done = new Promise<void>((resolve) => this.waiting.push(resolve));
    if (!this.sending) this.later(0);
    return done;
  }

  /** Tries again at once, for example when the connection is back. */
  retry(): void {
    if (this.failures > 0 && !this.sending) this.later(0);
  }

  unsaved(): boolean {
    return this.host !== null && sendableSteps(this.host.state()) !== null;
  }

  forget(lost: LostText): void {
    this.lost.update((all) => all.filter((one) => one.key !== lost.key));
  }

  /** Gives up what the server refuses; the page loads the document anew afterwards. */
  discard(): void {
    this.parts.store.keep(this.parts.documentId, { clientId: this.clientId, version: 0, steps: [] });
    this.close();
  }

  close(): void {
    if (!this.closed && this.status().kind !== 'refused') this.keep();
    this.closed = true;
    for (const cancel of [this.cancelSend, this.cancelPoll, this.cancelKeep]) cancel?.();
    this.settle();
  }

  private start(view: DocumentView, clientId: string): EditorState {
    const parsed = parseDocumentOfKind(view.content, documentShape(view.kind));
    if (!parsed.allowed) throw new Error('The text does not fit its schema.');
    return this.parts.stateOf(parsed.doc, [collab({ version: view.version, clientID: clientId })]);
  }

  private async restore(left: Unconfirmed): Promise<{ state: EditorState; clientId: string } | null> {
    const { transport } = this.parts;
    const view = await transport.at(left.version);
    const schema = schemaOf(documentShape(view.kind));
    let state = this.start(view, left.clientId);
    const tr = state.tr;
    try {
      for (const json of left.steps) tr.step(Step.fromJSON(schema, json));
    } catch {
      return null;
    }
    state = state.apply(tr);
    for (let more = true; more;) {
      const answer = await transport.steps(getVersion(state));
      const { lost } = receiveSteps(state, answer.steps, left.clientId, (tr) => (state = state.apply(tr)));
      this.mourn(lost);
      more = answer.more;
    }
    return { state, clientId: left.clientId };
  }

  private take(host: SessionHost, steps: readonly StepView[]): void {
    const { lost, others } = receiveSteps(host.state(), steps, this.clientId, (tr) => {
      host.apply(tr);
      return host.state();
    });
    this.mourn(lost);
    const last = others.at(-1);
    if (last?.author) this.others.set({ author: last.author, at: last.at });
  }

  private mourn(lost: readonly LostText[]): void {
    if (lost.length > 0) this.lost.update((all) => [...all, ...lost]);
  }

  private later(ms: number): void {
    this.cancelSend?.();
    this.cancelSend = this.parts.scheduler.after(ms, () => void this.send());
  }

  private async send(): Promise<void> {
    const { host } = this;
    const sendable = host ? sendableSteps(host.state()) : null;
    if (!host || !sendable || this.sending || this.closed) return;
    this.sending = true;
    if (this.failures === 0) this.status.set({ kind: 'saving' });
    const steps = batch(sendable.steps);
    const answer = await this.parts.transport.send({
      version: sendable.version,
      clientId: this.clientId,
      steps: steps.map((step) => step.toJSON() as DocumentJson),
    });
    this.sending = false;
    if (this.closed) return;
    this.answered(host, answer, sendable.version, steps);
  }

  private answered(host: SessionHost, answer: SendAnswer, version: number, steps: readonly Step[]): void {
    switch (answer.kind) {
      case 'accepted': {
        this.failures = 0;
        // While the answer was on its way, polling may have brought the same steps.
        const missing = steps.slice(Math.max(0, getVersion(host.state()) - version));
        host.apply(
          receiveTransaction(
            host.state(),
            missing,
            missing.map(() => this.clientId),
          ),
        );
        this.goOn();
        break;
      }
      case 'behind':
        this.failures = 0;
        this.take(host, answer.since.steps);
        this.goOn();
        break;
      case 'unreachable':
        this.failures += 1;
        this.keep();
        this.status.set({ kind: 'offline', kept: this.kept });
        this.later(Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (this.failures - 1)));
        this.settle();
        break;
      case 'signedOut':
        this.failures += 1;
        this.keep();
        this.status.set({ kind: 'signedOut' });
        this.settle();
        break;
      case 'refused':
        this.keep();
        this.status.set({ kind: 'refused', violations: answer.violations });
        this.settle();
        break;
    }
  }

  private goOn(): void {
    this.keep();
    if (this.unsaved()) {
      this.status.set({ kind: 'saving' });
      this.later(this.waiting.length > 0 ? 0 : PAUSE_MS);
      return;
    }
    this.status.set({ kind: 'saved', at: this.parts.scheduler.now() });
    this.settle();
  }

  private settle(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }

  private poll(): void {
    if (this.closed) return;
    this.cancelPoll = this.parts.scheduler.after(POLL_MS, () => void this.ask());
  }

  private async ask(): Promise<void> {
    const { host } = this;
    if (host && !this.sending && this.parts.scheduler.visible()) {
      // A connection that is gone shows itself when there is something to save.
      const answer = await this.parts.transport.steps(getVersion(host.state())).catch(() => null);
      if (answer && !this.sending && !this.closed) this.take(host, answer.steps);
      if (answer) this.retry();
    }
    this.poll();
  }

  private keep(): void {
    this.cancelKeep?.();
    this.cancelKeep = null;
    if (!this.host) return;
    const state = this.host.state();
    const steps = (sendableSteps(state)?.steps ?? []).map((step) => step.toJSON() as DocumentJson);
    const entry = { clientId: this.clientId, version: getVersion(state), steps };
    this.kept = this.parts.store.keep(this.parts.documentId, entry);
  }
}

/** The first steps that one request takes; an id that a step was given afterwards stays with that step. */
function batch(steps: readonly Step[]): readonly Step[] {
  if (steps.length <= STEPS_PER_REQUEST) return steps;
  let end = STEPS_PER_REQUEST;
  while (end > 1 && steps[end] instanceof AttrStep) end -= 1;
  return steps.slice(0, end);
}
