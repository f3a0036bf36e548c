import type { DeadlineView } from './bylaws.js';
import type { LegalDay, Violation } from './decision.js';
import type { DocumentJson } from './documents.js';
import type { OpinionResult } from './public-pages.js';
import type {
  ReviewerView,
  ReviewFile,
  ReviewMeans,
  ReviewObjectionView,
  ReviewOutcome,
  SectorView,
} from './review.js';

/** An opinion as recorded, or its absence in time. */
export interface ReviewOpinionView {
  outcome: ReviewOutcome;
  number: string | null;
  issuedOn: LegalDay | null;
  /** The day the municipality received it; for silence the last day of the month. */
  receivedOn: LegalDay;
  conclusion: string;
  objections: ReviewObjectionView[];
  /** Read it at `GET …/dossiers/:id/review/rounds/:roundId/file`. */
  file: ReviewFile | null;
  /** Typed in by the municipality, not given here by the ministry. */
  typedIn: boolean;
  /** Name of the person who recorded it. */
  by: string | null;
}

/** One sending for review with what came of it; a corrected by-law opens the next round. */
export interface ReviewRoundView {
  id: string;
  /** From 1. */
  number: number;
  reviewer: ReviewerView;
  sentOn: LegalDay;
  means: ReviewMeans;
  receivedOn: LegalDay | null;
  /** The day it counts as received while no receipt is recorded; `null` for post or where the municipality sets none. */
  presumedReceipt: LegalDay | null;
  /** The last day for the opinion; `null` while no receipt is known. */
  opinionBy: DeadlineView | null;
  bylawVersionId: string;
  memorandumVersionId: string | null;
  /** Digest of the by-law's text. */
  digest: string;
  sectorViews: SectorView[];
  opinion: ReviewOpinionView | null;
  /** The day the e-address was looked at before silence was recorded. */
  silenceCheckedOn: LegalDay | null;
  version: number;
}

/** The council's reasoned disagreement (PL 47(6)). */
export interface DisagreementView {
  id: string;
  roundId: string;
  whole: boolean;
  objectionIds: string[];
  reasons: string;
  /** The agenda item about it, with its sitting. */
  item: { id: string; sittingId: string; sittingDay: LegalDay; outcome: string | null } | null;
  decision: { number: string; day: LegalDay } | null;
  signedOn: LegalDay | null;
  sentToMinistryOn: LegalDay | null;
  sentToVaramOn: LegalDay | null;
  /** No longer editable: the council has decided. */
  locked: boolean;
  version: number;
}

/** Answer of `GET /api/m/:place/dossiers/:id/review`. */
export interface DossierReviewView {
  dossier: { id: string; code: string; title: string; state: string; version: number; number: string | null };
  /** Who reviews by the questionnaire; `null` on track A or while it is not answered. */
  reviewer: ReviewerView | null;
  /** Ministries with an account here, for the form of sending when another law names the ministry. */
  ministries: { id: string; name: string }[];
  signedOn: LegalDay | null;
  /** Oldest first; the last one is the current one. */
  rounds: ReviewRoundView[];
  disagreement: DisagreementView | null;
  /** Terms of the review that run now, earliest first. */
  deadlines: DeadlineView[];
  /** The first day on which silence may be recorded; `null` while no receipt is known or an opinion is there. */
  silenceFrom: LegalDay | null;
  /** The clock has proposed to record silence. */
  silenceProposed: boolean;
  /** Why publication is barred (PL 47(7)); `null` while it is not. */
  barred: { because: 'no_decision' | 'not_sent'; since: LegalDay } | null;
  /** The municipality's own settings. */
  settings: { lateCorrectionAllowed: boolean; receiptPresumptionWorkingDays: number | null };
  /** What of the present text differs from the text of the last round, while it is being corrected. */
  changedUnits: number | null;
  /** Units an objection may name, of the text under review. */
  units: ReviewUnit[];
  permissions: string[];
}

/** A unit of the text under review. */
export interface ReviewUnit {
  id: string;
  label: string;
  /** Its beginning. */
  text: string;
}

/** A by-law in a ministry's queue. */
export interface ReviewQueueItem {
  /** Id of the round. */
  id: string;
  dossierId: string;
  place: { slug: string; name: string };
  code: string;
  title: string;
  /** The by-law's number. */
  bylawNumber: string | null;
  round: number;
  sentOn: LegalDay;
  receivedOn: LegalDay | null;
  presumedReceipt: LegalDay | null;
  opinionBy: DeadlineView | null;
  outcome: ReviewOutcome | null;
  answeredOn: LegalDay | null;
  /** Sent to VARAM for its knowledge with the council's disagreement (PL 47(6)), not for its opinion. */
  copied: boolean;
  disagreed: boolean;
}

/** Answer of `GET /api/review/queue`. */
export interface ReviewQueue {
  /** Without an opinion, the soonest end first. */
  waiting: ReviewQueueItem[];
  /** With an opinion or past silence, the latest first. */
  done: ReviewQueueItem[];
}

/** A frozen text of a round. */
export interface ReviewText {
  versionId: string;
  digest: string;
  content: DocumentJson;
}

/** Answer of `GET /api/review/:id`; `C` is `Comparison` of `#libs/bylaw-diff`. */
export interface ReviewDeskView<C = unknown> {
  round: ReviewRoundView;
  place: { slug: string; name: string };
  bylaw: {
    code: string;
    title: string;
    number: string | null;
    state: string;
    decision: { number: string; day: LegalDay } | null;
    signedOn: LegalDay | null;
  };
  text: ReviewText;
  memorandum: ReviewText | null;
  units: ReviewUnit[];
  /** Rounds before this one, oldest first. */
  earlier: ReviewRoundView[];
  /** The text of the round before against this one; `null` in the first round. */
  comparison: C | null;
  /** What became of the opinions of the public. */
  opinions: OpinionResult | null;
  disagreement: DisagreementView | null;
  copied: boolean;
  /** Why an opinion cannot be given now; empty when it can. */
  toAnswer: Violation[];
  permissions: string[];
}

/** A review as everybody may see it. */
export interface PublicReviewRound {
  number: number;
  reviewer: { kind: 'varam' | 'named_ministry'; name: string };
  sentOn: LegalDay;
  receivedOn: LegalDay | null;
  /** The last day for the opinion; `null` while no receipt is known. */
  opinionBy: LegalDay | null;
  outcome: ReviewOutcome | null;
  answeredOn: LegalDay | null;
  /** Days from sending to the answer. */
  days: number | null;
  objections: { unitLabel: string; text: string; grounds: string; proposedWording: string | null }[];
  /** The council's reasoned disagreement, once decided. */
  disagreement: { decision: { number: string; day: LegalDay }; reasons: string } | null;
}
