import { signal } from '@angular/core';
import { getVersion, receiveTransaction } from 'prosemirror-collab';
import type { EditorState } from 'prosemirror-state';
import type { Step } from 'prosemirror-transform';
import type {
  DocumentView,
  EditingRight,
  PresenceNews,
  StepsView,
  StepView,
  Violation,
} from '#libs/contracts';
import { applyOwn, bringForward, mergeForward, ownSteps, readView, stepsAsJson } from './bring-forward';
import type { Loss } from './loss';
import { collabPlugins } from './moved-twice';
import { allLosses } from './rebase-losses';
import { AUTHORS } from './receive-steps';
import { restoreLoss } from './restore-loss';
import type { LiveChannel, PresenceListener, SendAnswer, SessionHost, SessionParts } from './session-parts';
import { StepInbox } from './step-inbox';
import { StepSender } from './step-sender';
import type { Unconfirmed } from './unconfirmed-store';

/** How often steps of others are asked for while nothing pushes them, and to be sure while something does. */
const POLL_MS = 5000;
const POLL_LIVE_MS = 30_000;
const KEEP_MS = 150;

/**
 * One open document: sends what is typed, in order, until the server has it; takes in what others write as it comes;
 * keeps unconfirmed steps in this browser; tells what of ours found no place any more.
 */
export class DocumentSession {
  readonly lost = signal<readonly Loss[]>([]);
  readonly locked = signal<readonly Violation[]>([]);
  /** What the server lets this person do; `null` until it has said. */
  readonly right = signal<EditingRight | null>(null);
  /** Who else changed the text last. */
  readonly others = signal<{ author: string; at: string } | null>(null);

  private readonly sender: StepSender;
  private readonly inbox: StepInbox;
  private host: SessionHost | null = null;
  private clientId = '';
  private closed = false;
  private asking = false;
  private channel: LiveChannel | null = null;
  private presence: PresenceListener | null = null;
  private cancelPoll: (() => void) | null = null;
  private cancelKeep: (() => void) | null = null;

  constructor(private readonly parts: SessionParts) {
    this.inbox = new StepInbox(parts.scheduler, () => {
      if (this.take([])) this.sender.goOn();
    });
    this.sender = new StepSender({
      transport: parts.transport,
      scheduler: parts.scheduler,
      host: () => this.host,
      clientId: () => this.clientId,
      version: () => (this.host ? getVersion(this.host.state()) : 0),
      live: () => this.live(),
      keep: () => this.keep(),
      confirm: (version, steps) => this.confirm(version, steps),
      take: (steps) => this.take(steps),
    });
  }

  /** What the person sees of saving. */
  get status() {
    return this.sender.status;
  }

  /** The name of this editor among those of the document. */
  get client(): string {
    return this.clientId;
  }

  /** Loads the text, with what earlier pages in this browser left unsent, moved onto the present version. */
  async open(): Promise<{ state: EditorState; view: DocumentView }> {
    const { transport, store, losses, documentId } = this.parts;
    this.lost.set(losses.all(documentId));
    const head = await transport.at();
    this.locked.set(head.locked);
    const waiting = head.locked.length === 0 ? await store.takeOver(documentId) : [];
    const left = waiting.filter(({ version }) => version <= head.version);
    this.clientId = left[0]?.clientId ?? this.parts.newClientId();
    if (!left[0]) await store.hold(documentId, this.clientId);
    let state = this.parts.stateOf(readView(head), collabPlugins(head.version, this.clientId));
    if (left.length > 0) {
      const kept = await this.broughtForward(left, head.version);
      state = applyOwn(ownSteps(kept), state, (tr) => (state = state.apply(tr)));
      for (const { clientId } of left) {
        const entry = clientId === this.clientId ? this.entry(state) : { clientId, version: 0, steps: [] };
        store.keep(documentId, entry);
      }
    }
    return { state, view: head };
  }

  /** Begins to send and to listen. */
  attach(host: SessionHost, presence: PresenceListener | null = null): void {
    this.host = host;
    this.presence = presence;
    this.channel = this.parts.transport.listen({
      holds: () => ({ version: getVersion(host.state()), clientId: this.clientId }),
      opened: ({ since, right, locked }) => {
        this.right.set(right);
        this.locked.set(locked);
        this.news(since);
        this.sender.reachable();
        this.poll();
      },
      closed: () => {
        this.presence?.people([]);
        void this.ask();
      },
      refused: (answer: SendAnswer) => this.sender.stop(answer),
      steps: (news) => this.news(news),
      people: ({ people }) => this.presence?.people(people),
      presence: (news: PresenceNews) => this.presence?.presence(news),
      locked: (violations) => this.locked.set(violations),
    });
    if (this.sender.unsaved()) this.changed();
    this.poll();
  }

  /** Tell of every transaction of the editor that changed the document. */
  changed(): void {
    if (!this.host || this.closed || !this.sender.unsaved()) return;
    this.cancelKeep ??= this.parts.scheduler.after(KEEP_MS, () => this.keep());
    this.sender.changed();
  }

  /** Sends now; resolves when everything is saved or cannot be at present. */
  flush(): Promise<void> {
    this.keep();
    return this.sender.flush();
  }

