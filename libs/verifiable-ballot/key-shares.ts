import { KEY_HOLDERS_NEEDED } from '#libs/budget-rules';

/** One holder's part of a secret: worthless alone. */
export interface KeyShare {
  /** 1 and up; different for each holder. */
  x: number;
  /** As long as the secret. */
  y: Uint8Array;
}

/** How many shares give the secret back. */
export const SHARES_NEEDED = KEY_HOLDERS_NEEDED;

/**
 * Splits a secret so that any two of `count` holders have it together and one alone knows nothing of it (Shamir's scheme
 * over the field of 256 elements that AES uses).
 *
 * @param random as many random bytes as the secret has.
 * @throws RangeError for fewer than two holders or more than 255.
 */
export function splitSecret(secret: Uint8Array, count: number, random: Uint8Array): KeyShare[] {
  if (!Number.isInteger(count) || count < SHARES_NEEDED || count > 255)
    throw new RangeError('Two holders or more.');
  if (random.length !== secret.length) throw new RangeError('A random byte for each byte of the secret.');
  return Array.from({ length: count }, (_, at) => ({
    x: at + 1,
    y: secret.map((byte, place) => byte ^ times(random[place] ?? 0, at + 1)),
  }));
}

/** The secret from two different shares. @throws RangeError when they are of one holder. */
export function joinShares([a, b]: readonly [KeyShare, KeyShare]): Uint8Array {
  if (a.x === b.x || a.y.length !== b.y.length) throw new RangeError('Two shares of one secret.');
  // The line through both points, at zero: in this field, minus is plus.
  const slope = inverse(a.x ^ b.x);
  return a.y.map((byte, at) => times(times(byte, b.x) ^ times(b.y[at] ?? 0, a.x), slope));
}

function times(a: number, b: number): number {
  let product = 0;
  let [left, right] = [a, b];
  while (right > 0) {
    if (right & 1) product ^= left;
    left = (left << 1) ^ (left & 0x80 ? 0x11b : 0);
    right >>= 1;
  }
  return product;
}

/** In a field of 256 elements, the 254th power is the inverse. */
function inverse(value: number): number {
  let power = 1;
  for (let at = 0; at < 254; at += 1) power = times(power, value);
  return power;
}
