import type { DataSource } from 'typeorm';
import type { CoordinationDisposition, LegalDay } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import type { CallMeeting } from '../../../coordination/call-meeting.js';
import type { DisposeItem } from '../../../coordination/dispose-item.js';
import type { EndRound } from '../../../coordination/end-round.js';
import type { StartRound } from '../../../coordination/start-round.js';
import type { Drafting, Tale } from './drafting.js';
import type { Reviewing } from './reviewing.js';
import type { Schedule } from './schedule.js';
import { ASSOCIATION_ON_LIGHTING, DEPARTMENT_ON_LIGHTING, LIGHTING_REWORDED } from './texts/lighting.js';

const DEVELOPMENT = 'Attīstības un īpašumu nodaļa';
const ASSOCIATION = 'Vidzāles mantojuma biedrība';

/** What the coordination of the demo does. */
export interface CoordinationUseCases {
  start: StartRound;
  end: EndRound;
  dispose: DisposeItem;
  call: CallMeeting;
}

/** A coordination between its rounds: answered objections, words that changed for them, a meeting to come. */
export class Coordinating {
  constructor(
    private readonly dataSource: DataSource,
    private readonly drafting: Drafting,
    private readonly reviewing: Reviewing,
    private readonly does: CoordinationUseCases,
  ) {}

  tell(schedule: Schedule, tale: Tale): void {
    const on = (ago: number, at: string, step: () => Promise<void>): void =>
      schedule.on(schedule.daysAgo(ago), at, step);
    on(21, '09:20', () => this.drafting.draft(tale));
    on(18, '11:10', () => this.drafting.advance(tale, 'sendForEndorsement'));
    on(16, '10:20', () => this.ask(tale));
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
  }

  private async ask(tale: Tale): Promise<void> {
    const { place, actor } = await this.drafting.as(tale, tale.staff.lawyer);
    const { version } = await this.drafting.view(tale);
    const known = await this.dataSource.query<{ institutionId: string }[]>(
      `SELECT id AS "institutionId" FROM institution WHERE municipality_id = $1 AND name = ANY ($2) ORDER BY name`,
      [place.id, [DEVELOPMENT, ASSOCIATION]],
    );
    const body = { kind: 'normal' as const, reason: null, parties: known, version };
    await this.does.start.run(actor, place, tale.id, body);
  }

  private async endRound(tale: Tale): Promise<void> {
    const { place, actor } = await this.drafting.as(tale, tale.staff.lawyer);
    const [round] = await this.dataSource.query<{ id: string; version: number }[]>(
      `SELECT id, version FROM coordination_round
        WHERE municipality_id = $1 AND dossier_id = $2 AND ended_day IS NULL`,
      [place.id, tale.id],
    );
    if (round)
      await this.does.end.run(actor, place, tale.id, round.id, {
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
    await this.does.dispose.run(actor, place, tale.id, item.id, body);
  }

  private async callMeeting(tale: Tale, day: LegalDay): Promise<void> {
    const { place, actor } = await this.drafting.as(tale, tale.staff.lawyer);
    await this.does.call.run(actor, place, tale.id, {
      day,
      time: '10:00',
      place: 'Domes mazā zāle, attālināti pēc pieprasījuma',
      note: 'Izskatīsim fasādes remonta izmaksas.',
      reason: 'Abas puses lūdza tikties pirms mēneša beigām.',
    });
  }
}

/** The Thursday of the week that begins with the day. */
function thursday(day: LegalDay): LegalDay {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addUnits(day, (4 - weekday + 7) % 7, 'day');
}
