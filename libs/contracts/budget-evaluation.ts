import type { ChecklistItem } from './budget-rules.js';
import type { Cents } from './budget.js';
import type { EvaluationView } from './budget-projects.js';
import type { LegalDay } from './decision.js';

/** Answers to an item of the checklist. */
export const CHECKLIST_ANSWERS = ['yes', 'no', 'not_applicable'] as const;

/** An evaluator's answer to one item of the cycle's checklist. */
export interface ChecklistAnswer {
  answer: (typeof CHECKLIST_ANSWERS)[number];
  note: string;
}

/** An item of the checklist as it was when it was answered. */
export type AnsweredItem = ChecklistItem & ChecklistAnswer;

/** Body of `POST …/projects/:id/evaluation`. */
export type EvaluateProject = Omit<EvaluationView, 'day' | 'checklist'> & {
  version: number;
  /** The evaluator declares to have no interest in the project. */
  noInterest: boolean;
  /** In the order of the cycle's checklist. */
  checklist: ChecklistAnswer[];
};

/** A specialist who looks at a project beside the evaluator. */
export interface SpecialistView {
  personId: string;
  name: string;
  /** What the person is asked about. */
  field: string;
  askedOn: LegalDay;
  /** By which day the opinion is asked for. */
  dueOn: LegalDay | null;
  /** Whether the person has an interest in the project; `null` until declared. */
  interest: boolean | null;
  interestNote: string;
  opinion: string | null;
  verifiedCents: Cents | null;
  costNote: string;
  givenOn: LegalDay | null;
  /** The person who asks. */
  me: boolean;
}

/** A member of the commission who took no part in a vote because of an interest. */
export interface SteppedAside {
  name: string;
  why: string;
}

/** How the commission voted on a project; a tie decides nothing and is not recorded. */
export interface CommissionCounts {
  votesFor: number;
  votesAgainst: number;
  abstained: number;
  steppedAside: SteppedAside[];
}

/** Body of `POST …/projects/:id/commission-votes`. */
export interface CommissionVoteInput extends CommissionCounts {
  sittingId: string;
}

/** A vote of the evaluation commission on a project, with its sitting. */
export interface CommissionVote extends CommissionCounts {
  day: LegalDay;
  minutesRef: string;
  /** Number of the sitting within the cycle. */
  sitting: number;
  /** Whether everybody may read the minutes. */
  published: boolean;
}

/** The same for everybody: who stood aside, and why, is `null` until the minutes are published. */
export type PublicCommissionVote = Omit<CommissionVote, 'steppedAside'> & {
  steppedAside: SteppedAside[] | null;
};

/** A sitting of the evaluation commission as it is recorded. */
export interface CommissionSittingInput {
  day: LegalDay;
  minutesRef: string;
  chair: string;
  keeper: string;
  /** Names of the members, the chair among them. */
  present: string[];
  absent: string[];
}

/** A project in the minutes: how the commission voted, and the decision that followed. */
export interface MinutesDecision extends CommissionCounts {
  nr: number;
  title: string;
  /** `null` where the decision is not made yet, or the commission voted on the project again later. */
  decision: Pick<
    EvaluationView,
    'verdict' | 'reason' | 'article' | 'statutesPoint' | 'verifiedCents' | 'costNote' | 'appeal'
  > | null;
  /** The commission voted on it again in a later sitting. */
  votedAgain: boolean;
}

/** A sitting with its votes; `publishedOn` is `null` while its minutes can be changed. */
export interface CommissionSittingView extends CommissionSittingInput {
  id: string;
  number: number;
  publishedOn: LegalDay | null;
  decisions: MinutesDecision[];
}

/** The commission's sittings of a cycle, the newest first, and the projects that wait for its vote. */
export interface CommissionView {
  sittings: CommissionSittingView[];
  waiting: { id: string; nr: number; title: string }[];
  /** Whether sittings and votes are recorded now. */
  open: boolean;
}

/** Published minutes in the list that everybody sees. */
export interface PublishedMinutes {
  number: number;
  day: LegalDay;
  minutesRef: string;
  publishedOn: LegalDay;
}

/** Everything around a verdict, for those who evaluate. */
export interface EvaluationFile {
  /** The reader is an author of the project, and nobody decides on their own. */
  own: boolean;
  checklist: ChecklistItem[];
  specialists: SpecialistView[];
  /** Who can be asked. */
  colleagues: { personId: string; name: string }[];
  votes: CommissionVote[];
  /** Sittings whose minutes are not published yet, the newest first. */
  sittings: { id: string; day: LegalDay; minutesRef: string; present: string[] }[];
}

/** The approval of the ballot list, where the nolikums has one; all compliant projects are on it (PL 60(4)). */
export interface ListApproval {
  body: string;
  decisionRef: string;
  decisionDay: LegalDay;
  projects: number;
}
