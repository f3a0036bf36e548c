import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { LegalDay } from '#libs/contracts';
import { todayInRiga } from '#libs/legal-calendar';

const pinned = new AsyncLocalStorage<Date>();

/**
 * Two times. *Real time* is the machine's: sessions, tokens, rate limits and retries. *Legal time* decides deadlines,
 * terms and validity; in demo mode it runs ahead of real time by an offset kept in the database.
 */
@Injectable()
export class Clock {
  private offsetSeconds = 0;

  /** The machine's time. */
  realNow(): Date {
    return new Date();
  }

  /** The instant that deadlines are measured against. */
  legalNow(): Date {
    return pinned.getStore() ?? new Date(Date.now() + this.offsetSeconds * 1000);
  }

  /** Today in Europe/Riga by legal time. */
  legalToday(): LegalDay {
    return todayInRiga(this.legalNow().getTime());
  }

  /** Sets how far legal time runs ahead; only the demo calls it. */
  setOffset(seconds: number): void {
    this.offsetSeconds = seconds;
  }

  /** How far legal time runs ahead of real time, in seconds. */
  get offset(): number {
    return this.offsetSeconds;
  }

  /** Runs `work` with legal time standing still at `instant`: how the demo's history is written day by day. */
  at<T>(instant: Date, work: () => Promise<T>): Promise<T> {
    return pinned.run(instant, work);
  }
}
