import type { Cents } from './budget.js';
import type { CycleCount } from './budget-count.js';
import type { CountRuleName } from './budget-rules.js';
import type { LegalDay } from './decision.js';

/** Ages by which participation is told: from `from` years up to the next one. */
export const AGE_BANDS = [16, 25, 35, 45, 55, 65, 75] as const;

/** How many of an age voted. */
export interface AgeTurnout {
  /** One of {@link AGE_BANDS}. */
  from: number;
  voters: number;
  /** People declared here of that age who might vote. */
  eligible: number;
}

/** The same for everybody: a number is `null` where it is too small to be told. */
export interface PublicAgeTurnout {
  from: number;
  voters: number | null;
  eligible: number | null;
}

/** A correction of a result: always a named error, never a choice of winners (PL 59(1)). */
export interface ResultCorrection {
  /** A ballot on paper was typed wrongly, left out or counted twice; or a project should not have been voted on. */
  error: 'counting' | 'eligibility';
  reason: string;
  /** The decision or minutes in which the error was found. */
  minutesRef: string;
  /** Numbers of projects that are left out of the count (`eligibility`). */
  leftOut: number[];
  /** Ballots on paper that are added and taken away (`counting`). */
  added: CorrectedBallots[];
  removed: CorrectedBallots[];
}

/** Equal ballots of a unit of voting. */
export interface CorrectedBallots {
  unitId: string;
  choices: number[];
  points: number[] | null;
  times: number;
}

/** What the council decided on a project that is being built, or stands, though a corrected result does not let it win. */
export interface DeliveryCourse {
  /** Number of the project. */
  nr: number;
  /** `stop` = nothing more is built of it; `go_on` = it is finished outside the participatory budget. */
  course: 'stop' | 'go_on';
  decisionNumber: string;
  decisionDay: LegalDay;
  reason: string;
}

/** Who proposed a correction and who confirmed it; the proposer is `null` for corrections made before two people did. */
export interface CorrectedBy {
  proposed: string | null;
  confirmed: string;
}

/** A count among those of a cycle; the first one has number 1 and corrects nothing. */
export interface NumberedCount {
  number: number;
  countedOn: LegalDay;
  correction: ResultCorrection | null;
  /** Projects in delivery that this correction let lose. */
  deliveries: DeliveryCourse[];
  /** `null` for the first count. */
  by: CorrectedBy | null;
  count: CycleCount;
}

/** Body of `POST …/budget/cycles/:id/corrections`. */
export interface ProposeCorrection extends ResultCorrection {
  deliveries: DeliveryCourse[];
}

/** A correction that waits for another person. */
export interface ProposedCorrection {
  id: string;
  correction: ResultCorrection;
  deliveries: DeliveryCourse[];
  proposedBy: string;
  proposedOn: LegalDay;
  /** Whether the caller proposed it; somebody else confirms it. */
  mine: boolean;
  /** What holds now, and what the ballots come to with the correction. */
  before: CycleCount;
  after: CycleCount;
}

/** `GET …/budget/cycles/:id/corrections` (workspace). */
export interface CorrectionDesk {
  proposal: ProposedCorrection | null;
  /** The council gave money to other winners than those of the newest count: it has to decide again. */
  allocationOutdated: boolean;
}

/** Body of `POST …/budget/cycles/:id/count/start` and `…/count`: a word for the lot, where the rules draw one. */
export interface CountWord {
  word: string;
}

/** `GET …/budget/cycles/:id/count/state` (workspace). */
export interface CountState {
  /** Who has begun the count; another person carries it out. */
  started: { name: string; day: LegalDay; mine: boolean } | null;
  /** Whether the rules break ties by lot, for which both people give a word. */
  lot: boolean;
  /** How far a count has come that runs now. */
  progress: { election: number; elections: number; runs: number; explained: number } | null;
}

/** What the same ballots come to by one rule. */
export interface ComparedRule {
  rule: CountRuleName;
  /** Whether it is the rule of the cycle. */
  own: boolean;
  winners: number[];
  spentCents: Cents;
  /** Ballots of which at least one choice won. */
  satisfied: number;
  /** Winners that the rule of the cycle has not, and the other way round. */
  gained: number[];
  lost: number[];
}

/** `GET …/budget/cycles/:id/comparison`: other rules on the same ballots, for the council; it changes nothing. */
export interface RuleComparison {
  ballots: number;
  rules: ComparedRule[];
}
