import type { LegalDay } from './decision.js';
import type { PublicMeeting } from './participation-gatherings.js';

/** Kinds of councils whose members the institution chooses openly (MK639 15). */
export const COUNCIL_KINDS = ['advisory', 'supervisory'] as const;
/** One of {@link COUNCIL_KINDS}. */
export type CouncilKind = (typeof COUNCIL_KINDS)[number];

/** What the call for members says (MK639 15.1–15.3). */
export interface AdvisoryCouncilPlan {
  kind: CouncilKind;
  name: string;
  /** What the council is asked to do. */
  purpose: string;
  /** What candidates are chosen by; empty only with {@link noCriteriaReason} (MK639 15.2). */
  criteria: string;
  noCriteriaReason: string;
  /** How those who applied and are not included are heard (MK639 15.3). */
  othersHeard: string;
  /** How many candidates can be included; `null` = not limited. */
  seats: number | null;
  /** The last day to apply. */
  applyBy: LegalDay;
}

/** Somebody applies to take part in a council. */
export interface ApplyToCouncil {
  name: string;
  organisation?: string;
  email?: string;
  /** Why this person, in view of the criteria. */
  motivation: string;
  /** Of age; members who are not are told of without a name. */
  adult: boolean;
}

/** What became of a candidate. */
export type CandidateState = 'applied' | 'included' | 'not_included' | 'withdrawn';

/** A candidate as those who work with the event see it; restricted. */
export interface Candidate {
  id: string;
  name: string;
  organisation: string | null;
  email: string | null;
  motivation: string;
  adult: boolean;
  channel: 'web' | 'paper';
  appliedDay: LegalDay;
  /** Came after the last day. */
  late: boolean;
  state: CandidateState;
  reason: string;
  receipt: string;
}

/** A council as its organiser sees it. */
export interface DeskAdvisoryCouncil extends AdvisoryCouncilPlan {
  id: string;
  calledDay: LegalDay | null;
  composedDay: LegalDay | null;
  version: number;
  /** Everybody who applied, whoever may not see them. */
  applied: number;
  /** Empty for those who may not see them. */
  candidates: Candidate[];
}

/** What is decided about one candidate. */
export interface CandidateDecision {
  id: string;
  included: boolean;
  /** Needed where the candidate is not included. */
  reason: string;
}

/** A council as everybody sees it (MK639 15.4). */
export interface AdvisoryCouncilPage extends AdvisoryCouncilPlan {
  id: string;
  calledDay: LegalDay;
  composedDay: LegalDay | null;
  applied: number;
  acceptsApplications: boolean;
  /** Those included; `name` is `null` for who is not of age. */
  members: { name: string | null; organisation: string | null }[];
  /** Sittings of the council with their minutes. */
  sittings: PublicMeeting[];
  event: { code: string; title: string };
  token: string;
}
