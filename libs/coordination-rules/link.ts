import type { LegalDay } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';

/** Days after the last day of a round on which the link of a party without an account still opens, to read answers. */
export const LINK_DAYS_AFTER_TERM = 30;

/** The last day on which a link opens that is made for a round with this last day. */
export function linkExpiry(dueDay: LegalDay): LegalDay {
  return addUnits(dueDay, LINK_DAYS_AFTER_TERM, 'day');
}

/** Whether a link opens today: nobody has taken it back and its last day is not over. */
export function linkOpens(link: { expiresOn: LegalDay; revoked: boolean }, today: LegalDay): boolean {
  return !link.revoked && today <= link.expiresOn;
}
