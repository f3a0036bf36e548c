import { legalMinimum } from '#libs/budget-rules';
import { RULE_DEFAULTS } from '#libs/contracts';
import type {
  ChecklistItem,
  CycleInput,
  CycleRules,
  LegalDay,
  StatutesPoint,
  VotingPlace,
  YearRevenue,
} from '#libs/contracts';
import type { BudgetStaff, CycleTale } from './budgeting.js';
import type { Schedule } from './schedule.js';
import { CITY_STATUTES, COUNTY_STATUTES } from './texts/statutes.js';

/** Who runs the participatory budget of the county and of the city. */
export const COUNTY: BudgetStaff = {
  slug: 'vidzale',
  coordinator: 'Sanita Lapsa',
  evaluator: 'Jānis Ozoliņš',
  administrator: 'Dace Krūmiņa',
  secretary: 'Kristīne Liepa',
};
export const CITY: BudgetStaff = {
  slug: 'ezerkrasti',
  coordinator: 'Dzintra Auniņa',
  evaluator: 'Imants Ziediņš',
  administrator: 'Valdis Priede',
  secretary: 'Elīna Kļava',
};

/** When each step is, in days before the demo is opened; what is still to come is negative. */
export interface Days {
  setUp: number;
  ideas?: [from: number, to: number];
  submission: [from: number, to: number];
  evaluationUntil: number;
  voting: [from: number, to: number];
}

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

const HALF_THOUSAND = 50_000;
const ABOVE_MINIMUM = 1.06;
const TOWN_SHARE = 0.55;
/** Votes below which the city lets no project win, in hundredths of a per cent. */
const CITY_THRESHOLD = 500;

/** A cycle of the demo as its coordinator sets it up; `own` are rules in which it differs from others of its place. */
export function planCycle(
  schedule: Schedule,
  staff: BudgetStaff,
  year: number,
  days: Days,
  own: Partial<CycleRules> = {},
): CycleTale {
  const day = (ago: number): LegalDay => schedule.daysAgo(ago);
  const term = ([from, to]: [number, number]) => ({ from: day(from), to: day(to) });
  const city = staff === CITY;
  const earned = revenues(year, city ? 4 : 1);
  const minimum = legalMinimum(year, earned)?.minimumCents ?? 0;
  const amountCents = Math.ceil((minimum * ABOVE_MINIMUM) / HALF_THOUSAND) * HALF_THOUSAND;
  const townCents = Math.round((amountCents * TOWN_SHARE) / HALF_THOUSAND) * HALF_THOUSAND;
  const { number, title } = city ? CITY_STATUTES : COUNTY_STATUTES;
  const rules: CycleRules = {
    ...RULE_DEFAULTS,
    submitters: 'law',
    submittersReason: null,
    maxPerSubmitter: city ? 2 : 3,
    projectMaxCents: city ? 5_000_000 : 1_000_000,
    ballot: { kind: 'one' },
    eligibilityDay: day(days.voting[0]),
    whenNotFitting: 'take_next',
    ties: 'earlier_submission',
    threshold: city ? { kind: 'share', basisPoints: CITY_THRESHOLD } : null,
    correctionDays: 10,
    upkeepMaxBasisPoints: 1000,
    ideas: days.ideas ? term(days.ideas) : null,
    inPersonPlaces: PLACES[city ? 'city' : 'county'],
    checklist: CHECKLIST,
    secrecy: city ? 'apart' : 'verifiable',
    ...own,
  };
  const input: CycleInput = {
    year,
    title: `Līdzdalības budžets ${year}`,
    statutes: { number, title, url: null, points: statutesPoints(city, rules) },
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
    submission: term(days.submission),
    evaluationUntil: day(days.evaluationUntil),
    voting: term(days.voting),
    rules,
  };
  return { staff, input, id: '', projects: new Map() };
}

/** What the nolikums says; the city lets people take three choices before its nolikums does. */
function statutesPoints(
  city: boolean,
  { ballot, submissionVenue, votingVenue }: CycleRules,
): StatutesPoint[] {
  const point = (rule: StatutesPoint['rule'], number: string, value: unknown): StatutesPoint => ({
    ...{ rule, point: number, value, reason: null },
  });
  const both = [
    point('maxPerSubmitter', '6', city ? 2 : 3),
    point('projectMaxCents', '8', city ? 5_000_000 : 1_000_000),
    point('upkeepMaxBasisPoints', '9.4', 1000),
    point('correctionDays', '13', 10),
    point('whenNotFitting', '23', 'take_next'),
    point('ties', '24', 'earlier_submission'),
  ];
  if (!city) return [...both, point('ballot', '20', { kind: 'one' })];
  const reason =
    ballot.kind === 'one'
      ? null
      : 'Domei iesniegti nolikuma grozījumi, kas ļauj izvēlēties līdz trim projektiem; tie stāsies spēkā pirms balsošanas.';
  const elsewhere = [point('submissionVenue', '7', 'geolatvija'), point('votingVenue', '19', 'geolatvija')];
  return [
    ...both,
    ...(submissionVenue === 'geolatvija' && votingVenue === 'geolatvija' ? elsewhere : []),
    point('threshold', '22', { kind: 'share', basisPoints: CITY_THRESHOLD }),
    { ...point('ballot', '21', { kind: 'one' }), reason },
  ];
}

/** Invented revenue of the three years before, growing a little. */
function revenues(year: number, scale: number): YearRevenue[] {
  return [3, 2, 1].map((back) => ({
    year: year - back,
    incomeTaxCents: (1_010_000_000 - back * 22_000_000) * scale,
    propertyTaxCents: (96_000_000 - back * 1_500_000) * scale,
  }));
}
