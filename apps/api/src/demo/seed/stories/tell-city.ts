import type { LegalDay } from '#libs/contracts';
import type { Budgeting, CycleTale } from './budgeting.js';
import type { Checking } from './checking.js';
import { CITY, planCycle, type Days } from './cycle-plan.js';
import type { Discussing } from './discussing.js';
import type { Importing } from './importing.js';
import type { Schedule } from './schedule.js';
import type { Serving } from './serving.js';
import { CITY_LATER_IDEAS, GROWING } from './texts/budget-talk.js';
import * as past from './texts/city-past.js';

const PAST: Days = { setUp: 275, submission: [268, 234], evaluationUntil: 216, voting: [211, 191] };
const LATER: Days = {
  setUp: 13,
  ideas: [11, -16],
  submission: [-25, -60],
  evaluationUntil: -95,
  voting: [-105, -125],
};

const WRONG =
  'Skrituļslidošanas aplis iezīmēts zemes vienībā, kas nepieder pašvaldībai; pievienotā īpašnieka piekrišana attiecas uz blakus zemi. Projektu balsošanai nodot nedrīkstēja (Pašvaldību likuma 60. panta trešās daļas 2. punkts).';

/** The city's budgets before and after the one that takes projects now: voted on at GeoLatvija.lv, and open for ideas. */
export class TellCity {
  constructor(
    private readonly budgeting: Budgeting,
    private readonly serving: Serving,
    private readonly discussing: Discussing,
    private readonly checking: Checking,
    private readonly importing: Importing,
  ) {}

  tell(schedule: Schedule, thisYear: number): void {
    const elsewhere = planCycle(schedule, CITY, thisYear, PAST, {
      ...{ submissionVenue: 'geolatvija', votingVenue: 'geolatvija', inPersonPlaces: [] },
    });
    this.tellElsewhere(schedule, elsewhere);
    this.tellDelivery(schedule, elsewhere);
    this.tellIdeas(
      schedule,
      planCycle(schedule, CITY, thisYear + 2, LATER, { ballot: { kind: 'up_to', max: 3 } }),
    );
  }

  /** Submitted and voted on at GeoLatvija.lv; taken over, counted here, announced, and corrected once. */
  private tellElsewhere(schedule: Schedule, tale: CycleTale): void {
    const day = (ago: number): LegalDay => schedule.daysAgo(ago);
    const [first, last] = PAST.submission;
    schedule.on(day(PAST.setUp), '10:00', () => this.budgeting.open(tale));
    schedule.on(day(last - 1), '00:05', () => this.budgeting.advance(tale, 'closeSubmission'));
    schedule.on(day(222), '11:40', () =>
      this.importing.takeProjects(
        tale,
        past.ELSEWHERE,
        past.projectsFile((after) => day(first - after)),
      ),
    );
    schedule.on(day(220), '09:30', () => this.budgeting.evaluate(tale, past.GATE));
    schedule.on(day(PAST.evaluationUntil), '15:00', () => this.budgeting.advance(tale, 'finishEvaluation'));
    schedule.on(day(PAST.voting[0]), '00:05', () => this.budgeting.advance(tale, 'openVoting'));
    schedule.on(day(PAST.voting[1] - 1), '00:05', () => this.budgeting.advance(tale, 'closeVoting'));
    schedule.on(day(188), '10:20', () =>
      this.importing.takeResults(tale, past.resultsFile(), past.ELSEWHERE_VOTERS),
    );
    schedule.on(day(186), '14:00', () => this.budgeting.decide(tale));
    schedule.on(day(179), '09:10', () =>
      this.checking.leaveOut(tale, 2, WRONG, 'līdzdalības budžeta komisijas protokols Nr. 4'),
    );
    schedule.on(day(178), '13:45', () => this.checking.confirm(tale));
    schedule.on(day(170), '16:00', () => this.budgeting.allocate(tale, 'S5/21'));
  }

  /** Two of the four winners stand, one is being built, one has just begun. */
  private tellDelivery(schedule: Schedule, tale: CycleTale): void {
    const begun = [
      [past.SHELF, 150],
      [past.MEADOW, 148],
      [past.JETTY, 120],
      [past.STAGE, 101],
    ] as const;
    for (const [plan, ago] of begun) {
      schedule.on(schedule.daysAgo(ago), '09:00', () => this.budgeting.start(tale, plan));
    }
    schedule.on(schedule.daysAgo(112), '10:00', () =>
      this.serving.contract(tale, past.JETTY, 'SIA "Krasta būve"', 'Laipas pamati un klājs', 3_640_000),
    );
    schedule.on(schedule.daysAgo(117), '14:00', () => this.budgeting.deliver(tale, past.SHELF, 231_000));
    schedule.on(schedule.daysAgo(62), '14:00', () => this.budgeting.deliver(tale, past.MEADOW, 1_812_000));
    schedule.on(schedule.daysAgo(61), '12:00', () =>
      this.serving.show(tale, past.MEADOW, 'Zīmējums: ziedu pļava ar dobēm un lapeni'),
    );
  }

  /** Ideas for the budget after the next one; somebody has begun to write a project out of one of them. */
  private tellIdeas(schedule: Schedule, tale: CycleTale): void {
    schedule.on(schedule.daysAgo(LATER.setUp), '11:00', () => this.budgeting.open(tale));
    CITY_LATER_IDEAS.forEach((idea, index) => {
      schedule.on(schedule.daysAgo(10 - index), '18:05', () => this.discussing.giveIdea(tale, idea));
      schedule.on(schedule.daysAgo(9 - index), '20:30', () => this.discussing.supportIdea(tale, idea));
    });
    schedule.on(schedule.daysAgo(2), '10:40', () => this.discussing.orderIdeas(tale, CITY_LATER_IDEAS));
    schedule.on(schedule.daysAgo(1), '21:10', () => this.discussing.beginProject(tale, GROWING));
  }
}
