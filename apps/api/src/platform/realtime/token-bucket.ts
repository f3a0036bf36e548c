/** So many events at once, and so many a second after that. */
export interface Allowance {
  burst: number;
  perSecond: number;
}

/** Lets events through up to an allowance. Real time. */
export class TokenBucket {
  private tokens: number;
  private at: number;

  constructor(
    private readonly allowance: Allowance,
    now: number,
  ) {
    this.tokens = allowance.burst;
    this.at = now;
  }

  /** Takes one; `false` when there is none. */
  take(now: number): boolean {
    const { burst, perSecond } = this.allowance;
    this.tokens = Math.min(burst, this.tokens + (Math.max(0, now - this.at) / 1000) * perSecond);
    this.at = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }

  /** Whether nothing was taken for so long that it is as good as new. */
  isFull(now: number): boolean {
    const { burst, perSecond } = this.allowance;
    return this.tokens + ((now - this.at) / 1000) * perSecond >= burst;
  }
}
