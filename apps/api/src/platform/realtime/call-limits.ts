import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { TokenBucket, type Allowance } from './token-bucket.js';

/** What one person may do over all of their sockets in one process. Real time. */
const ALLOWANCES = {
  connect: { burst: 60, perSecond: 1 },
  /** Steps of a fast typist in two windows, and an hour of work that comes back from being off line. */
  append: { burst: 120, perSecond: 15 },
  /** Opening reads the log. */
  open: { burst: 60, perSecond: 2 },
  presence: { burst: 100, perSecond: 30 },
} as const satisfies Record<string, Allowance>;

/** One of the kinds of calls that are counted. */
export type CallName = keyof typeof ALLOWANCES;

const SWEEP_EVERY = 1_000;

/** Counts calls over sockets, per person. */
@Injectable()
export class CallLimits {
  private readonly buckets = new Map<string, TokenBucket>();
  private counted = 0;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Counts a call; `false` when it is one too many. */
  allow(name: CallName, personId: string): boolean {
    const now = Date.now();
    if (++this.counted % SWEEP_EVERY === 0) this.sweep(now);
    const key = `${name} ${personId}`;
    const bucket = this.buckets.get(key) ?? new TokenBucket(this.widened(ALLOWANCES[name]), now);
    this.buckets.set(key, bucket);
    return bucket.take(now);
  }

  private widened({ burst, perSecond }: Allowance): Allowance {
    const factor = this.config.rateLimitFactor;
    return { burst: burst * factor, perSecond: perSecond * factor };
  }

  private sweep(now: number): void {
    for (const [key, bucket] of this.buckets) if (bucket.isFull(now)) this.buckets.delete(key);
  }
}
