import type { LegalDay } from '#libs/contracts';

/** Calendar days from one legal day to another; negative when the other lies before. Only for showing: terms are counted in `legal-calendar`. */
export function daysBetween(from: LegalDay, to: LegalDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
