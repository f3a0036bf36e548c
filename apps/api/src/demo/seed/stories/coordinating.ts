import { DataSource } from 'typeorm';
import type { CoordinationDisposition, LegalDay } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { AskExpert } from '../../../coordination/ask-expert.js';
import { CallMeeting } from '../../../coordination/call-meeting.js';
import { DisposeItem } from '../../../coordination/dispose-item.js';
import { EndRound } from '../../../coordination/end-round.js';
import { ClaimOrganisation } from '../../../coordination/organisations/claim-organisation.js';
import { StartRound } from '../../../coordination/start-round.js';
import type { Cast } from './cast.js';
import type { Drafting, Tale } from './drafting.js';
import type { Reviewing } from './reviewing.js';
import type { Schedule } from './schedule.js';
import { ASSOCIATION_ON_LIGHTING, DEPARTMENT_ON_LIGHTING, LIGHTING_REWORDED } from './texts/lighting.js';

const DEVELOPMENT = 'Attīstības un īpašumu nodaļa';
const ASSOCIATION = 'Vidzāles mantojuma biedrība';

/** Colleagues of the department whose view is asked. */
const EXPERTS: readonly [name: string, question: string][] = [
  ['Sanita Lapsa', 'Vai reģistra uzturēšanai pietiek ar nodaļas budžetā plānoto naudu?'],
  ['Jānis Ozoliņš', 'Vai noteiktās izmaksas un termiņi īpašniekiem ir izpildāmi?'],
];

/** A coordination in its second round, experts asked in another, and an association whose claim is to be checked. */
export class Coordinating {
  private readonly dataSource: DataSource;
  private readonly starting: StartRound;
  private readonly ending: EndRound;
  private readonly disposing: DisposeItem;
  private readonly calling: CallMeeting;
  private readonly asking: AskExpert;
  private readonly claiming: ClaimOrganisation;

  constructor(
    get: <T>(type: new (...args: never[]) => T) => T,
    private readonly cast: Cast,
    private readonly drafting: Drafting,
    private readonly reviewing: Reviewing,
  ) {
    this.dataSource = get(DataSource);
    this.starting = get(StartRound);
    this.ending = get(EndRound);
    this.disposing = get(DisposeItem);
    this.calling = get(CallMeeting);
    this.asking = get(AskExpert);
    this.claiming = get(ClaimOrganisation);
  }

  tell(schedule: Schedule, tale: Tale, sewage: Tale): void {
    const on = (ago: number, at: string, step: () => Promise<void>): void =>
      schedule.on(schedule.daysAgo(ago), at, step);
    on(21, '09:20', () => this.drafting.draft(tale));
    on(18, '11:10', () => this.drafting.advance(tale, 'sendForEndorsement'));
    on(16, '10:20', () => this.ask(tale, 'normal'));
    on(13, '15:05', () => this.reviewing.answer(tale, ASSOCIATION, 'Elza Vilka', ASSOCIATION_ON_LIGHTING));
    on(12, '13:40', () => this.reviewing.answer(tale, DEVELOPMENT, tale.staff.head, DEPARTMENT_ON_LIGHTING));
    on(11, '09:10', () => this.endRound(tale));
    on(10, '10:30', () => this.drafting.reword(tale, ...LIGHTING_REWORDED));
    on(10, '10:50', () => this.answer(tale, '3. punkts', 'accepted', 'Termiņš saīsināts.'));
    on(10, '11:00', () =>
      this.answer(tale, '4. punkts', 'declined', 'Izmaksas sedz pašvaldība, to nosaka līgums ar īpašnieku.'),
    );
    on(10, '11:05', () => this.answer(tale, '5. punkts', 'partly', 'Lietotni nosauks pašvaldības vietnē.'));
    on(2, '14:00', () => this.callMeeting(tale, thursday(schedule.daysAgo(-3))));
    on(1, '09:30', () => this.ask(tale, 'repeat'));
    on(1, '10:00', () => this.askExperts(sewage));
    on(1, '11:20', () => this.claim());
  }

