import type { ArticleRef, LegalDay, Violation } from './decision.js';

/** Money is whole euro cents everywhere. */
export type Cents = number;

/** Life of a participatory-budget cycle (PL 59–62). */
export const CYCLE_STATES = [
  'preparing',
  'submission',
  'evaluation',
  'ballot_ready',
  'voting',
  'voting_ended',
  'counted',
  'announced',
  'closed',
  'cancelled',
] as const;

/** One of {@link CYCLE_STATES}. */
export type CycleState = (typeof CYCLE_STATES)[number];

/** How a voter may choose: one project, up to `max`, or as many as wished (one vote for each). */
export type BallotForm = { kind: 'one' } | { kind: 'up_to'; max: number } | { kind: 'unlimited' };

/** The rules of a cycle; frozen by the server when voting opens. */
export interface CycleRules {
  /** Whom the municipality's nolikums lets submit; `residents_only` is narrower than PL 60(3)1 and warned of. */
  submitters: 'law' | 'residents_only';
  /** Why the narrower circle stands; required for `residents_only`. */
  submittersReason: string | null;
  /** Most applications of one submitter; `null` = no limit. */
  maxPerSubmitter: number | null;
  /** Highest cost of one project; `null` = the money of its unit. */
  projectMaxCents: Cents | null;
  ballot: BallotForm;
  /** On this day the voter has to be declared here and 16 (PL 60(4)). */
  eligibilityDay: LegalDay;
  /** Most votes first; whether what does not fit is passed over for the next, or ends the selection. */
  whenNotFitting: 'take_next' | 'stop';
  /** Equal votes: the earlier submission wins. */
  ties: 'earlier_submission';
  /** Days the municipality gives itself for an answer and for corrections; its own terms. */
  correctionDays: number;
}

/** Actual revenue of one year (PL 59(2)): residents' income tax (IIN) and real-estate tax (NĪN). */
export interface YearRevenue {
  year: number;
  incomeTaxCents: Cents;
  propertyTaxCents: Cents;
}

/** The least money the law wants, and how it was computed. */
export interface LegalMinimum {
  averageCents: Cents;
  /** Share in hundredths of a per cent (0.2 % = 20). */
  shareBasisPoints: number;
  /** The law that sets the share of that year. */
  article: ArticleRef | null;
  /** The article cited in Latvian, for lists and files that print it as it stands. */
  source: string;
  minimumCents: Cents;
}

/** A planning unit (PL 59(3)) with its money. */
export interface BudgetUnit {
  id: string;
  name: string;
  amountCents: Cents;
}

/** Body of `POST/PUT …/budget/cycles`: the cycle as the coordinator sets it up. */
export interface CycleInput {
  year: number;
  title: string;
  /** The nolikums in force (PL 61): its number, title and address; linked when it is an act of this portal. */
  statutes: { number: string; title: string; url: string | null };
  /** Where the development programme names the units (PL 59(3)). */
  programmeRef: string;
  /** Line of the municipal budget (PL 59(2)). */
  budgetLine: string;
  revenues: YearRevenue[];
  /** All the money of the cycle. */
  amountCents: Cents;
  units: { id: string | null; name: string; amountCents: Cents }[];
  submission: { from: LegalDay; to: LegalDay };
  /** When the evaluators' work is to be over (own term). */
  evaluationUntil: LegalDay;
  voting: { from: LegalDay; to: LegalDay };
  rules: CycleRules;
}

/** Something a cycle can do next, with everything that stands against it. */
export interface OfferedCycleEvent {
  event: string;
  allowed: boolean;
  violations: Violation[];
  warnings: Violation[];
}

/** The cycle in the workspace. */
export interface CycleView extends CycleInput {
  id: string;
  state: CycleState;
  version: number;
  units: BudgetUnit[];
  minimum: LegalMinimum | null;
  /** What the law or the nolikums says against it now: `bar` stops opening, `warn` is shown. */
  findings: (Violation & { severity: 'bar' | 'warn' })[];
  events: OfferedCycleEvent[];
  /** Digest of the rules as frozen at the opening of the vote. */
  rulesDigest: string | null;
  counts: {
    submitted: number;
    waiting: number;
    compliant: number;
    notCompliant: number;
    voters: number | null;
  };
  result: { countedOn: LegalDay; announcedOn: LegalDay | null; minutesRef: string | null } | null;
  allocation: { decisionNumber: string; decisionDay: LegalDay } | null;
}
