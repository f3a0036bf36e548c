import { DataSource } from 'typeorm';
import type { LegalDay } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { TakeControlStep } from '../../../control/take-control-step.js';
import { MinistryControl } from '../../../control/ministry-control.js';
import type { PlaceRef } from '../../../platform/access/request-context.js';
import { Clock } from '../../../platform/clock/clock.js';
import { AskSectorMinistry } from '../../../review/ask-sector-ministry.js';
import { RecordSectorAnswer } from '../../../review/record-sector-answer.js';
import { SECTOR_MINISTRY } from '../demo-people.js';
import type { Cast } from './cast.js';
import type { Tale } from './drafting.js';
import type { Schedule } from './schedule.js';

/** Who reviews by-laws for the state. */
export const REVIEWER = 'Zane Pētersone';
const EXPERT = 'Andrejs Kalve';
const GAZETTE = 'https://www.vestnesis.lv/op/';

/** What ministries do beside their opinions: views of sector ministries, and control of acts in force. */
export class Supervising {
  private readonly dataSource: DataSource;
  private readonly clock: Clock;
  private readonly ask: AskSectorMinistry;
  private readonly answer: RecordSectorAnswer;
  private readonly control: MinistryControl;
  private readonly steps: TakeControlStep;

  constructor(
    get: <T>(type: new (...args: never[]) => T) => T,
    private readonly cast: Cast,
  ) {
    this.dataSource = get(DataSource);
    this.clock = get(Clock);
    this.ask = get(AskSectorMinistry);
    this.answer = get(RecordSectorAnswer);
    this.control = get(MinistryControl);
    this.steps = get(TakeControlStep);
  }

  /** Views of sector ministries on two by-laws under review, and control of two acts in force. */
  tell(
    schedule: Schedule,
    tales: { fees: Tale; trade: Tale; courtyards: Tale; allotments: Tale },
    [feesSitting, tradeSitting]: readonly [LegalDay, LegalDay],
  ): void {
    this.tellSectorViews(schedule, tales.fees, tales.trade, {
      waiting: addUnits(feesSitting, 7, 'day'),
      answered: addUnits(tradeSitting, 10, 'day'),
    });
    this.tellControl(schedule, tales.courtyards, tales.allotments, schedule.daysAgo(8));
  }

  /** A sector ministry is asked about a by-law under review and has not answered yet; another has, by letter. */
  private tellSectorViews(
    schedule: Schedule,
    waiting: Tale,
    answered: Tale,
    days: { waiting: LegalDay; answered: LegalDay },
  ): void {
    schedule.on(days.waiting, '11:20', () => this.askAccount(waiting));
    schedule.on(days.answered, '11:20', () => this.askByLetter(answered));
    schedule.on(addUnits(days.answered, 9, 'day'), '16:05', () => this.typeIn(answered));
  }

  /** One act waits for the council's answer; of another a norm is suspended. */
  private tellControl(schedule: Schedule, waiting: Tale, suspended: Tale, since: LegalDay): void {
    schedule.on(since, '10:10', () => this.object(waiting, '3'));
    schedule.on(addUnits(since, -24, 'day'), '10:40', () => this.object(suspended, '2'));
    schedule.on(addUnits(since, -10, 'day'), '15:30', () => this.disagree(suspended));
    schedule.on(addUnits(since, 2, 'day'), '12:15', () => this.suspend(suspended));
  }

