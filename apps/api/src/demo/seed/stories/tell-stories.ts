import type { TrackQuestionCode } from '#libs/bylaw-procedure';
import type { LegalDay } from '#libs/contracts';
import { addUnits, type LegalCalendar } from '#libs/legal-calendar';
import { DataSource } from 'typeorm';
import { Clock } from '../../../platform/clock/clock.js';
import { datePhrase } from '#libs/latvian-text';
import { Amending, type EditPlan } from './amending.js';
import type { BylawPlan } from './bylaw-plan.js';
import { Consulting } from './consulting.js';
import { Deciding, type SittingTale } from './deciding.js';
import { Commenting } from './commenting.js';
import type { Coordinating } from './coordinating.js';
import { Drafting, type Staff, type Tale } from './drafting.js';
import { calendarDay, nationalCalendar, thursday } from './legal-days.js';
import { Reviewing } from './reviewing.js';
import { Collecting } from './collecting.js';
import { Explaining } from './explaining.js';
import { Involving } from './involving.js';
import type { Keeping } from './keeping.js';
import type { Petitioning } from './petitioning.js';
import { Schedule } from './schedule.js';
import { REVIEWER as MINISTRY, type Supervising } from './supervising.js';
import { EZERKRASTI, VIDZALE } from './staff.js';
import type { OwnWays } from './own-ways.js';
import type { TakingOver } from './taking-over.js';
import type { TellBudget } from './tell-budget.js';
import { BICYCLES } from './texts/bicycles.js';
import { COURTYARDS } from './texts/courtyards.js';
import { ON_BICYCLES, ON_COURTYARDS, ON_SCHOLARSHIPS, ON_WASTE, type OpinionPlan } from './texts/opinions.js';
import {
  ALLOTMENTS,
  CEMETERIES,
  LIBRARIES,
  SCHOLARSHIPS,
  SPORT,
  STREET_TRADE,
  SWIMMING,
  SYMBOLS,
} from './texts/short.js';
import { COURTYARDS_AMENDED, COURTYARDS_EDITED, SPORT_AMENDED, sportEdited } from './texts/amendments.js';
import { ANSWERS_ON_SEWAGE, OBJECTIONS_TO_STREET_TRADE } from './texts/objections.js';
import { ADVERTISING_FEES, SEWAGE } from './texts/reviewed.js';
import { LIGHTING } from './texts/lighting.js';
import { WASTE } from './texts/waste.js';
import { ANSWERED_AFTER, ENDORSED_AFTER, OPENED_AFTER, OVER, TERM_DAYS } from './pace.js';

