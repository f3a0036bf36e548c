import { yearOf } from '#libs/legal-calendar';
import type { Budgeting, CycleTale } from './budgeting.js';
import type { Checking } from './checking.js';
import { CITY, COUNTY, planCycle, type Days } from './cycle-plan.js';
import type { Discussing } from './discussing.js';
import type { Schedule } from './schedule.js';
import type { Serving } from './serving.js';
import type { TellCity } from './tell-city.js';
import { tellCityTalk, tellCountyTalk } from './tell-talk.js';
import type { ProjectPlan } from './texts/project-plan.js';
import { CITY_PROJECTS, PROJECTS } from './texts/projects-now.js';
import { PAST_PROJECTS } from './texts/projects-past.js';

const PAST: Days = { setUp: 262, submission: [255, 222], evaluationUntil: 200, voting: [195, 178] };
const NOW: Days = { setUp: 80, submission: [73, 40], evaluationUntil: 12, voting: [6, -14] };
const CITY_NOW: Days = {
  setUp: 22,
  ideas: [21, 16],
  submission: [15, -19],
  evaluationUntil: -45,
  voting: [-50, -68],
};

const CLERK = 'Mārtiņš Egle';

/**
 * The participatory budgets of the demo: the county's, one decided and being built, one being voted on; the city's that
 * takes projects now. `TellCity` tells those before and after it.
 */
export class TellBudget {
  constructor(
    private readonly budgeting: Budgeting,
    private readonly serving: Serving,
    private readonly discussing: Discussing,
    private readonly checking: Checking,
    private readonly city: TellCity,
  ) {}

  tell(schedule: Schedule): void {
    const thisYear = yearOf(schedule.today);
    this.tellPast(schedule, planCycle(schedule, COUNTY, thisYear, PAST));
    const now = planCycle(schedule, COUNTY, thisYear + 1, NOW);
    this.tellVoting(schedule, now, PROJECTS, NOW);
    this.tellDesk(schedule, now);
    const city = planCycle(schedule, CITY, thisYear + 1, CITY_NOW, {
      ballot: { kind: 'up_to', max: 3 },
    });
    this.tellSubmission(schedule, city, CITY_PROJECTS, CITY_NOW, 3);
    tellCountyTalk(schedule, this.discussing, now);
    tellCityTalk(schedule, this.discussing, city);
    this.city.tell(schedule, thisYear);
    schedule.on(schedule.daysAgo(4), '09:30', () =>
      this.budgeting.extend(
        city,
        schedule.daysAgo(CITY_NOW.submission[1] - 5),
        'Pieteikšanās ar Latvija.lv nedēļas nogalē nedarbojās, tāpēc projektu iesniegšanai doti vēl piecas dienas.',
      ),
    );
    for (const { slug, administrator } of [COUNTY, CITY]) {
      schedule.on(schedule.daysAgo(300), '09:00', () => this.serving.drawMap(slug, administrator));
    }
  }

  /** Set up, opened, and filled with projects. */
  private tellSubmission(
    schedule: Schedule,
    tale: CycleTale,
    projects: readonly ProjectPlan[],
    days: Days,
    every = 4,
  ): void {
    schedule.on(schedule.daysAgo(days.setUp), '10:00', () => this.budgeting.open(tale));
    projects.forEach((plan, index) => {
      const day = days.submission[0] - 2 - index * every;
      schedule.on(schedule.daysAgo(day), '19:15', () => this.budgeting.submit(tale, plan));
    });
  }

  /** Evaluated, and opened for votes; some people have voted. */
  private tellVoting(
    schedule: Schedule,
    tale: CycleTale,
    projects: readonly ProjectPlan[],
    days: Days,
  ): void {
    this.tellSubmission(schedule, tale, projects, days);
    schedule.on(schedule.daysAgo(days.submission[1] - 1), '00:05', () =>
      this.budgeting.advance(tale, 'closeSubmission'),
    );
    projects.forEach((plan, index) => {
      const day = days.submission[1] - 4 - index * 2;
      schedule.on(schedule.daysAgo(day), '11:30', () => this.budgeting.evaluate(tale, plan));
    });
    schedule.on(schedule.daysAgo(days.evaluationUntil), '15:00', () =>
      this.budgeting.advance(tale, 'finishEvaluation'),
    );
    schedule.on(schedule.daysAgo(days.voting[0]), '00:05', () => this.budgeting.advance(tale, 'openVoting'));
    projects.forEach((plan, index) => {
      for (const name of plan.voters ?? []) {
        const day = schedule.daysAgo(days.voting[0] - 1 - (index % 4));
        schedule.on(day, '20:40', () => this.budgeting.vote(tale, plan, name));
      }
    });
  }

