import fc from 'fast-check';
import { joinShares, splitSecret } from './key-shares.js';

const secrets = fc.integer({ min: 1, max: 40 }).chain((length) =>
  fc.record({
    secret: fc.uint8Array({ minLength: length, maxLength: length }),
    random: fc.uint8Array({ minLength: length, maxLength: length }),
    count: fc.integer({ min: 2, max: 9 }),
  }),
);

it('gives the secret back to any two holders, in any order', () => {
  fc.assert(
    fc.property(secrets, ({ secret, random, count }) => {
      const shares = splitSecret(secret, count, random);
      for (const a of shares) {
        for (const b of shares.filter(({ x }) => x !== a.x))
          expect([...joinShares([a, b])]).toEqual([...secret]);
      }
    }),
  );
});

it('tells one holder nothing: every secret goes with their share', () => {
  const seen = new Set<number>();
  const share = splitSecret(Uint8Array.of(77), 3, Uint8Array.of(5))[1]!;
  for (let random = 0; random < 256; random += 1) {
    for (let secret = 0; secret < 256; secret += 1) {
      const other = splitSecret(Uint8Array.of(secret), 3, Uint8Array.of(random))[1]!;
      if (other.y[0] === share.y[0]) seen.add(secret);
    }
  }
  expect(seen.size).toBe(256);
});

it('refuses one holder, one share twice, and too little randomness', () => {
  expect(() => splitSecret(Uint8Array.of(1), 1, Uint8Array.of(1))).toThrow(RangeError);
  expect(() => splitSecret(Uint8Array.of(1, 2), 2, Uint8Array.of(1))).toThrow(RangeError);
  const [share] = splitSecret(Uint8Array.of(1), 2, Uint8Array.of(9));
  expect(() => joinShares([share!, share!])).toThrow(RangeError);
});