  /** Tries again at once, for example when the connection is back. */
  retry(): void {
    this.channel?.retry();
    this.sender.retry();
    void this.ask();
  }

  /** The browser has no network. */
  offline(): void {
    this.channel?.drop();
    if (this.channel) this.sender.unreachable();
  }

  unsaved(): boolean {
    return this.sender.unsaved();
  }

  /** Tells the others where the selection is, in positions of the confirmed text. */
  tell(anchor: number, head: number): void {
    if (!this.host || !this.live()) return;
    const version = getVersion(this.host.state());
    this.channel?.presence({ documentId: this.parts.documentId, version, anchor, head });
  }

  /** Puts back what could not be placed; false when only copying it helps. */
  restore(loss: Loss): boolean {
    const tr = this.host && restoreLoss(this.host.state(), loss);
    if (!tr) return false;
    this.host?.apply(tr);
    this.forget(loss);
    return true;
  }

  forget(loss: Loss): void {
    this.parts.losses.remove(this.parts.documentId, loss.key);
    this.lost.update((all) => all.filter((one) => one.key !== loss.key));
  }

  /** Gives up what the server refuses: it goes to the tray, and the page loads the document anew afterwards. */
  discard(): void {
    if (this.host) this.mourn(allLosses(this.host.state()));
    this.parts.store.keep(this.parts.documentId, { clientId: this.clientId, version: 0, steps: [] });
    this.end();
  }

  close(): void {
    if (!this.closed && this.host) this.keep();
    this.end();
  }

  private end(): void {
    this.closed = true;
    this.channel?.close();
    this.cancelPoll?.();
    this.cancelKeep?.();
    this.inbox.close();
    this.sender.close();
    this.parts.store.release();
  }

  private live(): boolean {
    return this.channel?.live() ?? false;
  }

  private async broughtForward(left: readonly Unconfirmed[], until: number): Promise<EditorState> {
    const [first, ...more] = await Promise.all(
      left.map((entry) => bringForward(this.parts.transport, entry, until)),
    );
    if (!first) throw new Error('Nothing was left.');
    const all = more.reduce(mergeForward, first);
    this.mourn(all.losses);
    return all.state;
  }

  /** Steps that are pushed. */
  private news(news: StepsView): void {
    if (this.closed) return;
    this.take(news.steps);
    if (news.more) void this.ask();
  }

  private take(steps: readonly StepView[]): boolean {
    const { host } = this;
    if (!host || this.closed) return true;
    const received = this.inbox.take(host, this.clientId, steps);
    if (!received) return false;
    this.mourn(received.losses);
    if (received.confirmed.length > 0) {
      this.presence?.confirmed(getVersion(host.state()), received.confirmed);
      this.keep();
    }
    const last = received.others.at(-1);
    if (last?.author) this.others.set({ author: last.author, at: last.at });
    // Behind a batch of ours whose answer is on its way, what is missing comes with the answer.
    if (received.rest.length > 0 && !this.sender.busy) void this.ask();
    return true;
  }

  private confirm(version: number, steps: readonly Step[]): void {
    const { host } = this;
    if (!host) return;
    // While the answer was on its way, the same steps may have been pushed.
    const missing = steps.slice(Math.max(0, getVersion(host.state()) - version));
    if (missing.length > 0) {
      const ours = missing.map(() => this.clientId);
      const tr = receiveTransaction(host.state(), missing, ours);
      host.apply(tr.setMeta(AUTHORS, new Set([this.clientId])));
      this.presence?.confirmed(getVersion(host.state()), missing);
    }
    this.take([]);
  }

  private mourn(losses: readonly Loss[]): void {
    if (losses.length === 0) return;
    this.parts.losses.add(this.parts.documentId, losses);
    this.lost.update((all) => [...all, ...losses]);
  }

  private poll(): void {
    this.cancelPoll?.();
    if (this.closed) return;
    const wait = this.live() ? POLL_LIVE_MS : POLL_MS;
    this.cancelPoll = this.parts.scheduler.after(wait, () => {
      if (this.parts.scheduler.visible()) void this.ask();
      this.poll();
    });
  }

  /** Asks for the steps that we do not know. */
  private async ask(): Promise<void> {
    const { host } = this;
    if (!host || this.asking || this.sender.busy || this.closed) return;
    this.asking = true;
    try {
      for (let more = true; more && !this.closed;) {
        const version = getVersion(host.state());
        const answer = await this.parts.transport.steps(version);
        if (this.closed) break;
        this.take(answer.steps);
        more = answer.more && getVersion(host.state()) > version;
      }
      if (!this.closed) this.sender.reachable();
    } catch {
      if (!this.closed) this.sender.unreachable();
    } finally {
      this.asking = false;
    }
  }

  private keep(): boolean {
    this.cancelKeep?.();
    this.cancelKeep = null;
    return this.host ? this.parts.store.keep(this.parts.documentId, this.entry(this.host.state())) : true;
  }

  private entry(state: EditorState): Unconfirmed {
    return { clientId: this.clientId, version: getVersion(state), ...stepsAsJson(ownSteps(state)) };
  }
}
