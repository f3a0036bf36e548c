import { RULE_DEFAULTS } from '#libs/contracts';
import type {
  ChecklistItem,
  CycleInput,
  LegalDay,
  StatutesPoint,
  VotingPlace,
  YearRevenue,
} from '#libs/contracts';
import { legalMinimum } from '#libs/budget-rules';
import { yearOf } from '#libs/legal-calendar';
import type { Discussing } from './discussing.js';
import { tellCityTalk, tellCountyTalk } from './tell-talk.js';
import type { Budgeting, BudgetStaff, CycleTale } from './budgeting.js';
import type { Schedule } from './schedule.js';
import type { Serving } from './serving.js';
import type { ProjectPlan } from './texts/project-plan.js';
import { CITY_PROJECTS, PROJECTS } from './texts/projects-now.js';
import { PAST_PROJECTS } from './texts/projects-past.js';

const VIDZALE: BudgetStaff = {
  slug: 'vidzale',
  coordinator: 'Sanita Lapsa',
  evaluator: 'Jānis Ozoliņš',
  administrator: 'Dace Krūmiņa',
  secretary: 'Kristīne Liepa',
};
const CITY: BudgetStaff = {
  slug: 'ezerkrasti',
  coordinator: 'Dzintra Auniņa',
  evaluator: 'Imants Ziediņš',
  administrator: 'Valdis Priede',
  secretary: 'Elīna Kļava',
};

/** When each step is, in days before the demo is opened; what is still to come is negative. */
interface Days {
  setUp: number;
  submission: [from: number, to: number];
  evaluationUntil: number;
  voting: [from: number, to: number];
}

const PAST: Days = { setUp: 262, submission: [255, 222], evaluationUntil: 200, voting: [195, 178] };
const NOW: Days = { setUp: 80, submission: [73, 40], evaluationUntil: 12, voting: [6, -14] };
const CITY_NOW: Days = { setUp: 22, submission: [15, -19], evaluationUntil: -45, voting: [-50, -68] };

/** Where one can vote in person. */
const PLACES: Record<'city' | 'county', VotingPlace[]> = {
  county: [
    { name: 'Klientu apkalpošanas centrs', address: 'Rīgas iela 1, Vidzāle', hours: 'darbdienās 8.30–17.00' },
    { name: 'Priežkalnes bibliotēka', address: 'Skolas iela 4, Priežkalne', hours: 'otrdienās 10.00–18.00' },
  ],
  city: [{ name: 'Pilsētas dome', address: 'Ezera laukums 2, Ezerkrasti', hours: 'darbdienās 9.00–18.00' }],
};

/** What evaluators ask besides the law. */
const CHECKLIST: ChecklistItem[] = [
  { text: 'Rezultāts kalpos vismaz piecus gadus', statutesPoint: '9.2', article: null },
  { text: 'Tajā pašā vietā pašvaldība neplāno citus darbus', statutesPoint: '9.3', article: null },
  { text: 'Uzturēšana gadā nepārsniedz 10 % no izmaksām', statutesPoint: '9.4', article: null },
];

const CLERK = 'Mārtiņš Egle';
const HALF_THOUSAND = 50_000;
const ABOVE_MINIMUM = 1.06;
const TOWN_SHARE = 0.55;

/** The participatory budgets of the demo: one decided and being built, one being voted on, one open for ideas. */
export class TellBudget {
  constructor(
    private readonly budgeting: Budgeting,
    private readonly serving: Serving,
    private readonly discussing: Discussing,
  ) {}