  /** Some vote on paper; one gave the paper back; one gave an envelope while the network was away and voted on line later. */
  private tellDesk(schedule: Schedule, tale: CycleTale): void {
    const day = schedule.daysAgo(NOW.voting[0] - 2);
    schedule.on(day, '06:20', () => this.serving.print(tale, CLERK, 20));
    // Before the doors open: the watch asks about it.
    schedule.on(day, '06:45', () => this.serving.vote(tale, CLERK, 'Toms Vanags', 1));
    schedule.on(day, '11:05', () => this.serving.vote(tale, CLERK, 'Ieva Liepiņa', 1));
    schedule.on(day, '11:20', () =>
      this.serving.askUndo(
        tale,
        CLERK,
        'Ieva Liepiņa',
        1,
        'Balsotāja pārdomāja, atdeva neaizpildītu zīmi un aizgāja.',
      ),
    );
    schedule.on(day, '15:30', () => this.serving.takeEnvelope(tale, CLERK, 'Matīss Bērzs', 0));
  }

  /** Voted on, counted, announced, given its money, and being built. */
  private tellPast(schedule: Schedule, tale: CycleTale): void {
    this.tellVoting(schedule, tale, PAST_PROJECTS, PAST);
    schedule.on(schedule.daysAgo(PAST.voting[0] + 2), '10:15', () => this.checking.nameAuditor(tale));
    schedule.on(schedule.daysAgo(PAST.voting[1] - 1), '00:05', () =>
      this.budgeting.advance(tale, 'closeVoting'),
    );
    schedule.on(schedule.daysAgo(172), '10:00', () => this.budgeting.decide(tale));
    schedule.on(schedule.daysAgo(160), '16:00', () => this.budgeting.allocate(tale, '6/14'));
    const [playground, , shelf, cabins] = PAST_PROJECTS;
    if (playground) {
      schedule.on(schedule.daysAgo(130), '09:00', () => this.budgeting.start(tale, playground));
      schedule.on(schedule.daysAgo(118), '10:00', () =>
        this.serving.contract(
          tale,
          playground,
          'SIA "Rotaļu darbnīca"',
          'Šūpoļu un slidkalniņa uzstādīšana',
          905_000,
        ),
      );
      schedule.on(schedule.daysAgo(44), '12:00', () =>
        this.serving.show(tale, playground, 'Zīmējums: gatavais rotaļu laukums ezera parkā'),
      );
      schedule.on(schedule.daysAgo(45), '14:00', () => this.budgeting.deliver(tale, playground, 918_000));
    }
    if (shelf) schedule.on(schedule.daysAgo(100), '10:00', () => this.budgeting.start(tale, shelf));
    if (cabins) schedule.on(schedule.daysAgo(95), '09:00', () => this.budgeting.start(tale, cabins));
    if (shelf && cabins) this.tellSteps(schedule, tale, shelf, cabins);
  }

  /** One winner is on its way, the other is late and says why. */
  private tellSteps(schedule: Schedule, tale: CycleTale, shelf: ProjectPlan, cabins: ProjectPlan): void {
    const done = schedule.daysAgo(30);
    schedule.on(done, '11:00', () =>
      this.serving.step(tale, shelf, {
        title: 'Plaukts izgatavots',
        dueOn: schedule.daysAgo(25),
        doneOn: done,
        note: 'Galdniecība Upmalē',
      }),
    );
    schedule.on(schedule.daysAgo(18), '15:00', () =>
      this.serving.step(tale, cabins, {
        title: 'Kabīnes uzstādītas',
        dueOn: schedule.daysAgo(20),
        delayReason: 'Piegādātājs kavējas ar kokmateriāliem; kabīnes uzstādīs pavasarī, pirms peldsezonas.',
      }),
    );
  }
}
