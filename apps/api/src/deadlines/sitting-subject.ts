import type { InboxItem, LegalDay } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';

/** A sitting as the inbox names it. */
export function sittingSubject(id: string, day: LegalDay): InboxItem['dossier'] {
  const [year, month, date] = day.split('-');
  return {
    id,
    code: `${date}.${month}.${year}.`,
    title: `Domes sēde ${datePhrase(day, 'loc')}`,
    state: 'sitting',
  };
}