  tell(schedule: Schedule): void {
    const thisYear = yearOf(schedule.today);
    this.tellPast(schedule, this.cycle(schedule, VIDZALE, thisYear, PAST));
    const now = this.cycle(schedule, VIDZALE, thisYear + 1, NOW);
    this.tellVoting(schedule, now, PROJECTS, NOW);
    this.tellDesk(schedule, now);
    const city = this.cycle(schedule, CITY, thisYear + 1, CITY_NOW);
    this.tellSubmission(schedule, city, CITY_PROJECTS, CITY_NOW, 3);
    tellCountyTalk(schedule, this.discussing, now);
    tellCityTalk(schedule, this.discussing, city);
    schedule.on(schedule.daysAgo(4), '09:30', () =>
      this.budgeting.extend(
        city,
        schedule.daysAgo(CITY_NOW.submission[1] - 5),
        'Pieteikšanās ar Latvija.lv nedēļas nogalē nedarbojās, tāpēc projektu iesniegšanai doti vēl piecas dienas.',
      ),
    );
    for (const { slug, administrator } of [VIDZALE, CITY]) {
      schedule.on(schedule.daysAgo(300), '09:00', () => this.budgeting.drawMap(slug, administrator));
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

  private cycle(schedule: Schedule, staff: BudgetStaff, year: number, days: Days): CycleTale {
    const day = (ago: number): LegalDay => schedule.daysAgo(ago);
    const city = staff === CITY;
    const earned = revenues(year, city ? 4 : 1);
    const minimum = legalMinimum(year, earned)?.minimumCents ?? 0;
    const amountCents = Math.ceil((minimum * ABOVE_MINIMUM) / HALF_THOUSAND) * HALF_THOUSAND;
    const townCents = Math.round((amountCents * TOWN_SHARE) / HALF_THOUSAND) * HALF_THOUSAND;
    const input: CycleInput = {
      year,
      title: `Līdzdalības budžets ${year}`,
      statutes: {
        number: city ? 'SN7/2024' : '18/2024',
        title: `${city ? 'Ezerkrastu valstspilsētas' : 'Vidzāles novada'} pašvaldības līdzdalības budžeta nolikums`,
        url: null,
        points: statutesPoints(city),
      },
      programmeRef: `Attīstības programma 2022.–2028. gadam, ${city ? '4.2.' : '3.4.'} nodaļa`,
      budgetLine: '08.290 Līdzdalības budžets',
      revenues: earned,
      amountCents,
      units: city
        ? [{ id: null, name: 'Visa pilsēta', amountCents }]
        : [
            { id: null, name: 'Vidzāles pilsēta', amountCents: townCents },
            { id: null, name: 'Priežkalnes un Upmales pagasts', amountCents: amountCents - townCents },
          ],
      submission: { from: day(days.submission[0]), to: day(days.submission[1]) },
      evaluationUntil: day(days.evaluationUntil),
      voting: { from: day(days.voting[0]), to: day(days.voting[1]) },
      rules: {
        ...RULE_DEFAULTS,
        submitters: 'law',
        submittersReason: null,
        maxPerSubmitter: city ? 2 : 3,
        projectMaxCents: city ? 5_000_000 : 1_000_000,
        ballot: city ? { kind: 'up_to', max: 3 } : { kind: 'one' },
        eligibilityDay: day(days.voting[0]),
        whenNotFitting: 'take_next',
        ties: 'earlier_submission',
        correctionDays: 10,
        upkeepMaxBasisPoints: 1000,
        ideas: city ? { from: day(days.submission[0] + 6), to: day(days.submission[0] + 1) } : null,
        inPersonPlaces: PLACES[city ? 'city' : 'county'],
        checklist: CHECKLIST,
        secrecy: city ? 'apart' : 'verifiable',
      },
    };
    return { staff, input, id: '', projects: new Map() };
  }
}

/** What the nolikums says; the city takes three choices where its nolikums has one. */
function statutesPoints(city: boolean): StatutesPoint[] {
  const points: StatutesPoint[] = [
    { rule: 'ties', point: '24', value: 'earlier_submission', reason: null },
    { rule: 'upkeepMaxBasisPoints', point: '9.4', value: 1000, reason: null },
  ];
  const reason =
    'Nolikuma grozījumi, kas ļauj izvēlēties līdz trim projektiem, ir pieņemti un stāsies spēkā pirms balsošanas.';
  return city
    ? [...points, { rule: 'ballot', point: '21', value: { kind: 'one' }, reason }]
    : [...points, { rule: 'ballot', point: '20', value: { kind: 'one' }, reason: null }];
}

/** Invented revenue of the three years before, growing a little. */
function revenues(year: number, scale: number): YearRevenue[] {
  return [3, 2, 1].map((back) => ({
    year: year - back,
    incomeTaxCents: (1_010_000_000 - back * 22_000_000) * scale,
    propertyTaxCents: (96_000_000 - back * 1_500_000) * scale,
  }));
}
