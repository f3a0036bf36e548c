import type { StepView } from '#libs/contracts';
import { receiveSteps, type Received } from './receive-steps';
import type { Scheduler, SessionHost } from './session-parts';

/** A letter that is put together for longer does not hold up the changes of others. */
const COMPOSING_MS = 4000;
const LOOK_MS = 100;

/** Steps that came and cannot be taken in yet: some before them are missing, or a letter is being put together. */
export class StepInbox {
  private held: StepView[] = [];
  private composingSince: number | null = null;
  private cancel: (() => void) | null = null;

  /** @param look called when what waits for a letter should be tried again. */
  constructor(
    private readonly scheduler: Scheduler,
    private readonly look: () => void,
  ) {}

  /** Takes in these and what waited, as far as they follow each other; `null` while a letter is put together. */
  take(host: SessionHost, clientId: string, steps: readonly StepView[]): Received | null {
    this.held.push(...steps);
    if (this.held.length > 0 && this.mustWait(host)) return null;
    const received = receiveSteps(host.state(), this.held, clientId, (tr) => {
      host.apply(tr);
      return host.state();
    });
    this.held = received.rest;
    return received;
  }

  close(): void {
    this.cancel?.();
  }

  private mustWait(host: SessionHost): boolean {
    const now = this.scheduler.now();
    this.composingSince = host.composing?.() ? (this.composingSince ?? now) : null;
    if (this.composingSince === null || now - this.composingSince >= COMPOSING_MS) return false;
    this.cancel ??= this.scheduler.after(LOOK_MS, () => {
      this.cancel = null;
      this.look();
    });
    return true;
  }
}
