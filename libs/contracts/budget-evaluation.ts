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

/** A vote of the evaluation commission on a project; a tie decides nothing and is not recorded. */
export interface CommissionVote {
  day: LegalDay;
  minutesRef: string;
  votesFor: number;
  votesAgainst: number;
  abstained: number;
  /** Who took no part because of an interest, and why. */
  steppedAside: string;
}

/** Everything around a verdict, for those who evaluate. */
export interface EvaluationFile {
  checklist: ChecklistItem[];
  specialists: SpecialistView[];
  /** Who can be asked. */
  colleagues: { personId: string; name: string }[];
  votes: CommissionVote[];
}

/** The approval of the ballot list, where the nolikums has one; all compliant projects are on it (PL 60(4)). */
export interface ListApproval {
  body: string;
  decisionRef: string;
  decisionDay: LegalDay;
  projects: number;
}
