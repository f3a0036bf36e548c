import type { LegalDay } from './decision.js';

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

/** How a sector ministry was asked: here, or by a letter. */
export type SectorMeans = 'portal' | 'email' | 'eaddress' | 'post';

/** All values of {@link SectorMeans}. */
export const SECTOR_MEANS: readonly SectorMeans[] = ['portal', 'email', 'eaddress', 'post'];

/** How its answer came: here, by the link of its letter, or typed in from a letter. */
export type SectorChannel = 'portal' | 'link' | 'typed';

/** A sector ministry's view as recorded. */
export interface SectorView extends SectorViewInput {
  id: string;
  askedBy: 'reviewer' | 'municipality';
  /** The last day for the answer, two weeks after the request (PL 47(3)); `null` when the municipality asked. */
  answerBy: LegalDay | null;
  /** What it was asked; empty where nothing special was. */
  question: string;
  /** `null` for a view that the municipality attached. */
  means: SectorMeans | null;
  channel: SectorChannel | null;
  /** The day a typed-in answer was received; for others the day it was given. */
  receivedOn: LegalDay | null;
  /** Number of the answer's letter. */
  number: string | null;
  /** Who gave the answer in the ministry's name, by name and office. */
  givenBy: string | null;
}

/** Body of `POST /api/review/:id/sector-requests` (PL 47(3)): asks a sector ministry for its view. */
export interface AskSectorMinistry {
  ministry: string;
  /** The ministry's institution here, when it answers with an account. */
  institutionId: string | null;
  /** Where its link is sent, without an account; `null` = the reviewer hands over link or package. */
  email: string | null;
  means: SectorMeans;
  /** The day on the letter; not in the future. */
  askedOn: LegalDay;
  question: string;
}

/** Answer of `POST /api/review/:id/sector-requests` and of `POST …/:view/link`. */
export interface SectorMinistryAsked {
  id: string;
  /** The link of a ministry without an account, shown this once; `null` where it has one. */
  url: string | null;
}

/** Body of `POST /api/review/:id/sector-requests/:view/answer`: a view that came by letter. */
export interface TypeInSectorAnswer {
  answeredOn: LegalDay;
  receivedOn: LegalDay;
  number: string | null;
  givenBy: string;
  text: string;
  /** The file as uploaded before by `POST /api/review/:id/file`; `null` = none. */
  fileDigest: string | null;
}

/** Body of `POST /api/sector-views/:view/answer` and `POST /api/sector-views/guest/answer`. */
export interface GiveSectorAnswer {
  number: string | null;
  /** Who answers in the ministry's name; with an account the person's name where it is empty. */
  givenBy: string;
  text: string;
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
  /** The signed document as uploaded before; `null` or absent = none. */
  fileDigest?: string | null;
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
