const WEIGHTS = [1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** What a string of eleven digits may be. */
export type PersonalCodeKind = 'dated' | 'undated';

/**
 * Whether eleven digits (with or without the hyphen after the sixth) are a Latvian personal code: the older form begins
 * with the date of birth and ends with a check digit; the newer one begins with 32–39 and says nothing of its holder.
 * `null` for other digits.
 */
export function personalCodeKind(text: string): PersonalCodeKind | null {
  const digits = text.replace('-', '');
  if (!/^\d{11}$/.test(digits)) return null;
  if (/^3[2-9]/.test(digits)) return 'undated';
  const [day, month, year] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)].map(Number);
  const century = 1800 + 100 * Number(digits.charAt(6));
  if (Number(digits.charAt(6)) > 2) return null;
  const date = new Date(Date.UTC(century + (year ?? 0), (month ?? 0) - 1, day));
  if (date.getUTCMonth() !== (month ?? 0) - 1 || date.getUTCDate() !== day) return null;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits.charAt(at)), 0);
  return (1101 - sum) % 11 === Number(digits.charAt(10)) ? 'dated' : null;
}

/** Whether the text is an account number with a right check sum (ISO 13616). */
export function isAccount(text: string): boolean {
  const compact = text.replace(/\s/g, '').toUpperCase();
  if (!/^LV\d{2}[A-Z]{4}[A-Z0-9]{13}$/.test(compact)) return false;
  const moved = compact.slice(4) + compact.slice(0, 4);
  let rest = 0;
  for (const char of moved) {
    const value = /\d/.test(char) ? char : String(char.charCodeAt(0) - 55);
    for (const digit of value) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}
