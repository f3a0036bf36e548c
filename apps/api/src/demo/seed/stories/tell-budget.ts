import { RULE_DEFAULTS } from '#libs/contracts';
import type { CycleInput, LegalDay, YearRevenue } from '#libs/contracts';
import { legalMinimum } from '#libs/budget-rules';
import { yearOf } from '#libs/legal-calendar';
import type { Budgeting, BudgetStaff, CycleTale } from './budgeting.js';
import type { Schedule } from './schedule.js';
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

const HALF_THOUSAND = 50_000;
const ABOVE_MINIMUM = 1.06;
const TOWN_SHARE = 0.55;

/** The participatory budgets of the demo: one decided and being built, one being voted on, one open for ideas. */
export class TellBudget {
  constructor(private readonly budgeting: Budgeting) {}

  tell(schedule: Schedule): void {
    const thisYear = yearOf(schedule.today);
    this.tellPast(schedule, this.cycle(schedule, VIDZALE, thisYear, PAST));
    const now = this.cycle(schedule, VIDZALE, thisYear + 1, NOW);
    this.tellVoting(schedule, now, PROJECTS, NOW);
    const city = this.cycle(schedule, CITY, thisYear + 1, CITY_NOW);
    this.tellSubmission(schedule, city, CITY_PROJECTS, CITY_NOW);
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
  ): void {
    schedule.on(schedule.daysAgo(days.setUp), '10:00', () => this.budgeting.open(tale));
    projects.forEach((plan, index) => {
      const day = days.submission[0] - 2 - index * 4;
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
      schedule.on(schedule.daysAgo(45), '14:00', () => this.budgeting.deliver(tale, playground, 918_000));
    }
    if (shelf) schedule.on(schedule.daysAgo(100), '10:00', () => this.budgeting.start(tale, shelf));
    if (cabins) schedule.on(schedule.daysAgo(95), '09:00', () => this.budgeting.start(tale, cabins));
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
      },
    };
    return { staff, input, id: '', projects: new Map() };
  }
}

/** Invented revenue of the three years before, growing a little. */
function revenues(year: number, scale: number): YearRevenue[] {
  return [3, 2, 1].map((back) => ({
    year: year - back,
    incomeTaxCents: (1_010_000_000 - back * 22_000_000) * scale,
    propertyTaxCents: (96_000_000 - back * 1_500_000) * scale,
  }));
}
