import type { DeadlineView } from './bylaws.js';
import type { LegalDay, Violation } from './decision.js';
import type { DocumentJson } from './documents.js';
import type { OpinionResult } from './public-pages.js';

/** How a by-law went to the ministry, in writing (PL 47(2)). */
export type ReviewMeans = 'eaddress' | 'email' | 'post';

/** All values of {@link ReviewMeans}. */
export const REVIEW_MEANS: readonly ReviewMeans[] = ['eaddress', 'email', 'post'];

/** What a ministry's opinion may say: lawful (PL 47(4)), or the by-law or some of its norms unlawful (PL 47(5)). */
export type MinistryOutcome = 'no_objections' | 'objections_whole' | 'objections_partial';

/** All values of {@link MinistryOutcome}. */
export const MINISTRY_OUTCOMES: readonly MinistryOutcome[] = [
  'no_objections',
  'objections_whole',
  'objections_partial',
];

/** How a review ended; `silent` = no opinion was sent in time, the same as no objections (PL 47(4)). */
export type ReviewOutcome = MinistryOutcome | 'silent';

/** Who reviews: VARAM, or the ministry that another law names (PL 47(2)). */
export interface ReviewerView {
  kind: 'varam' | 'named_ministry';
  name: string;
  /** The law that names the ministry; `null` for VARAM. */
  law: string | null;
  /** The ministry's institution here, when it has one, so that it can answer itself. */
  institutionId: string | null;
}

/** An objection to the legality of a norm. */
export interface ReviewObjection {
  /** Node id of the unit objected to; `null` when the objection is to the by-law as a whole. */
  unitId: string | null;
  /** The unit as printed, for example `7. punkts`; empty for the whole. */
  unitLabel: string;
  /** Why the norm is unlawful. */
  text: string;
  /** The norm that it breaks, as cited. */
  grounds: string;
  /** Wording that the ministry proposes instead. */
  proposedWording: string | null;
}

/** An objection as recorded. */
export interface ReviewObjectionView extends ReviewObjection {
  id: string;
  /** From 1. */
  position: number;
}

/** A sector ministry's view (PL 47(3)): asked by the reviewer, or attached by the municipality. */
export interface SectorViewInput {
  ministry: string;
  askedOn: LegalDay | null;
  answeredOn: LegalDay | null;
  text: string | null;
}

/** A sector ministry's view as recorded. */
export interface SectorView extends SectorViewInput {
  id: string;
  askedBy: 'reviewer' | 'municipality';
  /** The last day for the answer, two weeks after the request (PL 47(3)); `null` when the municipality asked. */
  answerBy: LegalDay | null;
}

/** Body of `POST /api/m/:place/dossiers/:id/review/sending` (PL 47(2)); the dossier moves to `in_review`. */
export interface RecordReviewSending {
  sentOn: LegalDay;
  means: ReviewMeans;
  /** The ministry's institution here when another law names it; ignored for VARAM. */
  institutionId: string | null;
  /** A view that the municipality had asked for beforehand. */
  sectorView: { ministry: string; answeredOn: LegalDay; text: string } | null;
}

/** Body of `PUT …/review/receipt` and of `POST /api/review/:id/receipt`. */
export interface RecordReviewReceipt {
  receivedOn: LegalDay;
}

/** Body of `POST /api/review/:id/opinion`: the ministry's own opinion, dated today. */
export interface GiveReviewOpinion {
  outcome: MinistryOutcome;
  /** Registration number of the opinion. */
  number: string | null;
  conclusion: string;
  objections: ReviewObjection[];
}

/** Body of `POST …/review/opinion`: an opinion received by e-address, typed in by the lawyer. */
export interface TypeInReviewOpinion extends GiveReviewOpinion {
  /** The date on the opinion. */
  issuedOn: LegalDay;
  /** The day the municipality received it: terms run from it (PL 47(4), 47(6)). */
  receivedOn: LegalDay;
  /** The file as uploaded before by `POST …/review/file`; `null` = none. */
  fileDigest: string | null;
}

/** Body of `POST …/review/silence`: the lawyer states that the e-address was looked at and holds no opinion (PL 47(4)). */
export interface ConfirmSilence {
  /** The day the e-address was looked at, after the month has passed. */
  checkedOn: LegalDay;
  /** Must be `true`. */
  noOpinionFound: boolean;
}

/** Body of `PUT …/review/disagreement`: the draft of the council's reasoned decision (PL 47(6)). */
export interface DraftDisagreement {
  /** Disagrees with the opinion wholly; else with the objections listed. */
  whole: boolean;
  objectionIds: string[];
  reasons: string;
  /** The version known; `null` for the first draft. */
  version: number | null;
}

/** Body of `POST …/review/disagreement/sending`: by-law, memorandum and decision to both ministries (PL 47(6)). */
export interface RecordDisagreementSending {
  /** To the ministry that gave the opinion. */
  sentToMinistryOn: LegalDay;
  /** To VARAM; the same day where VARAM gave the opinion. */
  sentToVaramOn: LegalDay;
}

/** Answer of `POST …/review/file` (a form with the one field `file`). */
export interface ReviewFile {
  /** SHA-256, hexadecimal. */
  digest: string;
  name: string;
  /** Bytes. */
  size: number;
}

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
