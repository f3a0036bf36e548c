import type { SubscriptionFrequency } from '#libs/contracts';
import { addUnits, rigaInstant, todayInRiga, type InstantMs } from '#libs/legal-calendar';

/** When gathered news are sent, in Latvia. */
const HOUR = '07:00';

/**
 * The next moment at which gathered news are sent: every morning, or every Monday morning; always after `now`.
 * `null` for news that are sent at once.
 */
export function nextDigest(frequency: SubscriptionFrequency, now: InstantMs): InstantMs | null {
  if (frequency === 'immediate') return null;
  for (let day = todayInRiga(now); ; day = addUnits(day, 1, 'day')) {
    const at = rigaInstant(day, HOUR);
    if (at > now && (frequency === 'daily' || isMonday(day))) return at;
  }
}

function isMonday(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).getUTCDay() === 1;
}
