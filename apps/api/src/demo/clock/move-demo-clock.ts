import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { DataSource } from 'typeorm';
import type { ClockMovedAnswer, DemoClockView, MoveClockInput, TriggeredEvent } from '#libs/contracts';
import { addUnits, daysBetween, isLegalDay } from '#libs/legal-calendar';
import { Clock } from '../../platform/clock/clock.js';
import { DueEvents } from '../../platform/clock/due-events.js';
import { Refused } from '../../platform/http/refused.js';
import { OutboxPump } from '../../platform/outbox/outbox-pump.js';
import { Pages } from '../../platform/web/pages.js';
import { DemoClockKeeper } from './demo-clock-keeper.js';

/** Further at once nobody can follow what happened. */
const MOST_DAYS = 400;
const ZONE = 'Europe/Riga';

/**
 * Moves legal time forward. Time does not jump over what it triggers: the clock stops at each event that is due on the
 * way, and the event and all that follows from it happen at their own time.
 */
@Injectable()
export class MoveDemoClock {
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly keeper: DemoClockKeeper,
    private readonly dueEvents: DueEvents,
    private readonly pump: OutboxPump,
    private readonly pages: Pages,
  ) {}

  /** Where the clock stands. */
  view(): DemoClockView {
    return {
      legalNow: this.clock.legalNow().toISOString(),
      legalToday: this.clock.legalToday(),
      offset: this.clock.offset,
    };
  }

  /** Moves; answers where the clock stands then, and what happened on the way. One move at a time. */
  run(input: MoveClockInput): Promise<ClockMovedAnswer> {
    const move = this.queue.then(() => this.move(input));
    this.queue = move.catch(() => undefined);
    return move;
  }

  private async move(input: MoveClockInput): Promise<ClockMovedAnswer> {
    await this.keeper.refresh();
    const target = this.target(input);
    const triggered = new Map<string, TriggeredEvent>();
    for (;;) {
      const next = await this.nextDue(target);
      await this.keeper.advanceTo(next ?? target);
      const happened = await this.happen();
      for (const event of happened) triggered.set(`${event.topic} ${event.subjectId} ${event.dueAt}`, event);
      if (next === null && happened.length === 0) break;
    }
    this.pages.forget();
    return { ...this.view(), triggered: [...triggered.values()] };
  }

  /** The same time of day on the wanted day, so that a clock change in between changes nothing. */
  private target(input: MoveClockInput): Date {
    const today = this.clock.legalToday();
    const day = this.wantedDay(input, today);
    const days = daysBetween(today, day);
    if (days < 1) throw new Refused([{ code: 'clockOnlyForward', where: 'toDay', params: { today } }], 422);
    if (days > MOST_DAYS)
      throw new Refused([{ code: 'clockTooFar', where: 'toDay', params: { days: MOST_DAYS } }], 422);
    const now = Temporal.Instant.fromEpochMilliseconds(this.clock.legalNow().getTime()).toZonedDateTimeISO(
      ZONE,
    );
    const then = Temporal.PlainDate.from(day).toZonedDateTime({
      timeZone: ZONE,
      plainTime: now.toPlainTime(),
    });
    return new Date(then.epochMilliseconds);
  }

  private wantedDay({ advanceDays, toDay }: MoveClockInput, today: string): string {
    if ((advanceDays === undefined) === (toDay === undefined))
      throw new Refused([{ code: 'clockWhere' }], 422);
    if (toDay === undefined) return addUnits(today, advanceDays ?? 0, 'day');
    if (!isLegalDay(toDay)) throw new Refused([{ code: 'field.isLegalDay', where: 'toDay' }], 422);
    return toDay;
  }

  /** The time of the first event that is still ahead but not beyond `target`. */
  private async nextDue(target: Date): Promise<Date | null> {
    const [row] = await this.dataSource.query<{ due_at: Date | null }[]>(
      `SELECT min(due_at) AS due_at FROM due_event WHERE done_at IS NULL AND due_at <= $1`,
      [target],
    );
    return row?.due_at ?? null;
  }

  /** Lets everything happen that is due now, and waits until all features have reacted; what only looks is not told. */
  private async happen(): Promise<TriggeredEvent[]> {
    const since = this.clock.legalNow();
    await this.dueEvents.fire();
    this.pump.wake();
    await this.pump.idle();
    const rows = await this.dataSource.query<{ topic: string; subject_id: string; due_at: Date }[]>(
      `SELECT topic, subject_id, due_at FROM due_event WHERE done_at >= $1 AND NOT payload ? 'quiet' ORDER BY due_at, topic`,
      [since],
    );
    return rows.map((row) => ({
      topic: row.topic,
      subjectId: row.subject_id,
      dueAt: row.due_at.toISOString(),
    }));
  }
}
