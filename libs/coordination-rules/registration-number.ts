/**
 * A registration number of the register of enterprises as eleven digits, whatever stands between them ("4000 8 000 000",
 * "LV4000…"); `null` where it is no number of a legal person.
 */
export function registrationNumber(typed: string): string | null {
  const digits = typed.replace(/^\s*LV/i, '').replace(/[\s\-–.]/g, '');
  return /^[4-9]\d{10}$/.test(digits) ? digits : null;
}
