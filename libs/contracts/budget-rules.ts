import type { Cents } from './budget.js';
import type { ArticleRef, LegalDay } from './decision.js';

/**
 * How a voter may choose: one project; up to `max`; as many as wished; any whose costs together keep within the money
 * (`knapsack`); by sharing out points, to one project at most `maxPerProject`; or by ranking up to `max`, best first.
 */
export type BallotForm =
  | { kind: 'one' }
  | { kind: 'up_to'; max: number }
  | { kind: 'unlimited' }
  | { kind: 'knapsack' }
  | { kind: 'points'; points: number; maxPerProject: number | null }
  | { kind: 'ranking'; max: number };

/**
 * What one ballot says. `choices` are numbers of projects: in a ranking best first, else in any order. `points` goes
 * beside `choices`, place by place, where points are shared out, and is `null` everywhere else.
 */
export interface BallotChoices {
  /** Unit of voting, see `votingUnits` of `budget-rules`. */
  unitId: string;
  choices: number[];
  points: number[] | null;
}

type MeasuredBy = 'cost' | 'cardinality';
type Completed = '' | ':add1' | ':add1f' | ':add1u' | ':add1fu' | ':u';

/** A counting rule by the name that `parseRule` of `budget-count` reads; `greedy:cost` is "most votes first". */
export type CountRuleName = `greedy:${MeasuredBy}` | 'phragmen' | `mes:${MeasuredBy}${Completed}`;

/** All counting rules, the usual one first. */
export const COUNT_RULES: readonly CountRuleName[] = [
  'greedy:cost',
  'greedy:cardinality',
  'phragmen',
  'mes:cost',
  'mes:cost:add1',
  'mes:cost:add1f',
  'mes:cost:add1u',
  'mes:cost:add1fu',
  'mes:cost:u',
  'mes:cardinality',
  'mes:cardinality:add1',
  'mes:cardinality:add1f',
  'mes:cardinality:add1u',
  'mes:cardinality:add1fu',
  'mes:cardinality:u',
];

/** Votes that a project needs at least: a number, or a share of the ballots of its unit in hundredths of a per cent. */
export type Threshold = { kind: 'votes'; votes: number } | { kind: 'share'; basisPoints: number };

/**
 * At most one winner in every planning unit. `mostBasisPoints` is the share of the money, in hundredths of a per cent,
 * that such a winner may cost at most; `null` = no such limit. The rest is of `greedy` rules alone. `thenNext`: what is left
 * goes to the next projects of any unit. `large` is the exception for one big project: it wins although it costs more, if its cost lies within the
 * shares, it has most votes of all, and at least `minVotes`.
 */
export interface OneWinnerRule {
  mostBasisPoints: number | null;
  thenNext: boolean;
  large: { fromBasisPoints: number; toBasisPoints: number; minVotes: number } | null;
}

/** Where a step of the cycle happens; what happens elsewhere is imported and explained. */
export type CycleVenue = 'here' | 'geolatvija' | 'paper';

/** A place where one may vote in person (PL 61.5). */
export interface VotingPlace {
  name: string;
  address: string;
  /** Opening hours, as people read them. */
  hours: string;
}

/** A question that evaluators answer for every project, besides those the law itself asks. */
export interface ChecklistItem {
  text: string;
  /** Point of the nolikums; `''` where the item rests on the law alone. */
  statutesPoint: string;
  article: ArticleRef | null;
}

