import type { ReadAmendments } from '../../../council/amendments/amendments.query.js';
import type { TableAmendment } from '../../../council/amendments/table-amendment.js';
import type { AddAgendaItem } from '../../../council/add-agenda-item.js';
import type { CloseSitting } from '../../../council/close-sitting.js';
import type { Committees } from '../../../council/committees/committees.js';
import type { DescribeMatter } from '../../../council/matters/describe-matter.js';
import type { KeepMinutes } from '../../../council/minutes/keep-minutes.js';
import type { PlanSitting } from '../../../council/plan-sitting.js';
import type { ReadSittings } from '../../../council/read-sittings.query.js';
import type { RecordVote } from '../../../council/record-vote.js';
import type { Clock } from '../../../platform/clock/clock.js';
import type { Cast } from './cast.js';
import type { SittingTale } from './deciding.js';
import { VIDZALE } from './staff.js';

/** What the stories do through the council's use cases. */
export interface CouncilWork {
  sittings: ReadSittings;
  committees: Committees;
  plan: PlanSitting;
  addItem: AddAgendaItem;
  vote: RecordVote;
  close: CloseSitting;
  describe: DescribeMatter;
  amendments: ReadAmendments;
  table: TableAmendment;
  minutes: KeepMinutes;
}

const AUCTION = 'Par pašvaldības nekustamā īpašuma nodošanu izsolei';
const WORK_PLAN = 'Par grozījumiem domes darba plānā';

/** What happens around the demo's sittings: committees, minutes and their publication, amendments by councillors. */
export class Deliberating {
  private formed = false;

  constructor(
    private readonly clock: Clock,
    private readonly cast: Cast,
    private readonly work: CouncilWork,
  ) {}

  /** The council of the novads sets up its committees before its first sitting. */
  async planned(sitting: SittingTale): Promise<void> {
    if (sitting.staff.slug !== VIDZALE.slug || this.formed) return;
    this.formed = true;
    await this.form(sitting);
  }

  /** Just before the papers go out. */
  async beforeMaterials(sitting: SittingTale): Promise<void> {
    if (sitting.staff.slug !== VIDZALE.slug) return;
    if (sitting.items.has(AUCTION)) await this.finance(sitting);
    await this.describe(sitting);
    if (!sitting.items.has(AUCTION)) await this.amend(sitting);
  }

  /** When the decisions are signed, so are the minutes, and everything is published. */
  async afterwards(sitting: SittingTale): Promise<void> {
    await this.keep(sitting);
    await this.publish(sitting);
  }

  /** The council has its committees. */
  private async form({ staff }: SittingTale): Promise<void> {
    const place = await this.cast.place(staff.slug);
    const secretary = await this.cast.actor(staff.secretary);
    const chair = await this.cast.actor(staff.chair);
    const councillors = await this.councillors(place);
    const others = councillors.filter((id) => id !== chair.personId);
    const finance = [chair.personId, ...others.slice(0, 4)];
    const save = (name: string, members: string[], isFinance = false) =>
      this.work.committees.create(secretary, place, {
        name,
        finance: isFinance,
        chairId: members[0] ?? '',
        memberIds: members,
      });
    await save('Finanšu komiteja', finance, true);
    await save('Attīstības komiteja', others.slice(4, 9));
    await save('Sociālo, izglītības un kultūras jautājumu komiteja', others.slice(9, 14));
  }

