import { Injectable } from '@nestjs/common';
import type { StepsNews } from '#libs/contracts';
import { ProcessBus } from '../platform/realtime/process-bus.js';

/** That a log went on; `steps` is empty where they are too long for a note and have to be read. */
export interface LogNews extends StepsNews {
  municipalityId: string;
}

const TOPIC = 'document.steps';

/** Says that steps are durable: to this process at once, to all others by the transaction that stored them. */
@Injectable()
export class StepNews {
  private readonly listeners: ((news: LogNews) => void)[] = [];

  constructor(private readonly bus: ProcessBus) {
    bus.on(TOPIC, (body) => this.tell(body as unknown as LogNews));
  }

  /** Adds somebody who hears of every step; the same steps may be told twice. */
  on(listener: (news: LogNews) => void): void {
    this.listeners.push(listener);
  }

  /** Tells this process; only after the commit. */
  tell(news: LogNews): void {
    for (const listener of this.listeners) listener(news);
  }

  /** What the transaction that appends has to notify. */
  payload(news: LogNews): string {
    const without = { ...news, steps: [] } as unknown as Record<string, unknown>;
    return (
      this.bus.payload(TOPIC, news as unknown as Record<string, unknown>) ??
      this.bus.payload(TOPIC, without) ??
      ''
    );
  }
}
