import fc from 'fast-check';
import { parseEuro, typedEuro } from './money';

describe('sums as people type them', () => {
  it.each([
    ['0', 0],
    ['1200', 120_000],
    ['1 200,50', 120_050],
    ['1\u00a0200', 120_000],
    ['1200.5', 120_050],
    [' 15 € ', 1_500],
    ['15 EUR', 1_500],
  ])('%p is %d cents', (text, cents) => {
    expect(parseEuro(text)).toBe(cents);
  });

  it.each(['', 'abc', '-5', '1,234', '1.2.3', '1 20', '12,', '1e5', '99999999999999'])(
    '%p is no sum',
    (text) => {
      expect(parseEuro(text)).toBeNull();
    },
  );

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (cents) => {
        expect(parseEuro(typedEuro(cents))).toBe(cents);
      }),
    );
  });

  it('shows nothing for a sum that is not there', () => {
    expect(typedEuro(null)).toBe('');
  });
});
