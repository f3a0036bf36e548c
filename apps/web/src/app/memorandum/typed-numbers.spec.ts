import { typedNumber, typedText } from './typed-numbers';

describe('numbers as they are typed', () => {
  it.each([
    ['1200', 2, 120_000],
    ['1 200,50', 2, 120_050],
    ['1\u00a0200.5', 2, 120_050],
    ['-3,5', 2, -350],
    ['−3', 2, -300],
    ['0,333', 3, 333],
    ['12 €', 2, 1200],
    ['-0', 2, 0],
  ])('%s with %i decimals is %i', (text, decimals, value) => expect(typedNumber(text, decimals)).toBe(value));

  it.each(['', 'abc', '1,234', '1.2.3', '1e5', '--1', '12345678901234'])('%s is no sum of money', (text) =>
    expect(typedNumber(text, 2)).toBeNaN(),
  );

  it('comes back as it was', () => {
    for (const value of [0, 5, 50, 100, 120_050, -350, 99_999])
      expect(typedNumber(typedText(value, 2), 2)).toBe(value);
    for (const value of [0, 1, 10, 333, 1500, 125_500])
      expect(typedNumber(typedText(value, 3), 3)).toBe(value);
    expect(typedText(120_050, 2)).toBe('1200,50');
    expect(typedText(125_500, 3)).toBe('125,5');
    expect(typedText(7, 0)).toBe('7');
  });
});