/** What happened in the two municipalities before the demo is opened, so that no page of it is empty. */
export class TellStories {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly drafting: Drafting,
    private readonly consulting: Consulting,
    private readonly deciding: Deciding,
    private readonly reviewing: Reviewing,
    private readonly amending: Amending,
    private readonly takingOver: TakingOver,
    private readonly budget: TellBudget,
    private readonly commenting: Commenting,
    private readonly explaining: Explaining,
    private readonly collecting: Collecting,
    private readonly coordinating: Coordinating,
    private readonly ownWays: OwnWays,
    private readonly involving: Involving,
    private readonly keeping: Keeping,
    private readonly petitioning: Petitioning,
    private readonly supervising: Supervising,
  ) {}

  /** Plays the demo's past up to this moment. */
  async run(): Promise<void> {
    const calendar = await nationalCalendar(this.dataSource);
    const schedule = new Schedule(this.clock);
    const spring = this.sitting(VIDZALE, thursday(schedule.daysAgo(150), calendar), '5');
    const autumn = this.sitting(VIDZALE, thursday(schedule.daysAgo(40), calendar), '11');
    const recent = this.sitting(VIDZALE, thursday(schedule.daysAgo(19), calendar), '12');
    const next = this.sitting(VIDZALE, thursday(addUnits(schedule.today, 8, 'day'), calendar), '13');
    const city = this.sitting(EZERKRASTI, thursday(schedule.daysAgo(60), calendar), 'S9');
    const sport = this.tellInForce(schedule, calendar, this.tale(SPORT, VIDZALE), spring);
    const courtyards = this.tale(COURTYARDS, VIDZALE);
    this.tellInForce(schedule, calendar, courtyards, autumn, ON_COURTYARDS);
    this.tellAmended(schedule, calendar, sport, autumn);
    const allotments = this.tellInForce(schedule, calendar, this.tale(ALLOTMENTS, EZERKRASTI), city);
    const trade = this.tellTrackB(schedule, STREET_TRADE, autumn, ['street_trade']);
    this.tellObjections(schedule, trade, autumn);
    const fees = this.tellTrackB(schedule, ADVERTISING_FEES, recent, ['fee_rates']);
    this.supervising.tell(schedule, { fees, trade, courtyards, allotments }, [recent.day, autumn.day]);
    this.coordinating.tell(schedule, this.tale(LIGHTING, VIDZALE), this.tellCoordination(schedule));
    schedule.on(schedule.daysAgo(30), '11:45', () => this.collecting.keep(VIDZALE));
    schedule.on(schedule.daysAgo(2), '09:00', () => this.ownWays.planLookBack(sport, schedule.today));
    schedule.on(schedule.daysAgo(2), '09:10', () => this.ownWays.askMore(EZERKRASTI));
    this.takingOver.tell(schedule);
    this.budget.tell(schedule);
    this.involving.tell(schedule);
    this.keeping.tell(schedule);
    this.petitioning.tell(schedule, autumn);
    this.tellSittings(schedule, [spring, autumn, recent, city], next);
    this.tellReady(schedule, SYMBOLS, next);
    this.tellUntilCouncil(schedule, this.tale(CEMETERIES, VIDZALE), schedule.daysAgo(33), []);
    this.tellOpen(schedule, this.tale(WASTE, VIDZALE), 12, 20, ON_WASTE);
    this.tellOpen(schedule, this.tale(BICYCLES, EZERKRASTI), 6, 21, ON_BICYCLES);
    const scholarships = this.tale(SCHOLARSHIPS, VIDZALE);
    this.explaining.tell(schedule, scholarships, schedule.daysAgo(24 + OPENED_AFTER - 1));
    this.tellClosed(schedule, scholarships, 24, ON_SCHOLARSHIPS);
    this.tellDrafts(schedule);
    this.tellAmending(schedule, courtyards);
    await schedule.play();
  }

  /** From the first draft into force, before and after the sitting. */
  private tellInForce(
    schedule: Schedule,
    calendar: LegalCalendar,
    tale: Tale,
    sitting: SittingTale,
    opinions: readonly OpinionPlan[] = [],
  ): Tale {
    this.tellUntilCouncil(schedule, tale, addUnits(sitting.day, -55, 'day'), opinions);
    this.tellDecision(schedule, tale, sitting);
    const signed = addUnits(sitting.day, 2, 'day');
    const after = (days: number): LegalDay => calendarDay(addUnits(signed, days, 'day'), calendar);
    schedule.on(signed, '15:00', () => this.drafting.answerQuestions(tale));
    schedule.on(after(1), '16:10', () => this.deciding.send(tale));
    schedule.on(after(5), '12:00', () => this.deciding.publish(tale));
    schedule.on(after(5), '12:10', () => this.amending.followPublication(tale));
    schedule.on(addUnits(after(5), 1, 'day'), '00:01', () => this.deciding.enter(tale));
    return tale;
  }

  /** An act in force is amended: new words at once, a new point later. */
  private tellAmended(schedule: Schedule, calendar: LegalCalendar, base: Tale, sitting: SittingTale): void {
    const edit = sportEdited(datePhrase(schedule.daysAgo(-60), 'loc'));
    this.tellInForce(schedule, calendar, this.amendingTale(SPORT_AMENDED, base, edit), sitting);
  }

  /** Amendments to an act in force are being drafted and prove themselves. */
  private tellAmending(schedule: Schedule, base: Tale): void {
    const tale = this.amendingTale(COURTYARDS_AMENDED, base, COURTYARDS_EDITED);
    schedule.on(schedule.daysAgo(3), '10:40', () => tale.begin?.() ?? Promise.resolve());
  }

  private amendingTale(plan: BylawPlan, base: Tale, edit: EditPlan): Tale {
    const tale = this.tale(plan, base.staff);
    tale.begin = () => this.amending.draft(tale, base, edit);
    return tale;
  }

  /** Signed, and sent to the ministry, which has received it. */
  private tellTrackB(
    schedule: Schedule,
    plan: BylawPlan,
    sitting: SittingTale,
    because: TrackQuestionCode[],
  ): Tale {
    const tale = this.tale(plan, sitting.staff);
    this.tellUntilCouncil(schedule, tale, addUnits(sitting.day, -52, 'day'), []);
    this.tellDecision(schedule, tale, sitting);
    const day = (after: number): LegalDay => addUnits(sitting.day, after, 'day');
    schedule.on(day(2), '15:30', () => this.drafting.answerQuestions(tale, because));
    schedule.on(day(3), '09:40', () => this.reviewing.sendToMinistry(tale));
    schedule.on(day(5), '10:15', () => this.reviewing.received(tale, MINISTRY));
    return tale;
  }

  /** The ministry finds a norm unlawful; the council has two months to answer. */
  private tellObjections(schedule: Schedule, tale: Tale, sitting: SittingTale): void {
    schedule.on(addUnits(sitting.day, 28, 'day'), '14:20', () =>
      this.reviewing.object(tale, MINISTRY, OBJECTIONS_TO_STREET_TRADE),
    );
  }

  /** Departments, an association and a company without an account are asked. */
  private tellCoordination(schedule: Schedule): Tale {
    const tale = this.tale(SEWAGE, VIDZALE);
    const development = 'Attīstības un īpašumu nodaļa';
    const association = 'Vidzāles mantojuma biedrība';
    schedule.on(schedule.daysAgo(14), '09:30', () => this.drafting.draft(tale));
    schedule.on(schedule.daysAgo(10), '11:00', () => this.drafting.advance(tale, 'sendForEndorsement'));
    schedule.on(schedule.daysAgo(6), '10:00', () =>
      this.reviewing.askInstitutions(tale, [development, association], {
        name: 'SIA "Vidzāles ūdens"',
        email: 'birojs@vidzalesudens.example',
      }),
    );
    schedule.on(schedule.daysAgo(2), '16:45', () =>
      this.reviewing.answer(tale, association, 'Elza Vilka', ANSWERS_ON_SEWAGE),
    );
    return tale;
  }

  /** Draft, endorsements, opinion stage, answers, and on to the council. */
  private tellUntilCouncil(
    schedule: Schedule,
    tale: Tale,
    start: LegalDay,
    opinions: readonly OpinionPlan[],
  ): void {
    const day = (after: number): LegalDay => addUnits(start, after, 'day');
    this.tellOpening(schedule, tale, start);
    schedule.on(day(OPENED_AFTER), '09:00', () => this.consulting.open(tale, TERM_DAYS));
    opinions.forEach((opinion, index) =>
      schedule.on(day(OPENED_AFTER + 2 + index * 3), '18:2' + index, () =>
        this.consulting.say(tale, opinion),
      ),
    );
    schedule.on(day(OPENED_AFTER + OVER), '00:01', () => this.consulting.close(tale));
    for (const [from, to] of tale.plan.reworded ?? []) {
      schedule.on(day(ANSWERED_AFTER), '09:20', () => this.drafting.reword(tale, from, to));
    }
    schedule.on(day(ANSWERED_AFTER), '10:00', () => this.consulting.answerAll(tale, opinions));
    schedule.on(day(ANSWERED_AFTER), '15:00', () => this.drafting.endorsed(tale, ['legal', 'head'], true));
    schedule.on(day(ANSWERED_AFTER + 1), '11:00', () => this.drafting.advance(tale, 'submitToCouncil'));
  }

  private tellOpening(schedule: Schedule, tale: Tale, start: LegalDay): void {
    schedule.on(start, '09:15', () => tale.begin?.() ?? this.drafting.draft(tale));
    schedule.on(addUnits(start, 2, 'day'), '11:00', () => this.drafting.advance(tale, 'sendForEndorsement'));
    schedule.on(addUnits(start, ENDORSED_AFTER, 'day'), '14:30', () => this.drafting.endorsed(tale));
  }

  /** On the agenda two weeks before the sitting; the vote and the signature come with the sitting. */
  private tellDecision(schedule: Schedule, tale: Tale, sitting: SittingTale): void {
    schedule.on(addUnits(sitting.day, -14, 'day'), '10:30', () => this.deciding.putOnAgenda(sitting, tale));
  }

  private tellSittings(schedule: Schedule, past: SittingTale[], next: SittingTale): void {
    for (const sitting of past) {
      schedule.on(addUnits(sitting.day, -20, 'day'), '09:00', () => this.deciding.planSitting(sitting));
      schedule.on(addUnits(sitting.day, -13, 'day'), '11:00', () =>
        this.deciding.putOnAgenda(sitting, 'Par pašvaldības nekustamā īpašuma nodošanu izsolei'),
      );
      schedule.on(addUnits(sitting.day, -9, 'day'), '09:30', () => this.deciding.publishAgenda(sitting));
      schedule.on(sitting.day, '12:40', () => this.deciding.hold(sitting));
      schedule.on(addUnits(sitting.day, 2, 'day'), '14:00', () => this.deciding.sign(sitting));
    }
    schedule.on(schedule.daysAgo(6), '09:00', () => this.deciding.planSitting(next));
    schedule.on(schedule.daysAgo(3), '10:00', () =>
      this.deciding.putOnAgenda(next, 'Par grozījumiem domes darba plānā'),
    );
    schedule.on(schedule.daysAgo(1), '08:30', () => this.deciding.publishAgenda(next));
  }

  /** On the agenda of the sitting to come. */
  private tellReady(schedule: Schedule, plan: BylawPlan, sitting: SittingTale): void {
    const tale = this.tale(plan, sitting.staff);
    this.tellUntilCouncil(schedule, tale, schedule.daysAgo(36), []);
    schedule.on(schedule.daysAgo(2), '10:30', () => this.deciding.putOnAgenda(sitting, tale));
  }

  /** The public is being asked right now. */
  private tellOpen(
    schedule: Schedule,
    tale: Tale,
    openedAgo: number,
    days: number,
    opinions: readonly OpinionPlan[],
  ): void {
    this.tellOpening(schedule, tale, schedule.daysAgo(openedAgo + OPENED_AFTER));
    schedule.on(schedule.daysAgo(openedAgo), '09:00', () => this.consulting.open(tale, days));
    opinions.forEach((opinion, index) =>
      schedule.on(schedule.daysAgo(openedAgo - 1 - index), '19:0' + index, () =>
        this.consulting.say(tale, opinion),
      ),
    );
  }

  /** The term is over; the lawyer has begun to answer. */
  private tellClosed(
    schedule: Schedule,
    tale: Tale,
    openedAgo: number,
    opinions: readonly OpinionPlan[],
  ): void {
    this.tellOpen(schedule, tale, openedAgo, TERM_DAYS, opinions);
    schedule.on(schedule.daysAgo(openedAgo - OVER), '00:01', () => this.consulting.close(tale));
    schedule.on(schedule.daysAgo(1), '16:00', () => this.consulting.answerAll(tale, opinions));
  }

  private tellDrafts(schedule: Schedule): void {
    const libraries = this.tale(LIBRARIES, VIDZALE);
    schedule.on(schedule.daysAgo(9), '09:15', () => this.drafting.draft(libraries));
    schedule.on(schedule.daysAgo(4), '13:00', () => this.drafting.advance(libraries, 'sendForEndorsement'));
    schedule.on(schedule.daysAgo(2), '09:45', () => this.drafting.endorsed(libraries, ['legal']));
    this.commenting.tell(schedule, libraries);
    schedule.on(schedule.daysAgo(1), '10:20', () => this.drafting.draft(this.tale(SWIMMING, VIDZALE)));
  }

  private tale(plan: BylawPlan, staff: Staff): Tale {
    return { plan, staff, id: '' };
  }

  private sitting(staff: Staff, day: LegalDay, minutes: string): SittingTale {
    return { staff, day, id: '', minutes, items: new Map() };
  }
}
