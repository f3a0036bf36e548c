import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OutboxHandlers } from './outbox-handlers.js';

interface PendingMessage {
  id: string;
  topic: string;
  payload: Record<string, unknown>;
}

/** A message that fails this often is left for an operator; `/health/ready` and the log tell. */
export const MAX_ATTEMPTS = 10;
const POLL_MS = 5_000;

/**
 * Delivers outbox messages, oldest first, one at a time: after each commit that wrote one, and on a slow poll for what
 * another process or a crash left behind. Row locks keep two processes from delivering the same message together.
 */
@Injectable()
export class OutboxPump implements OnApplicationShutdown {
  private readonly log = new Logger('Outbox');
  private running: Promise<void> | null = null;
  private again = false;
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly handlers: OutboxHandlers,
  ) {}

  /** Starts polling; called once when the application has started. */
  start(): void {
    this.timer = setInterval(() => this.wake(), POLL_MS);
    this.timer.unref();
    this.wake();
  }

  /** Delivers soon, without waiting for it. */
  wake(): void {
    if (this.stopped) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.drain()
      .catch((error: unknown) => this.log.error(String(error)))
      .finally(() => {
        this.running = null;
        if (this.again) {
          this.again = false;
          this.wake();
        }
      });
  }

  /** Resolves when nothing is being delivered any more. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
    await this.idle();
  }

  private async drain(): Promise<void> {
    let after = '0';
    while (!this.stopped) {
      const next = await this.deliverNext(after);
      if (next === null) return;
      after = next;
    }
  }

  /** Takes the oldest pending message behind `after`; returns its id, or null when there is none. */
  private async deliverNext(after: string): Promise<string | null> {
    return this.dataSource.transaction(async (manager) => {
      // Without parameters: PostgreSQL keeps the snapshot of a statement with parameters until the next one, and a
      // handler that removes deleted rows for good would wait for its own delivery to end.
      const [message] = await manager.query<PendingMessage[]>(
        `SELECT id, topic, payload FROM outbox_message
         WHERE delivered_at IS NULL AND id > ${BigInt(after)} AND attempts < ${MAX_ATTEMPTS}
         ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`,
      );
      if (!message) return null;
      const failure = await this.deliver(message);
      await manager.query(
        failure === null
          ? `UPDATE outbox_message SET delivered_at = now(), attempts = attempts + 1 WHERE id = $1`
          : `UPDATE outbox_message SET attempts = attempts + 1, last_error = $2 WHERE id = $1`,
        failure === null ? [message.id] : [message.id, failure],
      );
      return message.id;
    });
  }

  private async deliver(message: PendingMessage): Promise<string | null> {
    try {
      for (const handler of this.handlers.for(message.topic)) await handler(message.payload, message.id);
      return null;
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      this.log.error(`${message.topic} #${message.id}: ${text}`);
      return text.slice(0, 500);
    }
  }
}