  /** The finance committee gives its opinion on a matter of the sitting; two against two, the chair's vote decides. */
  private async finance(recent: SittingTale): Promise<void> {
    const place = await this.cast.place(recent.staff.slug);
    const secretary = await this.cast.actor(recent.staff.secretary);
    const [committee] = await this.work.committees.list(place);
    const about = recent.items.get(AUCTION);
    if (!committee || !about) throw new Error('The demo has no finance committee.');
    const day = this.clock.legalToday();
    const { id } = await this.work.plan.run(secretary, place, {
      kind: 'regular',
      repeatLevel: 0,
      day,
      time: '13:30',
      place: 'Mazā zāle, 1. stāvs',
      streamUrl: null,
      chairId: committee.chairId,
      committeeId: committee.id,
    });
    const item = await this.work.addItem.run(secretary, place, id, {
      aboutItemId: about,
      rapporteur: recent.staff.head,
      addedAtSitting: null,
    });
    const others = committee.members.filter(({ personId }) => personId !== committee.chairId).slice(0, 3);
    const votes = [
      { personId: committee.chairId, choice: 'for' as const, conflict: false },
      ...others.map(({ personId }, index) => ({
        personId,
        choice: index === 0 ? ('for' as const) : ('against' as const),
        conflict: false,
      })),
    ];
    await this.work.vote.run(secretary, place, item.id, {
      present: votes.length,
      votes,
      decisionNumber: null,
      minutesRef: `prot. Nr. F-${recent.minutes}, 1. p.`,
    });
    await this.work.close.run(secretary, place, id, `F-${recent.minutes}`);
  }

  private async keep(recent: SittingTale): Promise<void> {
    const place = await this.cast.place(recent.staff.slug);
    const secretary = await this.cast.actor(recent.staff.secretary);
    await this.work.minutes.save(secretary, place, recent.id, {
      keeper: `${recent.staff.secretary}, domes sekretāre`,
      openedTime: '10:00',
      closedTime: '12:25',
      others: `${recent.staff.head}, nodaļas vadītājs`,
      absences: null,
      notes: null,
      signedOn: this.clock.legalToday(),
    });
  }

  private async publish(recent: SittingTale): Promise<void> {
    const place = await this.cast.place(recent.staff.slug);
    const secretary = await this.cast.actor(recent.staff.secretary);
    for (const what of ['minutes', 'decisions', 'recording'] as const) {
      await this.work.minutes.publish(secretary, place, recent.id, {
        what,
        url: `https://${recent.staff.site}/dome/${recent.day}/${what}`,
        day: this.clock.legalToday(),
        means: 'manual',
      });
    }
  }

  private async describe(next: SittingTale): Promise<void> {
    const itemId = next.items.get(WORK_PLAN);
    if (!itemId) return;
    const place = await this.cast.place(next.staff.slug);
    await this.work.describe.run(await this.cast.actor(next.staff.secretary), place, itemId, {
      title: null,
      rapporteur: null,
      registerNumber: '1.1-5/26/214',
      submitter: 'chair',
      draftText:
        'Dome nolemj:\n1. Grozīt domes darba plānu un nākamo kārtējo sēdi rīkot mēneša pēdējā ceturtdienā.\n' +
        '2. Kontroli par lēmuma izpildi veic domes priekšsēdētājs.',
      closedGround: null,
      essence: null,
      unbudgeted: false,
    });
  }

  /** Two councillors want the by-law that is on the agenda to say something else. */
  private async amend(next: SittingTale): Promise<void> {
    const bylaw = [...next.items].find(([what]) => typeof what !== 'string')?.[1];
    if (!bylaw) return;
    const place = await this.cast.place(next.staff.slug);
    const chair = await this.cast.actor(next.staff.chair);
    const secretary = await this.cast.actor(next.staff.secretary);
    const { units } = await this.work.amendments.of(place, bylaw);
    const points = units.filter(({ kind }) => kind === 'point');
    const [first, last] = [points[0], points.at(-1)];
    const [author] = (await this.councillors(place)).filter((id) => id !== chair.personId);
    if (!first || !last || !author) return;
    const text = `${first.text.replace(/[.;]$/, '')}, ievērojot vienlīdzīgu attieksmi.`;
    await this.work.table.run(chair, place, bylaw, {
      kind: 'replace',
      nodeId: first.nodeId,
      text,
      reason: 'Lai noteikumus pret visiem piemēro vienādi.',
    });
    await this.work.table.run(secretary, place, bylaw, {
      kind: 'insert_after',
      nodeId: last.nodeId,
      text: 'Pašvaldība reizi gadā publicē pārskatu par noteikumu izpildi.',
      reason: null,
      authorId: author,
    });
  }

  private async councillors(place: { id: string; slug: string; shortCode: string }): Promise<string[]> {
    const { councillors } = await this.work.sittings.members(place);
    return councillors.map(({ personId }) => personId);
  }
}
