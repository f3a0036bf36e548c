import type { CycleRules, MoneyDivision, StatutesPoint, TermExtension } from './budget-rules.js';
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
  /** People declared in it, where the money is divided by them. */
  inhabitants?: number | null;
  /** Territorial coefficient in hundredths (125 = 1.25); absent = 1. */
  coefficient?: number | null;
}

/** Body of `POST/PUT …/budget/cycles`: the cycle as the coordinator sets it up. */
export interface CycleInput {
  year: number;
  title: string;
  /** The nolikums in force (PL 61): its number, title and address; linked when it is an act of this portal. */
  statutes: { number: string; title: string; url: string | null; points?: StatutesPoint[] };
  /** Where the development programme names the units (PL 59(3)). */
  programmeRef: string;
  /** Line of the municipal budget (PL 59(2)). */
  budgetLine: string;
  revenues: YearRevenue[];
  /** All the money of the cycle. */
  amountCents: Cents;
  /** Part of it that an earlier cycle left over; absent = none. */
  carryOverCents?: Cents;
  /** Absent = sums given. */
  division?: MoneyDivision;
  units: (Omit<BudgetUnit, 'id'> & { id: string | null })[];
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
  /** Terms that became longer, in the order of the decisions. */
  extensions: TermExtension[];
  result: { countedOn: LegalDay; announcedOn: LegalDay | null; minutesRef: string | null } | null;
  allocation: { decisionNumber: string; decisionDay: LegalDay } | null;
}
