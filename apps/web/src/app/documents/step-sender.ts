import { signal } from '@angular/core';
import { sendableSteps } from 'prosemirror-collab';
import { AttrStep, type Step } from 'prosemirror-transform';
import type { StepView } from '#libs/contracts';
import { ownSteps, stepsAsJson } from './bring-forward';
import type { SaveStatus, Scheduler, SendAnswer, SessionHost, StepTransport } from './session-parts';

/** Over an open connection the keystrokes of a moment go together; nobody notices the wait. */
const MOMENT_MS = 40;
/** Without one, every batch is a request of its own. */
const PAUSE_MS = 400;
const LONGEST_WAIT_MS = 15_000;
/** A little below the server's limit. */
const STEPS_PER_REQUEST = 400;

/** What sending needs of the session around it. */
export interface SenderSide {
  readonly transport: StepTransport;
  readonly scheduler: Scheduler;
  host(): SessionHost | null;
  clientId(): string;
  /** The version that the text is known at. */
  version(): number;
  live(): boolean;
  /** Keeps what is unconfirmed in this browser; false when it cannot. */
  keep(): boolean;
  /** These steps are stored, the first of them behind `version`. */
  confirm(version: number, steps: readonly Step[]): void;
  /** Steps of others; false when they wait for a letter that is being put together. */
  take(steps: readonly StepView[]): boolean;
}

/** Sends what is typed, in order, one batch at a time, until the server has it. */
export class StepSender {
  readonly status = signal<SaveStatus>({ kind: 'saved', at: null });

  private sending = false;
  private failures = 0;
  private closed = false;
  private cancel: (() => void) | null = null;
  private waiting: (() => void)[] = [];

  constructor(private readonly side: SenderSide) {}

  /** A batch is under way. */
  get busy(): boolean {
    return this.sending;
  }

  /** Nothing is sent any more until the page is loaded anew or somebody logs in. */
  get halted(): boolean {
    return /^(refused|stale|stranger|signedOut)$/u.test(this.status().kind);
  }

  unsaved(): boolean {
    const host = this.side.host();
    return host !== null && sendableSteps(host.state()) !== null;
  }

  /** There is something to send. */
  changed(): void {
    if (this.halted) {
      this.halt(this.status().kind);
      return;
    }
    if (this.failures > 0) {
      this.offline();
      return;
    }
    this.status.set({ kind: 'saving' });
    if (!this.sending && !this.cancel) this.later(this.side.live() ? MOMENT_MS : PAUSE_MS);
  }

  /** Sends now; resolves when everything is saved or cannot be at present. */
  flush(): Promise<void> {
    if (!this.unsaved() || this.halted) return Promise.resolve();
    const done = new Promise<void>((resolve) => this.waiting.push(resolve));
    if (!this.sending) this.later(0);
    return done;
  }

  /** The server can be reached: what waits goes at once. */
  reachable(): void {
    if (this.halted && this.status().kind !== 'signedOut') return;
    this.failures = 0;
    if (this.unsaved()) {
      this.status.set({ kind: 'saving' });
      if (!this.sending) this.later(0);
    } else if (this.status().kind !== 'saved') this.saved(null);
  }

  /** The server cannot be reached, as somebody else found out. */
  unreachable(): void {
    if (this.halted || this.closed) return;
    this.failures = Math.max(1, this.failures);
    this.offline();
    if (this.unsaved() && !this.sending && !this.cancel) this.backOff();
  }

  /** Tries again at once. */
  retry(): void {
    if (this.status().kind === 'signedOut') this.status.set({ kind: 'saving' });
    if (!this.sending && this.unsaved()) this.later(0);
  }

  /** The server let us know that it will not take anything. */
  stop(answer: SendAnswer): void {
    if (answer.kind === 'refused') this.status.set({ kind: 'refused', violations: answer.violations });
    else if (answer.kind === 'stale' || answer.kind === 'stranger' || answer.kind === 'signedOut')
      this.halt(answer.kind);
    this.cancel?.();
    this.cancel = null;
    this.settle();
  }

  /** What waited for the letter is taken in; on with the rest. */
  goOn(): void {
    if (this.sending || this.closed || this.halted) return;
    this.side.keep();
    if (this.unsaved()) {
      this.status.set({ kind: 'saving' });
      this.later(this.side.live() || this.waiting.length > 0 ? 0 : PAUSE_MS);
      return;
    }
    this.saved(this.side.scheduler.now());
  }

  close(): void {
    this.closed = true;
    this.cancel?.();
    this.settle();
  }

  private later(ms: number): void {
    this.cancel?.();
    this.cancel = this.side.scheduler.after(ms, () => {
      this.cancel = null;
      void this.send();
    });
  }

  private async send(): Promise<void> {
    const host = this.side.host();
    const sendable = host && sendableSteps(host.state());
    if (!host || !sendable || this.sending || this.closed || this.halted) {
      this.settle();
      return;
    }
    this.sending = true;
    if (this.failures === 0) this.status.set({ kind: 'saving' });
    const steps = batch(sendable.steps);
    const answer = await this.side.transport.send({
      version: sendable.version,
      clientId: this.side.clientId(),
      ...stepsAsJson(ownSteps(host.state()).slice(0, steps.length)),
    });
    this.sending = false;
    if (!this.closed) this.answered(answer, sendable.version, steps);
  }

  private answered(answer: SendAnswer, version: number, steps: readonly Step[]): void {
    switch (answer.kind) {
      case 'accepted':
        this.failures = 0;
        this.side.confirm(version, steps);
        this.goOn();
        break;
      case 'behind':
        this.failures = 0;
        if (!this.side.take(answer.since.steps)) break;
        if (this.side.version() > version) this.goOn();
        else {
          // An answer that brings nothing new would be asked for without end.
          this.failures += 1;
          this.backOff();
        }
        break;
      case 'unreachable':
        this.failures += 1;
        this.offline();
        this.backOff();
        this.settle();
        break;
      case 'signedOut':
      case 'stranger':
      case 'stale':
      case 'refused':
        this.side.keep();
        this.stop(answer);
        break;
    }
  }

  private backOff(): void {
    this.later(Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (this.failures - 1)));
  }

  private offline(): void {
    this.status.set({ kind: 'offline', kept: this.side.keep(), changes: this.changes() });
  }

  private halt(kind: SaveStatus['kind']): void {
    if (kind === 'stale' || kind === 'stranger' || kind === 'signedOut')
      this.status.set({ kind, kept: this.side.keep(), changes: this.changes() });
  }

  private changes(): number {
    const host = this.side.host();
    return host ? (sendableSteps(host.state())?.steps.length ?? 0) : 0;
  }

  private saved(at: number | null): void {
    this.status.set({ kind: 'saved', at });
    this.settle();
  }

  private settle(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

/** The first steps that one request takes; an id that a step was given afterwards stays with that step. */
function batch(steps: readonly Step[]): readonly Step[] {
  if (steps.length <= STEPS_PER_REQUEST) return steps;
  let end = STEPS_PER_REQUEST;
  while (end > 1 && steps[end] instanceof AttrStep) end -= 1;
  return steps.slice(0, end);
}
