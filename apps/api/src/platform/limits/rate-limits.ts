import { createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { normalizeIp, ThrottlerStorage } from '@nestjs/throttler';
import type { Request } from 'express';
import { CONFIG, type Config } from '../config/config.js';
import { LIMITS, type LimitName } from './rate-limit.js';

/** An IPv6 household or office has a /64 of its own. */
const IPV6_PREFIX = 64;

/** The counters. They live in memory under a hash whose salt ends with the process; no address is kept. */
@Injectable()
export class RateLimits {
  private readonly salt = randomBytes(32);
  private readonly windows = new Map<LimitName, { until: number; counts: Map<string, number> }>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly storage: ThrottlerStorage,
  ) {}

  /** Counts a request; returns the seconds to wait when it is one too many, else null. */
  async count(name: LimitName, request: Request): Promise<number | null> {
    const { limit, seconds } = LIMITS[name];
    if ('together' in LIMITS[name]) return this.countTogether(name);
    const milliseconds = seconds * 1000;
    const counted = await this.storage.increment(
      `${name}:${this.trackerOf(request)}`,
      milliseconds,
      limit * this.config.rateLimitFactor,
      milliseconds,
      name,
    );
    return counted.isBlocked ? Math.max(1, counted.timeToBlockExpire) : null;
  }

  /**
   * The same for requests whose sender is not to be known: all of a name count together, or all with the same key. Windows
   * begin for all keys at once, so that no key has a time of its own.
   */
  countTogether(name: LimitName, key = ''): number | null {
    const { limit, seconds } = LIMITS[name];
    const now = performance.now();
    const last = this.windows.get(name);
    const window =
      last && now < last.until ? last : { until: now + seconds * 1000, counts: new Map<string, number>() };
    const count = (window.counts.get(key) ?? 0) + 1;
    window.counts.set(key, count);
    this.windows.set(name, window);
    if (count <= limit * this.config.rateLimitFactor) return null;
    return Math.max(1, Math.ceil((window.until - now) / 1000));
  }

  /** People of one office share an address, so whoever is logged in is counted alone. */
  private trackerOf(request: Request): string {
    const who = request.session?.personId ?? normalizeIp(request.ip ?? '', IPV6_PREFIX);
    return createHmac('sha256', this.salt).update(who).digest('base64url');
  }
}
