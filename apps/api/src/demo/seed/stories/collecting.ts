import type { ClauseText } from '#libs/contracts';
import { Clock } from '../../../platform/clock/clock.js';
import { BasisChanges } from '../../../promulgation/basis/basis-changes.query.js';
import { RecordBasisChange } from '../../../promulgation/basis/record-basis-change.js';
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

/** What lawyers keep to write by-laws with, and which laws they follow. */
export class Collecting {
  constructor(
    private readonly cast: Cast,
    private readonly clauses: SaveClause,
    private readonly clock: Clock,
    private readonly bases: RecordBasisChange,
    private readonly changes: BasisChanges,
  ) {}

  /** Two clauses of the municipality's own, and a change of a law that is followed. */
  async keep(staff: Staff): Promise<void> {
    const place = await this.cast.place(staff.slug);
    const actor = await this.cast.actor(staff.lawyer);
    for (const clause of OWN_CLAUSES) await this.clauses.add(actor, place, clause);
    await this.followLaw(staff);
  }

  /** A law that by-laws rest on was changed; the lawyer looked at each of them and found that it holds. */
  private async followLaw(staff: Staff): Promise<void> {
    const place = await this.cast.place(staff.slug);
    const actor = await this.cast.actor(staff.lawyer);
    const { id } = await this.bases.run(actor, place, {
      place: 'Pašvaldību likuma 44. panta otrā daļa',
      kind: 'amended',
      from: this.clock.legalToday(),
      sourceUrl: null,
    });
    const { items } = await this.changes.list(place);
    const reason = 'Grozījums neskar pilnvarojumu, uz kura pamata noteikumi izdoti.';
    for (const { actId } of items.find((one) => one.id === id)?.acts ?? [])
      await this.bases.decide(actor, place, { changeId: id, actId }, { outcome: 'holds', reason });
  }
}
