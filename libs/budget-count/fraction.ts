/** An exact ratio of whole numbers in lowest terms; the denominator is above 0. */
export interface Fraction {
  num: bigint;
  den: bigint;
}

/**
 * A fraction in lowest terms.
 * @throws RangeError for a denominator of 0.
 */
export function fraction(num: bigint | number, den: bigint | number = 1n): Fraction {
  let [n, d] = [BigInt(num), BigInt(den)];
  if (d === 0n) throw new RangeError('A fraction has no denominator of 0');
  if (d < 0n) [n, d] = [-n, -d];
  const common = greatestDivisor(n < 0n ? -n : n, d);
  return { num: n / common, den: d / common };
}

/** Below 0, 0 or above 0 as `a` is less than, equal to or more than `b`. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `3/4`, or `3` where the denominator is 1. */
export function formatFraction({ num, den }: Fraction): string {
  return den === 1n ? String(num) : `${num}/${den}`;
}

/** The nearest number to `num / den` but for one unit in its last place; both may be of any size, `den` above 0. */
export function ratio(num: bigint, den: bigint): number {
  if (num === 0n) return 0;
  const [n, negative] = num < 0n ? [-num, true] : [num, false];
  // As many bits more than a double holds, whatever the sizes: the quotient has 64 or 65 of them.
  const shift = bits(den) - bits(n) + 64;
  const quotient = shift >= 0 ? (n << BigInt(shift)) / den : n / (den << BigInt(-shift));
  const value = Number(quotient) * 2 ** -shift;
  return negative ? -value : value;
}

/** Greatest common divisor of two numbers that are not below 0; of 0 and `b` it is `b`. */
export function greatestDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

function bits(value: bigint): number {
  return value.toString(16).length * 4;
}
