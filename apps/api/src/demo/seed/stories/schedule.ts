import type { Clock } from '../../../platform/clock/clock.js';
import { addUnits, rigaInstant } from '#libs/legal-calendar';
import type { LegalDay } from '#libs/contracts';

interface Entry {
  at: Date;
  work: () => Promise<unknown>;
}

/** What happens in the demo's past, written down in any order and played in the order of time. */
export class Schedule {
  private readonly entries: Entry[] = [];

  /** The day and the moment at which the demo is opened. */
  readonly today: LegalDay;
  private readonly now: Date;

  constructor(private readonly clock: Clock) {
    this.today = clock.legalToday();
    this.now = clock.legalNow();
  }

  /** The day so many days before today (after it, when negative). */
  daysAgo(days: number): LegalDay {
    return addUnits(this.today, -days, 'day');
  }

  /** Plans something for a time of day in Latvia. What lies after the present is left out. */
  on(day: LegalDay, time: string, work: () => Promise<unknown>): void {
    const at = new Date(rigaInstant(day, time));
    if (at <= this.now) this.entries.push({ at, work });
  }

  /** Plays everything, with legal time standing at each entry's moment. */
  async play(): Promise<void> {
    const ordered = this.entries
      .map((entry, index) => ({ ...entry, index }))
      .sort((a, b) => a.at.getTime() - b.at.getTime() || a.index - b.index);
    for (const { at, work } of ordered) await this.clock.at(at, work);
  }
}
