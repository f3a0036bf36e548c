import type { BudgetUnit, Cents, CycleInput, CycleState, LegalMinimum } from './budget.js';
import type { CycleCount } from './budget-count.js';
import type { BuiltProject, PublicProject } from './budget-projects.js';
import type { BallotForm, CycleRules, TermExtension } from './budget-rules.js';
import type {
  CorrectedBy,
  DeliveryCourse,
  NumberedCount,
  PublicAgeTurnout,
  ResultCorrection,
} from './budget-results.js';
import type { LegalDay, Violation } from './decision.js';

/** The cycle as everybody sees it. */
export interface PublicCycle {
  id: string;
  year: number;
  title: string;
  state: CycleState;
  amountCents: Cents;
  units: BudgetUnit[];
  minimum: LegalMinimum | null;
  statutes: CycleInput['statutes'];
  programmeRef: string;
  budgetLine: string;
  submission: { from: LegalDay; to: LegalDay };
  evaluationUntil: LegalDay;
  voting: { from: LegalDay; to: LegalDay };
  rules: CycleRules;
  /** Part of the money that an earlier cycle left over. */
  carryOverCents: Cents;
  /** Terms that became longer, in the order of the decisions. */
  extensions: TermExtension[];
  /** Legal today, so that pages rendered on the server and in the browser agree. */
  today: LegalDay;
  counts: { projects: number; onBallot: number; /** only after the end of voting */ voters: number | null };
  announcedOn: LegalDay | null;
  allocation: { decisionNumber: string; decisionDay: LegalDay } | null;
  /** Why a cancelled cycle was called off. */
  cancelledReason?: string | null;
}

/** `GET …/budget`: the running cycle and those before it. */
export interface PublicBudget {
  /** The one that residents act in today (a vote, then projects, then ideas), else the oldest that runs, else the newest result. */
  current: PublicCycle | null;
  /** The others that run, the oldest first. */
  next: (Pick<
    PublicCycle,
    'year' | 'title' | 'state' | 'submission' | 'evaluationUntil' | 'voting' | 'announcedOn' | 'today'
  > & { rules: Pick<PublicCycle['rules'], 'ideas'> })[];
  past: {
    year: number;
    title: string;
    amountCents: Cents;
    projects: number;
    won: number;
    delivered: number;
    /** Whether everybody can check its vote. */
    verifiable: boolean;
  }[];
  /** Projects that were built or are being built, newest first. */
  delivered: BuiltProject[];
}

/** How somebody voted, as the roll has it. */
export type VoteWay = 'online' | 'in_person';

/** `GET …/budget/:year/eligibility`: may the person logged in vote, and if not, why not. */
export interface VoteEligibility {
  eligible: boolean;
  violations: Violation[];
  /** The day the person was marked in the roll as having voted; never what was chosen. */
  votedOn: LegalDay | null;
  /** How, where the person has voted: a paper ballot cannot be changed. */
  way: VoteWay | null;
  /** `YYYY-MM-DD` the person has to be 16 and declared here. */
  eligibilityDay: LegalDay;
}

/** `GET …/budget/:year/ballot`: what is voted on. */
export interface BallotPaper {
  year: number;
  title: string;
  voting: { from: LegalDay; to: LegalDay };
  ballot: BallotForm;
  /** Sent back with the vote; a vote under other rules is refused. */
  rulesDigest: string;
  units: (BudgetUnit & { projects: PublicProject[] })[];
}

/** Body of `POST …/budget/:year/vote`. */
export interface CastVote {
  unitId: string;
  /** Numbers of the chosen projects; best first in a ranking. */
  choices: number[];
  /** Points of each choice, where the ballot gives points. */
  points?: number[] | null;
  rulesDigest: string;
}

/** Answer of `POST …/vote`: that the vote is counted, and nothing that names the choice. */
export interface VoteAccepted {
  votedOn: LegalDay;
}

/** `GET …/budget/:year/results` (404 `results_hidden` before the announcement). */
export interface PublicResults {
  cycle: PublicCycle;
  count: CycleCount;
  projects: PublicProject[];
  voters: number;
  /** People declared here who were 16 on the day; `null` where no register is loaded. */
  eligible: number | null;
  /** By way of voting; `null` where a number is too small to be told. */
  byChannel: { online: number | null; inPerson: number | null };
  /** By age; `null` where no register is loaded. */
  byAge: PublicAgeTurnout[] | null;
  /** Counts before this one, with what it corrects; empty unless the result was corrected. */
  earlier: NumberedCount[];
  /** Why this count stands in the place of an earlier one. */
  correction: ResultCorrection | null;
  /** Who proposed and who confirmed the correction; `null` where there was none. */
  correctedBy: CorrectedBy | null;
  /** What the council decided on projects that are being built though they do not win any more. */
  deliveries: DeliveryCourse[];
  /** Units of voting whose ballots may be published; of the others only sums. */
  ballotFiles: { unitId: string; url: string }[];
  announcedOn: LegalDay;
  minutesRef: string;
  minutesFileUrl: string | null;
  /** `outdated`: it was made before a correction, for other winners than these. */
  allocation: {
    decisionNumber: string;
    decisionDay: LegalDay;
    amountCents: Cents;
    outdated: boolean;
  } | null;
}
