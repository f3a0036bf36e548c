import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OutboxPump } from '../outbox/outbox-pump.js';
import { Clock } from './clock.js';

const TICK_MS = 30_000;

/**
 * Finds what legal time has reached (`due_at <= legal now`) and hands it to the outbox, in order of time: on a tick,
 * and at once when the demo's clock is moved.
 */
@Injectable()
export class DueEvents implements OnApplicationShutdown {
  private readonly log = new Logger('DueEvents');
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly pump: OutboxPump,
  ) {}

  /** Starts the tick; called once when the application has started. */
  start(): void {
    this.timer = setInterval(() => {
      this.fire().catch((error: unknown) => this.log.error(String(error)));
    }, TICK_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Emits everything that is due; returns how many. Each is emitted once, whoever asks. */
  async fire(): Promise<number> {
    const emitted = await this.dataSource.transaction(async (manager) => {
      const due = await manager.query<
        { topic: string; payload: object; municipality_id: string; subject_id: string }[]
      >(
        `WITH due AS (
           SELECT municipality_id, id FROM due_event
           WHERE done_at IS NULL AND due_at <= $1 ORDER BY due_at FOR UPDATE SKIP LOCKED)
         UPDATE due_event e SET done_at = $1 FROM due
         WHERE e.municipality_id = due.municipality_id AND e.id = due.id
         RETURNING e.topic, e.payload, e.municipality_id, e.subject_id, e.due_at`,
        [this.clock.legalNow()],
      );
      const rows = Array.isArray(due[0]) ? (due[0] as unknown as typeof due) : due;
      for (const event of rows) {
        await manager.query(`INSERT INTO outbox_message (topic, payload) VALUES ($1, $2)`, [
          event.topic,
          { ...event.payload, municipalityId: event.municipality_id, subjectId: event.subject_id },
        ]);
      }
      return rows.length;
    });
    if (emitted > 0) this.pump.wake();
    return emitted;
  }
}
