import type { ClauseText } from '#libs/contracts';
import { SaveClause } from '../../../templates/save-clause.js';
import { Cast } from './cast.js';
import type { Staff } from './drafting.js';

/** Wordings that the lawyers of a demo municipality use again and again. */
const OWN_CLAUSES: readonly ClauseText[] = [
  {
    title: 'Iesniegumi klientu apkalpošanas centros',
    group: 'application',
    kinds: [],
    about: 'Lai visos noteikumos vietas būtu nosauktas vienādi.',
    text:
      'Iesniegumu klātienē iesniedz:\n- jebkurā pašvaldības klientu apkalpošanas centrā;\n' +
      '- pagasta pārvaldē tās darba laikā.',
  },
  {
    title: 'Sociālā dienesta lēmuma paziņošana',
    group: 'decision',
    kinds: ['social_aid', 'childrens_rights'],
    about: 'Vienots termiņš un veids visiem pabalstiem.',
    text: 'Sociālais dienests lēmumu iesniedzējam paziņo [norādīt skaitu] darbdienu laikā viņa izvēlētajā veidā.',
  },
];

/** What lawyers keep to write by-laws with. */
export class Collecting {
  constructor(
    private readonly cast: Cast,
    private readonly clauses: SaveClause,
  ) {}

  /** Two clauses of the municipality's own. */
  async keep(staff: Staff): Promise<void> {
    const place = await this.cast.place(staff.slug);
    const actor = await this.cast.actor(staff.lawyer);
    for (const clause of OWN_CLAUSES) await this.clauses.add(actor, place, clause);
  }
}
