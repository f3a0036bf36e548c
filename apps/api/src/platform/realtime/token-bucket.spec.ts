import { TokenBucket } from './token-bucket.js';

describe('an allowance', () => {
  it('gives so many at once, and then so many a second', () => {
    const bucket = new TokenBucket({ burst: 3, perSecond: 2 }, 0);
    expect([bucket.take(0), bucket.take(0), bucket.take(0), bucket.take(0)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect([bucket.take(400), bucket.take(500), bucket.take(500)]).toEqual([false, true, false]);
    expect(bucket.isFull(500)).toBe(false);
    expect(bucket.isFull(2_000)).toBe(true);
    expect([1, 2, 3, 4].map(() => bucket.take(60_000))).toEqual([true, true, true, false]);
  });
});
