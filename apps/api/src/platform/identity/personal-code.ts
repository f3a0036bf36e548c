import { createHmac } from 'node:crypto';

/** A Latvian personal code as eleven digits without the hyphen. */
export type PersonalCode = string & { readonly brand: 'PersonalCode' };

/**
 * Reads a personal code as identity providers and registers write it: with or without hyphen, spaces or the `PNOLV-`
 * prefix of certificates. Two forms exist: `DDMMYY-CXXXX` with the day of birth and the century (0 = 18xx, 1 = 19xx,
 * 2 = 20xx), and the form without meaning that begins with a 3 followed by 2–9.
 *
 * @returns null for anything else, for example codes of other states.
 */
export function parsePersonalCode(text: string): PersonalCode | null {
  const found = /^(?:PNOLV-)?(\d{6})-?(\d{5})$/i.exec(text.replaceAll(/\s/g, ''));
  if (!found) return null;
  const digits = `${found[1]}${found[2]}`;
  return /^3[2-9]/.test(digits) || holdsBirthday(digits) ? (digits as PersonalCode) : null;
}

/** Keyed hash by which people are matched; without the key the eleven digits cannot be tried out. */
export function hashPersonalCode(code: PersonalCode, key: string): Buffer {
  return createHmac('sha256', key).update(`personal-code:${code}`).digest();
}

function holdsBirthday(digits: string): boolean {
  const [day, month, year, century] = [
    Number(digits.slice(0, 2)),
    Number(digits.slice(2, 4)),
    Number(digits.slice(4, 6)),
    Number(digits[6]),
  ];
  if (century > 2) return false;
  const date = new Date(Date.UTC(1800 + century * 100 + year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
