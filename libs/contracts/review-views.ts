import type { DeadlineView } from './bylaws.js';
import type { LegalDay, Violation } from './decision.js';
import type { DocumentJson } from './documents.js';
import type { OpinionResult } from './public-pages.js';
import type { StatisticsObjection } from './review-statistics.js';
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
  /** Why it came for review: groups of the questions about its content that were answered with yes (PL 45, 47(2)). */
  grounds: ReviewGround[];
  /** It amends an act in force. */
  amending: boolean;
}

/** A group of the questions about the content of a by-law; see `TRACK_QUESTIONS`. */
export type ReviewGround = 'penalties_45_1' | 'penalties_45_2' | 'rights' | 'money' | 'other_law';

/** All values of {@link ReviewGround}, in the order of the law. */
export const REVIEW_GROUNDS: readonly ReviewGround[] = [
  'penalties_45_1',
  'penalties_45_2',
  'rights',
  'money',
  'other_law',
];

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
  /** The act that the by-law amends, with what it would say then; `null` for a by-law of its own. */
  base: ReviewBase<C> | null;
  /** What became of the opinions of the public. */
  opinions: OpinionResult | null;
  /** What was said in coordination and by the public, as far as it is public, and what was answered. */
  voices: ReviewVoice[];
  /** Objections of the same ministry to other by-laws of the municipality, the newest first. */
  earlierElsewhere: StatisticsObjection[];
  /** Requests for views of sector ministries, as the reviewer keeps them. */
  sectorRequests: SectorRequestView[];
  /** Ministries with an account here that can be asked for their view. */
  ministries: { id: string; name: string }[];
  disagreement: DisagreementView | null;
  copied: boolean;
  /** Why an opinion cannot be given now; empty when it can. */
  toAnswer: Violation[];
  permissions: string[];
}

/** The act that a by-law under review amends. */
export interface ReviewBase<C = unknown> {
  act: { year: number; slug: string; number: string; title: string };
  /** The wording that the amendments were written against. */
  day: LegalDay;
  text: DocumentJson;
  /** That wording against the one with the amendments carried out. */
  change: C;
}

/** What somebody said about the draft. */
export interface ReviewVoice {
  /** An institution by its name; `null` for the public. */
  from: string | null;
  unitLabel: string;
  text: string;
  /** `null` while it is not answered. */
  answer: { outcome: 'accepted' | 'partly' | 'declined' | null; reason: string } | null;
}

/** A request for a sector ministry's view, as the reviewer keeps it. */
export interface SectorRequestView {
  id: string;
  institutionId: string | null;
  email: string | null;
  /** The last day on which its link opens; `null` without a link. */
  linkExpiresOn: LegalDay | null;
  /** When the link was first opened, ISO 8601. */
  openedAt: string | null;
  file: ReviewFile | null;
}

/** A request in the list of a sector ministry (`GET /api/sector-views`). */
export interface SectorRequestItem {
  id: string;
  dossierId: string;
  place: { slug: string; name: string };
  code: string;
  title: string;
  bylawNumber: string | null;
  reviewer: string;
  ministry: string;
  question: string;
  askedOn: LegalDay;
  answerBy: LegalDay;
  answeredOn: LegalDay | null;
  /** The opinion for which it was asked is given. */
  over: boolean;
}

/** Answer of `GET /api/sector-views/:view` and `GET /api/sector-views/guest`. */
export interface SectorDeskView {
  request: SectorRequestItem;
  text: ReviewText;
  memorandum: ReviewText | null;
  /** The answer that was given. */
  answer: SectorView | null;
  /** Why no view can be given now; empty when it can. */
  toAnswer: Violation[];
  /** Where a signed view can be sent; for whoever answers by a link. */
  replyTo: string | null;
  expiresOn: LegalDay | null;
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
