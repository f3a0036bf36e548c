import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { LegalDay } from '#libs/contracts';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { CycleRow } from '../cycles/budget-cycles.js';
import { rigaHour, RollWatch, type RollArrival } from './roll-watch.js';

const LOOK_MS = 60_000;

/**
 * How many people entered the roll on line, hour by hour. They are counted in memory and written when the hour is over:
 * no row is touched while somebody votes, and nobody can watch the counters move.
 */
@Injectable()
export class OnlineArrivals implements OnModuleInit, OnApplicationShutdown {
  private readonly waiting = new Map<string, { arrival: RollArrival; voters: number }>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly watch: RollWatch,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.flush().catch(() => undefined), LOOK_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush(true).catch(() => undefined);
  }

  /** Counts somebody who entered the roll of the cycle on the day. */
  seen({ municipalityId, id: cycleId }: CycleRow, day: LegalDay, bornOn: LegalDay | null): void {
    const at = this.clock.legalNow();
    const arrival: RollArrival = {
      municipalityId,
      cycleId,
      at,
      day,
      channel: 'online',
      pollingPlace: null,
      clerkId: null,
      // The year is all that an age band needs.
      bornOn: bornOn && `${bornOn.slice(0, 4)}-01-01`,
    };
    const key = [cycleId, rigaHour(at), arrival.bornOn].join(' ');
    const known = this.waiting.get(key);
    if (known) known.voters += 1;
    else this.waiting.set(key, { arrival, voters: 1 });
  }

  /** Writes what was counted in hours that are over; `all` writes the running one too. */
  async flush(all = false): Promise<void> {
    const now = rigaHour(this.clock.legalNow());
    const over = [...this.waiting].filter(([, { arrival }]) => all || rigaHour(arrival.at) !== now);
    if (over.length === 0) return;
    for (const [key] of over) this.waiting.delete(key);
    try {
      await this.unitOfWork.run({ kind: 'system' }, async ({ manager }) => {
        for (const [, { arrival, voters }] of over) await this.watch.add(manager, arrival, voters);
      });
    } catch (error) {
      for (const [key, counted] of over) {
        const since = this.waiting.get(key);
        this.waiting.set(key, { ...counted, voters: counted.voters + (since?.voters ?? 0) });
      }
      throw error;
    }
  }
}