/** The rules of a cycle; frozen by the server when voting opens. */
export interface CycleRules {
  /** Whom the municipality's nolikums lets submit; `residents_only` is narrower than PL 60(3)1 and warned of. */
  submitters: 'law' | 'residents_only';
  /** Why the narrower circle stands; required for `residents_only`. */
  submittersReason: string | null;
  /** Most applications of one submitter; `null` = no limit. */
  maxPerSubmitter: number | null;
  /** Lowest cost of one project; `null` = none. */
  projectMinCents: Cents | null;
  /** Highest cost of one project; `null` = the money of its unit. */
  projectMaxCents: Cents | null;
  /** Most upkeep in a year, in hundredths of a per cent of the cost; `null` = no limit. */
  upkeepMaxBasisPoints: number | null;
  ballot: BallotForm;
  /** Whether people vote in, and money is spent in, each planning unit by itself, or in the municipality as a whole. */
  scope: 'unit' | 'whole';
  /** On this day the voter has to be declared here (PL 60(4)). */
  eligibilityDay: LegalDay;
  /** On this day the voter has to be 16; `null` = the eligibility day. */
  ageDay: LegalDay | null;
  countRule: CountRuleName;
  /** Whether what does not fit is passed over for the next, or ends the selection; of `greedy` rules alone. */
  whenNotFitting: 'take_next' | 'stop';
  /**
   * Equal votes: the earlier submission wins; or the lower cost, then the earlier submission; or a public lot whose seed
   * is published.
   */
  ties: 'earlier_submission' | 'lower_cost' | 'lot';
  threshold: Threshold | null;
  /**
   * The first project that does not fit is funded in part where its author agreed and at least this share of its cost,
   * in hundredths of a per cent, is left; `null` = never.
   */
  partFunding: { leastBasisPoints: number } | null;
  /** Groups of project numbers of which one at most can win. */
  exclusive: number[][];
  oneWinner: OneWinnerRule | null;
  /** Whether votes are multiplied by the coefficient of the project's unit; where people vote over the whole. */
  weightedVotes: boolean;
  /** Ballots with blind-signed credentials and a public log; or roll and ballots that merely stand apart. */
  secrecy: 'verifiable' | 'apart';
  /** Whether the nolikums annuls single votes after counting has begun; a secret ballot cannot be found again. */
  annulsVotes: boolean;
  /** Fewer ballots or people than this are shown only in sums. */
  smallCell: number;
  submissionVenue: CycleVenue;
  votingVenue: CycleVenue;
  /** Empty where one can vote only electronically. */
  inPersonPlaces: VotingPlace[];
  /** Days the municipality gives itself for an answer and for corrections; its own terms. */
  correctionDays: number;
  checklist: ChecklistItem[];
  /** Whether the nolikums has the ballot list approved; without discretion, all compliant projects are on it. */
  listApproval: boolean;
  /** When ideas are collected before projects; `null` = no idea stage. */
  ideas: { from: LegalDay; to: LegalDay } | null;
}

/** Rules that a cycle stored before them did not name; they change nothing of how such a cycle was run. */
export type LaterRules = Omit<
  CycleRules,
  | 'submitters'
  | 'submittersReason'
  | 'maxPerSubmitter'
  | 'projectMaxCents'
  | 'ballot'
  | 'eligibilityDay'
  | 'whenNotFitting'
  | 'ties'
  | 'correctionDays'
>;

/** See {@link LaterRules}. */
export const RULE_DEFAULTS: Readonly<LaterRules> = {
  projectMinCents: null,
  upkeepMaxBasisPoints: null,
  scope: 'unit',
  ageDay: null,
  countRule: 'greedy:cost',
  threshold: null,
  partFunding: null,
  exclusive: [],
  oneWinner: null,
  weightedVotes: false,
  secrecy: 'apart',
  annulsVotes: false,
  smallCell: 10,
  submissionVenue: 'here',
  votingVenue: 'here',
  inPersonPlaces: [],
  checklist: [],
  listApproval: false,
  ideas: null,
};

/** The rules whole, whenever they were stored. */
export function wholeRules(stored: Omit<CycleRules, keyof LaterRules> & Partial<LaterRules>): CycleRules {
  return { ...RULE_DEFAULTS, ...stored };
}

/** A point of the nolikums beside the rule of the cycle that it fixes. */
export interface StatutesPoint {
  /** Which rule; its value in the cycle is compared with `value`. */
  rule: keyof CycleRules;
  /** Number of the point, as `15.1`. */
  point: string;
  /** What the nolikums says, as the rule itself would be stored. */
  value: unknown;
  /** Why the cycle differs; required where it does. */
  reason: string | null;
  /** How the point read when it was recorded, so that an amendment is noticed; absent where the portal does not have it. */
  text?: string | null;
}

/** `GET …/budget/cycles/statutes?number=`: the nolikums as it is in force in this portal. */
export interface StatutesWording {
  /** `null` where the portal has no act of that number. */
  act: {
    number: string;
    title: string;
    year: number;
    slug: string;
    inForce: boolean;
    /** Day from which this wording holds. */
    from: LegalDay;
  } | null;
  /** Points and sub-points in their order; a point says its sub-points as well. */
  points: { point: string; text: string }[];
}

/** A term that became longer while it ran: for all channels at once, and in public. */
export interface TermExtension {
  term: 'submission' | 'voting';
  /** Its last day before and after. */
  before: LegalDay;
  after: LegalDay;
  reason: string;
  decidedOn: LegalDay;
}

/** Body of `POST …/budget/cycles/:id/extensions`. */
export interface ExtendTerm {
  term: TermExtension['term'];
  to: LegalDay;
  reason: string;
  version: number;
}

/**
 * How the money comes to the units: sums given, so much for each inhabitant, or all of it in proportion to inhabitants
 * times the unit's coefficient.
 */
export type MoneyDivision =
  { kind: 'fixed' } | { kind: 'per_capita'; centsPerInhabitant: Cents } | { kind: 'coefficient' };