  private async askAccount(tale: Tale): Promise<void> {
    const [ministry] = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM institution WHERE municipality_id IS NULL AND name = $1`,
      [SECTOR_MINISTRY],
    );
    await this.ask.run(await this.cast.actor(REVIEWER), await this.roundOf(tale), {
      ministry: '',
      institutionId: ministry?.id ?? null,
      email: null,
      means: 'portal',
      askedOn: this.clock.legalToday(),
      question: 'Vai nodevas likmes pilsētā un pagastā atbilst likumam "Par nodokļiem un nodevām"?',
    });
  }

  private async askByLetter(tale: Tale): Promise<void> {
    await this.ask.run(await this.cast.actor(REVIEWER), await this.roundOf(tale), {
      ministry: 'Ekonomikas ministrija',
      institutionId: null,
      email: null,
      means: 'eaddress',
      askedOn: this.clock.legalToday(),
      question: '',
    });
  }

  private async typeIn(tale: Tale): Promise<void> {
    const roundId = await this.roundOf(tale);
    const [view] = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM sector_view WHERE round_id = $1 AND asked_by = 'reviewer'`,
      [roundId],
    );
    const today = this.clock.legalToday();
    await this.answer.typedIn(await this.cast.actor(REVIEWER), roundId, view?.id ?? '', {
      answeredOn: today,
      receivedOn: today,
      number: '3.3-7/1412',
      givenBy: 'Ekonomikas ministrijas valsts sekretārs',
      text: 'Prasības tirdzniecības vietām iebildumu nerada. Par sodu noteikšanu lemj VARAM.',
      fileDigest: null,
    });
  }

  private async object(tale: Tale, number: string): Promise<void> {
    const { place, year, slug } = await this.actOf(tale);
    const actor = await this.cast.actor(EXPERT);
    const { units } = await this.control.desk(actor, place, year, slug);
    await this.control.opinion(
      actor,
      place,
      { year, slug },
      {
        number: number === '2' ? '12/4-41' : '12/4-55',
        reasons: 'Norma uzliek personai pienākumu, kuram likumā nav pilnvarojuma.',
        unitIds: units.filter((unit) => unit.number.replace(/\.$/, '') === number).map(({ id }) => id),
        fileDigest: null,
      },
    );
  }

  private async disagree(tale: Tale): Promise<void> {
    const { place, control } = await this.controlOf(tale);
    const today = this.clock.legalToday();
    await this.steps.go(await this.cast.actor(tale.staff.lawyer), place, control.id, 'disagreeWithOpinion', {
      whole: true,
      number: '214',
      decidedOn: today,
      signedOn: today,
      reasons: 'Pilnvarojums izriet no Pašvaldību likuma 44. panta otrās daļas.',
      version: control.version,
    });
  }

  private async suspend(tale: Tale): Promise<void> {
    const { place, control } = await this.controlOf(tale);
    const today = this.clock.legalToday();
    const unitIds = control.norms.map(({ unitId }) => unitId);
    await this.control.go(await this.cast.actor(REVIEWER), place, control.id, 'suspendByOrder', {
      number: '1-2/64',
      issuedOn: today,
      publishedOn: today,
      url: `${GAZETTE}${today.slice(0, 4)}/212.7`,
      receivedOn: today,
      reasons: 'Norma pārsniedz likumā pašvaldībai doto pilnvarojumu.',
      unitIds,
      version: control.version,
    });
  }

  private async controlOf(tale: Tale) {
    const at = await this.actOf(tale);
    const { cases } = await this.control.desk(await this.cast.actor(REVIEWER), at.place, at.year, at.slug);
    const [control] = cases;
    if (!control) throw new Error(`"${tale.plan.title}" is not controlled.`);
    return { ...at, control };
  }

  private async actOf(tale: Tale): Promise<{ place: PlaceRef; year: number; slug: string }> {
    const place = await this.cast.place(tale.staff.slug);
    const [act] = await this.dataSource.query<{ year: number; slug: string }[]>(
      `SELECT year, number_slug AS slug FROM act WHERE municipality_id = $1 AND dossier_id = $2`,
      [place.id, tale.id],
    );
    if (!act) throw new Error(`"${tale.plan.title}" is not in force.`);
    return { place, ...act };
  }

  private async roundOf(tale: Tale): Promise<string> {
    const [row] = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM review_round WHERE dossier_id = $1 ORDER BY number DESC LIMIT 1`,
      [tale.id],
    );
    if (!row) throw new Error(`"${tale.plan.title}" was not sent to a ministry.`);
    return row.id;
  }
}
