import { Injectable } from '@nestjs/common';
import type { Holding, HoldingKey } from '#libs/contracts';
import { escapeHtml, plainHtml, plainTable } from '../package/plain-html.js';
import type { PackageFile } from '../package/stream-package.js';

/** Names of the kinds on paper. */
const NAMES: Record<HoldingKey, string> = {
  account: 'Konts',
  roles: 'Lomas un aizvietošana',
  opinions: 'Viedokļi par projektiem un līdzdalības pasākumiem',
  registrations: 'Pieteikšanās sanāksmēm',
  council_applications: 'Pieteikumi konsultatīvajām padomēm',
  access_requests: 'Lūgumi pēc piekļūstamas formas',
  subscriptions: 'Jaunumu abonementi',
  calendar_feeds: 'Kalendāra saites',
  projects: 'Līdzdalības budžeta projekti',
  project_talk: 'Līdzautorība, idejas un jautājumi līdzdalības budžetā',
  collective_submissions: 'Kolektīvie iesniegumi',
  comments: 'Komentāri tekstos',
  organisations: 'Organizācijas pārstāvība',
  meeting_parties: 'Saskaņošanas sanāksmju dalībnieki',
  lobby_contacts: 'Interešu pārstāvības kontakti',
  council_votes: 'Domes balsojumi',
  messages: 'Nosūtītie paziņojumi',
  official_acts: 'Amata darbības',
  data_requests: 'Datu pieprasījumi',
};

/** What is held on a person, to be read by them and by another service (GDPR 15, 20). */
@Injectable()
export class DataPackage {
  /** `dati.json` for machines, `parskats.html` for people. */
  files(title: string, holdings: readonly Holding[]): PackageFile[] {
    const data = holdings.map(({ key, place, items }) => ({
      kind: key,
      municipality: place.name,
      items: items.map(({ id, day, about, fields }) => ({ id, day, about, ...fields })),
    }));
    return [
      {
        path: 'dati.json',
        title: 'Dati mašīnlasāmā formā',
        content: `${JSON.stringify(data, null, 2)}\n`,
      },
      { path: 'parskats.html', title: 'Pārskats lasīšanai', content: plainHtml(title, overview(holdings)) },
    ];
  }
}

function overview(holdings: readonly Holding[]): string {
  if (holdings.length === 0) return '<p>Dati nav atrasti.</p>';
  return holdings
    .map(({ key, place, items }) => {
      const rows = items.map(({ day, about, fields }) => [day ?? '', about ?? '', inWords(fields)]);
      return `<h2>${escapeHtml(`${NAMES[key]} — ${place.name}`)}</h2>\n${plainTable(['Diena', 'Saistīts ar', 'Dati'], rows)}`;
    })
    .join('\n');
}

function inWords(fields: Holding['items'][number]['fields']): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join('; ');
}
