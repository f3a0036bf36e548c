import fc from 'fast-check';
import { heaviestIncreasing } from './order.js';

describe('heaviestIncreasing', () => {
  it('is as heavy as the best subsequence found by trying all', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat({ max: 30 }), { maxLength: 9 }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 9, maxLength: 9 }),
        (values, weights) => {
          const kept = heaviestIncreasing(values, weights);
          const chosen = values.filter((_, index) => kept[index]);
          expect(chosen).toEqual([...chosen].sort((x, y) => x - y));
          const weigh = (flags: (index: number) => boolean) =>
            values.reduce((sum, _, index) => sum + (flags(index) ? (weights[index] ?? 0) : 0), 0);
          let best = 0;
          for (let mask = 0; mask < 1 << values.length; mask += 1) {
            const subset = values.filter((_, index) => mask & (1 << index));
            if (subset.every((value, index) => index === 0 || value > (subset[index - 1] ?? 0)))
              best = Math.max(
                best,
                weigh((index) => (mask & (1 << index)) !== 0),
              );
          }
          expect(weigh((index) => kept[index] === true)).toBe(best);
        },
      ),
    );
  });
});
