/** Most cents that one figure of a calculation may have: ten billion euros. */
export const MAX_CENTS = 1_000_000_000_000;

/** Most thousandths that a quantity may have: a billion units. */
export const MAX_QUANTITY = 1_000_000_000_000;

/** Whether the value is a whole number from `min` to `max`. */
export function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

/** `dividend / divisor` rounded to the nearest whole number, halves away from zero; exact for any size. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const [up, down] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor];
  const rounded = (2n * up + down) / (2n * down);
  return negative ? -rounded : rounded;
}

/**
 * Cents as Latvian texts print them, without the unit: `12 345,50`, whole euros without decimals, the minus sign `−`;
 * spaces do not break.
 */
export function printEuro(cents: number): string {
  const whole = Math.abs(cents);
  const rest = whole % 100;
  const decimals = rest === 0 ? '' : `,${String(rest).padStart(2, '0')}`;
  return `${cents < 0 ? '−' : ''}${grouped((whole - rest) / 100)}${decimals}`;
}

/** The same with its unit: `12 345,50 euro`. */
export function euroText(cents: number): string {
  return `${printEuro(cents)}\u00a0euro`;
}

/** Thousandths as a decimal number: `1500` is `1,5`. */
export function printThousandths(thousandths: number): string {
  const whole = Math.abs(thousandths);
  const rest = whole % 1000;
  const decimals = rest === 0 ? '' : `,${String(rest).padStart(3, '0').replace(/0+$/, '')}`;
  return `${thousandths < 0 ? '−' : ''}${grouped((whole - rest) / 1000)}${decimals}`;
}

function grouped(whole: number): string {
  return String(whole).replaceAll(/\B(?=(?:\d{3})+$)/g, '\u00a0');
}
