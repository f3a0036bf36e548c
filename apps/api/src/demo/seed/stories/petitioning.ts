import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { LegalDay, SubmissionEvent, SubmissionText, TypedLine } from '#libs/contracts';
import type { AuthorSubmission } from '../../../collective-submissions/author-submission.js';
import type { ReceiveSubmission } from '../../../collective-submissions/receive-submission.js';
import type { SaveSettings } from '../../../collective-submissions/save-settings.js';
import type { SignSubmission } from '../../../collective-submissions/signatures/sign-submission.js';
import type { TypeLines } from '../../../collective-submissions/signatures/type-lines.js';
import type { SubmissionViews } from '../../../collective-submissions/submission-views.query.js';
import type { TakeStep } from '../../../collective-submissions/take-step.js';
import { addUnits, plainDate } from '#libs/legal-calendar';
import type { PlaceRef } from '../../../platform/access/request-context.js';
import type { Clock } from '../../../platform/clock/clock.js';
import type { Cast } from './cast.js';
import type { SittingTale } from './deciding.js';
import type { Schedule } from './schedule.js';
import { VIDZALE } from './staff.js';
import { BUS_STOP, LIBRARY_HOURS, PAVEMENT, PENSIONS } from './texts/petitions.js';

const CLERK = 'Mārtiņš Egle';
const AUTHOR = 'Anna Zariņa';
const SIGNERS = [
  'Anna Zariņa',
  'Velta Krastiņa',
  'Artūrs Sproģis',
  'Ieva Liepiņa',
  'Matīss Bērzs',
  'Ruta Eglīte',
];
const LINES_OF_A_SHEET = 56;
const MET = {
  named: true,
  demand: true,
  grounds: true,
  representative: true,
  competence: true,
  acceptable: true,
};
const NOTHING = { text: null, number: null, institution: null, url: null };

/** The use cases of collective submissions that the stories act through. */
export interface PetitioningCases {
  author: AuthorSubmission;
  sign: SignSubmission;
  receive: ReceiveSubmission;
  lines: TypeLines;
  step: TakeStep;
  views: SubmissionViews;
  settings: SaveSettings;
}

/** Collective submissions of the demo: one to sign, one to examine, one the council decided about, one refused. */
export class Petitioning {
  private nobody = 0;

  constructor(
    private readonly manager: EntityManager,
    private readonly clock: Clock,
    private readonly cast: Cast,
    private readonly cases: PetitioningCases,
  ) {}

  /** Plans everything up to the present; the council decides in the sitting. */
  tell(schedule: Schedule, sitting: SittingTale): void {
    this.tellDecided(schedule, sitting);
    this.tellRefused(schedule);
    this.tellCollecting(schedule);
    schedule.on(weekday(schedule.daysAgo(4)), '11:20', async () => {
      const code = await this.receive(LIBRARY_HOURS, '1-15/26/412');
      await this.typeIn(code, 2);
    });
  }

  private tellDecided(schedule: Schedule, sitting: SittingTale): void {
    const told = { code: '' };
    const day = (after: number): string => addUnits(sitting.day, after, 'day');
    const lawyer = (event: SubmissionEvent, words = {}) => this.step(VIDZALE.lawyer, told.code, event, words);
    const secretary = (event: SubmissionEvent, words = {}) =>
      this.step(VIDZALE.secretary, told.code, event, words);
    schedule.on(day(-34), '09:30', async () => {
      told.code = await this.receive(BUS_STOP, '1-15/26/287');
      await this.typeIn(told.code, 2);
    });
    schedule.on(day(-31), '10:00', () =>
      this.step(CLERK, told.code, 'sendToRegister', { number: '1-15/26/287-1' }),
    );
    schedule.on(day(-28), '10:00', () => this.step(CLERK, told.code, 'recordRegisterAnswer'));
    schedule.on(day(-27), '14:00', async () => {
      const { actor, place } = await this.as(VIDZALE.lawyer);
      const { version } = await this.cases.views.work(actor, place, told.code);
      await this.cases.step.examine(actor, place, told.code, version, MET);
      await lawyer('accept');
    });
    schedule.on(day(-13), '10:40', async () => {
      const { actor, place } = await this.as(VIDZALE.secretary);
      const { version } = await this.cases.views.work(actor, place, told.code);
      await this.cases.step.putOnAgenda(actor, place, told.code, { version, sittingId: sitting.id });
      const { item } = await this.cases.views.work(actor, place, told.code);
      if (item) sitting.items.set(BUS_STOP.title, item.itemId);
    });
    const { institution } = BUS_STOP.decision;
    schedule.on(day(-10), '10:10', () => secretary('invite', { institution }));
    schedule.on(day(1), '09:00', () => secretary('recordDecision', BUS_STOP.decision));
    schedule.on(day(25), '13:00', () => secretary('publishStatus', BUS_STOP.news));
  }

