import type { AppendSteps, DocumentView, StepsView, StepView, Violation } from '#libs/contracts';
import type { LiveChannel, LiveListener, SendAnswer, StepTransport } from '../session-parts';
import type { FakeServer } from './session';
import type { ManualTime } from './time';

/** One person's way to the server over a connection that pushes, whose delays and breaks the test decides. */
export class FakeLink implements StepTransport {
  connected = true;
  /** Milliseconds until a message has gone one way. */
  delay = 5;
  /** How many of the next answers to appending are lost, with the connection. */
  loseAnswers = 0;
  /** What is pushed gets lost. */
  deaf = false;
  private listener: LiveListener | null = null;
  private joined = false;

  constructor(
    readonly server: FakeServer,
    private readonly time: ManualTime,
  ) {
    server.listeners.add((steps) => this.push(steps));
  }

  async at(version?: number): Promise<DocumentView> {
    await this.way();
    return this.server.at(version);
  }

  async steps(since: number): Promise<StepsView> {
    await this.way();
    const answer = await this.server.steps(since);
    await this.way();
    return answer;
  }

  async send(body: AppendSteps): Promise<SendAnswer> {
    try {
      await this.way();
      const answer = await this.server.send(body);
      if (this.loseAnswers > 0) {
        this.loseAnswers -= 1;
        this.disconnect();
      }
      await this.way();
      return answer;
    } catch {
      return { kind: 'unreachable' };
    }
  }

  listen(listener: LiveListener): LiveChannel {
    this.listener = listener;
    if (this.connected) this.enter();
    return {
      live: () => this.joined,
      presence: () => {},
      retry: () => {},
      drop: () => this.disconnect(),
      close: () => (this.listener = null),
    };
  }

  disconnect(): void {
    this.connected = false;
    this.joined = false;
    this.listener?.closed();
  }

  connect(): void {
    if (this.connected) return;
    this.connected = true;
    this.enter();
  }

  lock(violations: Violation[]): void {
    this.listener?.locked(violations);
  }

  private enter(): void {
    this.time.after(this.delay, () => {
      if (!this.connected || !this.listener) return;
      const { version } = this.listener.holds();
      this.joined = true;
      const since = { version: this.server.log.length, steps: this.server.log.slice(version), more: false };
      this.listener.opened({ since, right: 'edit', locked: this.server.locked });
    });
  }

  private push(steps: StepView[]): void {
    if (this.deaf) return;
    this.time.after(this.delay, () => {
      const version = this.server.log.length;
      if (this.joined) this.listener?.steps({ documentId: 'd', version, steps, more: false });
    });
  }

  private way(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (!this.connected) reject(new Error('offline'));
      else
        this.time.after(this.delay, () => {
          if (this.connected) resolve();
          else reject(new Error('offline'));
        });
    });
  }
}
