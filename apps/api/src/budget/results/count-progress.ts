import { Injectable } from '@nestjs/common';
import type { CountProgress } from '#libs/budget-count';

/** How far the counts have come that run in this process; nothing of what they come to. */
@Injectable()
export class CountsUnderWay {
  private readonly running = new Map<string, CountProgress>();

  /** Null where no count of the cycle runs. */
  of(cycleId: string): CountProgress | null {
    return this.running.get(cycleId) ?? null;
  }

  /** Watches a count until it ends, however it ends. */
  async watch<T>(
    cycleId: string,
    count: (tell: (progress: CountProgress) => void) => Promise<T>,
  ): Promise<T> {
    this.running.set(cycleId, { election: 0, elections: 1, runs: 0, explained: 0 });
    try {
      return await count((progress) => this.running.set(cycleId, progress));
    } finally {
      this.running.delete(cycleId);
    }
  }
}
