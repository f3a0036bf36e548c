import type { LegalDay } from '#libs/contracts';
import type { PersonalCode } from '../../platform/identity/personal-code.js';

/** The day of birth that a personal code of the older form holds; `null` for codes without meaning. */
export function bornOnOf(code: PersonalCode): LegalDay | null {
  if (/^3[2-9]/.test(code)) return null;
  const [day, month, year, century] = [code.slice(0, 2), code.slice(2, 4), code.slice(4, 6), Number(code[6])];
  return `${18 + century}${year}-${month}-${day}`;
}