  private tellRefused(schedule: Schedule): void {
    const told = { code: '' };
    schedule.on(weekday(schedule.daysAgo(75)), '10:10', async () => {
      told.code = await this.receive(PENSIONS, '1-15/26/233');
      await this.typeIn(told.code, 1);
    });
    schedule.on(weekday(schedule.daysAgo(70)), '15:00', () =>
      this.step(VIDZALE.lawyer, told.code, 'refuse', { text: PENSIONS.reason }),
    );
    schedule.on(weekday(schedule.daysAgo(62)), '11:00', () =>
      this.step(VIDZALE.lawyer, told.code, 'answer', { text: PENSIONS.answer, number: '1-15/26/233-2' }),
    );
  }

  private tellCollecting(schedule: Schedule): void {
    const told = { code: '' };
    schedule.on(schedule.daysAgo(21), '20:15', async () => {
      const { actor, place } = await this.as(AUTHOR);
      const settings = await this.as(VIDZALE.lawyer);
      await this.cases.settings.run(settings.actor, place, 0, {
        population: 12_400,
        populationYear: Number(this.clock.legalToday().slice(0, 4)),
        keepMonths: 6,
        answerDays: null,
      });
      const { code } = await this.cases.author.start(actor, place, {
        ...this.words(PAVEMENT),
        address: 'Liepu iela 4, Vidzāle',
        email: 'anna.zarina@example.test',
        phone: null,
        shown: true,
        collectUntil: addUnits(schedule.today, 45, 'day'),
      });
      const { author } = await this.cases.views.own(actor, place, code);
      await this.cases.author.openSigning(actor, place, code, author?.version ?? 0);
      told.code = code;
    });
    SIGNERS.forEach((name, index) =>
      schedule.on(schedule.daysAgo(20 - index * 3), '18:40', async () => {
        const { actor, place } = await this.as(name);
        const personalCode = await this.codeOf(name);
        await this.cases.sign.sign(actor, place, told.code, {
          personalCode,
          citizen: true,
          basis: 'declared',
        });
      }),
    );
    schedule.on(weekday(schedule.daysAgo(2)), '10:45', () => this.typeIn(told.code, 1));
  }

  private async receive(words: SubmissionText, registerNumber: string): Promise<string> {
    const { actor, place } = await this.as(CLERK);
    const { code } = await this.cases.receive.run(actor, place, {
      ...this.words(words),
      origin: 'paper',
      receivedOn: this.clock.legalToday(),
      registerNumber,
      representative: {
        name: 'Velta Krastiņa',
        address: 'Dzirnavu iela 7, Vidzāle',
        email: 'velta.krastina@example.test',
        phone: null,
        shown: false,
      },
    });
    return code;
  }

  /** Sheets of people who are nobody: codes that begin with 38 belong to none of the demo. */
  private async typeIn(code: string, sheets: number): Promise<void> {
    const { actor, place } = await this.as(CLERK);
    for (let sheet = 1; sheet <= sheets; sheet++) {
      const lines = Array.from({ length: LINES_OF_A_SHEET }, (_, index): TypedLine => {
        this.nobody += 1;
        const number = String(this.nobody).padStart(5, '0');
        return { line: index + 1, name: `Parakstītājs ${this.nobody}`, code: `380000-${number}` };
      });
      const signedOn = this.clock.legalToday();
      await this.cases.lines.run(actor, place, code, { sheet, basis: 'declared', signedOn, lines });
    }
  }

  private async step(who: string, code: string, event: SubmissionEvent, words: object = {}): Promise<void> {
    const { actor, place } = await this.as(who);
    const { version, offers } = await this.cases.views.work(actor, place, code);
    if (!offers.some((offer) => offer.event === event && offer.may))
      throw new Error(`${who} may not ${event}.`);
    const permission =
      who === CLERK
        ? 'collective.record'
        : who === VIDZALE.lawyer
          ? 'collective.decide'
          : 'collective.follow';
    const day = this.clock.legalToday();
    await this.cases.step.run(actor, place, code, event, permission, { version, day, ...NOTHING, ...words });
  }

  private words({ title, demand, grounds }: SubmissionText): SubmissionText {
    return { title, demand, grounds };
  }

  private async codeOf(name: string): Promise<string> {
    const [row] = await this.manager.query<{ code: string }[]>(
      `SELECT d.personal_code AS code FROM demo_person d JOIN person p ON p.id = d.person_id WHERE p.name = $1`,
      [name],
    );
    return row?.code ?? '';
  }

  private async as(name: string): Promise<{ actor: Actor; place: PlaceRef }> {
    return { actor: await this.cast.actor(name), place: await this.cast.place(VIDZALE.slug) };
  }
}

/** Nobody works at weekends: the Friday before them. */
function weekday(day: LegalDay): LegalDay {
  return addUnits(day, Math.min(0, 5 - plainDate(day).dayOfWeek), 'day');
}