  /** A repeated round shows each institution what changed since it last looked. */
  private async ask(tale: Tale, kind: 'normal' | 'repeat'): Promise<void> {
    const { place, actor } = await this.drafting.as(tale, tale.staff.lawyer);
    const { version } = await this.drafting.view(tale);
    const known = await this.dataSource.query<{ institutionId: string }[]>(
      `SELECT id AS "institutionId" FROM institution WHERE municipality_id = $1 AND name = ANY ($2) ORDER BY name`,
      [place.id, [DEVELOPMENT, ASSOCIATION]],
    );
    const body = { kind, reason: null, parties: known, version };
    await this.starting.run(actor, place, tale.id, body);
  }

  private async endRound(tale: Tale): Promise<void> {
    const { place, actor } = await this.drafting.as(tale, tale.staff.lawyer);
    const [round] = await this.dataSource.query<{ id: string; version: number }[]>(
      `SELECT id, version FROM coordination_round
        WHERE municipality_id = $1 AND dossier_id = $2 AND ended_day IS NULL`,
      [place.id, tale.id],
    );
    if (round)
      await this.ending.run(actor, place, tale.id, round.id, {
        version: round.version,
        silenceChecked: false,
      });
  }

  private async answer(
    tale: Tale,
    unit: string,
    disposition: CoordinationDisposition,
    reason: string,
  ): Promise<void> {
    const { place, actor } = await this.drafting.as(tale, tale.staff.lawyer);
    const [item] = await this.dataSource.query<{ id: string; version: number }[]>(
      `SELECT i.id, i.version FROM coordination_item i
         JOIN coordination_opinion o ON o.municipality_id = i.municipality_id AND o.id = i.opinion_id
         JOIN coordination_party p ON p.municipality_id = o.municipality_id AND p.id = o.party_id
         JOIN coordination_round r ON r.municipality_id = p.municipality_id AND r.id = p.round_id
        WHERE i.municipality_id = $1 AND r.dossier_id = $2 AND i.unit_label = $3`,
      [place.id, tale.id, unit],
    );
    if (!item) throw new Error(`Nobody said anything about "${unit}".`);
    const body = { disposition, reason, answerUnits: [], version: item.version };
    await this.disposing.run(actor, place, tale.id, item.id, body);
  }

  private async callMeeting(tale: Tale, day: LegalDay): Promise<void> {
    const { place, actor } = await this.drafting.as(tale, tale.staff.lawyer);
    await this.calling.run(actor, place, tale.id, {
      day,
      time: '10:00',
      place: 'Domes mazā zāle, attālināti pēc pieprasījuma',
      note: 'Izskatīsim fasādes remonta izmaksas.',
      reason: 'Abas puses lūdza tikties pirms mēneša beigām.',
    });
  }

  /** The head of the department asks colleagues before the department answers. */
  private async askExperts(tale: Tale): Promise<void> {
    const { actor } = await this.drafting.as(tale, tale.staff.head);
    const [party] = await this.dataSource.query<{ id: string }[]>(
      `SELECT p.id FROM coordination_party p
         JOIN coordination_round r ON r.municipality_id = p.municipality_id AND r.id = p.round_id
         JOIN institution i ON i.id = p.institution_id
        WHERE r.dossier_id = $1 AND i.name = $2`,
      [tale.id, DEVELOPMENT],
    );
    if (!party) throw new Error(`${DEVELOPMENT} was not asked about "${tale.plan.title}".`);
    for (const [name, question] of EXPERTS) {
      const { personId } = await this.cast.actor(name);
      await this.asking.run(actor, party.id, { personId, question });
    }
  }

  /** A resident says that she speaks for an association; an administrator has yet to check it. */
  private async claim(): Promise<void> {
    await this.claiming.run(await this.cast.actor('Ruta Eglīte'), {
      registrationNo: '40008000777',
      name: 'Biedrība "Upmales dzirnavas"',
      email: 'biedriba@upmalesdzirnavas.example',
      authority: 'Valdes priekšsēdētāja',
    });
  }
}

/** The Thursday of the week that begins with the day. */
function thursday(day: LegalDay): LegalDay {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addUnits(day, (4 - weekday + 7) % 7, 'day');
}
