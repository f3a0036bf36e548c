import type { CycleInput, CycleState, LegalDay } from '#libs/contracts';
import type { LegalCalendar } from '#libs/legal-calendar';

/** What the rules of a cycle look at, as it would be with the event's own data (the minutes given, the reason typed). */
export interface CycleFacts {
  state: CycleState;
  cycle: CycleInput;
  /** Numbers of projects: `waiting` are submitted or returned and not decided yet. */
  projects: { waiting: number; compliant: number; notCompliant: number };
  /** The list of projects was approved, where the nolikums has that step. */
  listApproved: boolean;
  /** People who hold a part of the key that opens the ballots. */
  keyHolders: number;
  /** Results of GeoLatvija.lv are here; asked for only where people vote there. */
  resultsTakenOver: boolean;
  /** What is open of the vote on paper, and how many of the people marked for it have a paper in a signed box. */
  paper: { openBoxes: number; waitingEnvelopes: number; marked: number; inBoxes: number };
  /** Whether the nolikums that the cycle cites is in force today; `null` where the portal does not have it. */
  statutesInForce: boolean | null;
  /** Projects that have a number; asked for only where the rules name projects. */
  numbered: readonly { nr: number; unitId: string | null; onBallot: boolean }[];
  /** Digest of {@link canonicalRules} taken when the vote opened; `null` before. */
  frozenDigest: string | null;
  /** Digest of {@link canonicalRules} over what is stored now; `null` where nobody computed it. */
  currentDigest: string | null;
  /** Whether a count of the ballots is stored. */
  counted: boolean;
  /** Reference of the minutes of the count. */
  minutesRef: string | null;
  /** The council's decision that gives the winners their money. */
  allocation: { decisionNumber: string; decisionDay: LegalDay } | null;
  /** Winning projects, and how many of them stand. */
  delivery: { winners: number; delivered: number };
  /** Why the cycle is called off. */
  reason: string | null;
}

/** What a guard may look at. */
export interface CycleContext {
  facts: CycleFacts;
  now: LegalDay;
  calendar: LegalCalendar;
}
