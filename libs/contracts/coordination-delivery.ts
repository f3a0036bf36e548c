import type { LegalDay } from './decision.js';
import type { CoordinationOpinionInput } from './coordination.js';
import type { CoordinationRequestView } from './coordination-requests.js';

/** By which way a draft goes out and an opinion comes back. */
export const COORDINATION_MEANS = ['portal', 'link', 'email', 'e_address', 'post', 'in_person'] as const;
/** One of {@link COORDINATION_MEANS}. */
export type CoordinationMeans = (typeof COORDINATION_MEANS)[number];

/** Ways outside of the product, of which somebody keeps the record. */
export const RECORDED_MEANS = ['email', 'e_address', 'post', 'in_person'] as const;
/** One of {@link RECORDED_MEANS}. */
export type RecordedMeans = (typeof RECORDED_MEANS)[number];

/** The record of how the draft went out to a party. */
export interface CoordinationDelivery {
  means: CoordinationMeans;
  sentOn: LegalDay;
  /** As the party or the means confirmed it; `null` while unknown. */
  receivedOn: LegalDay | null;
  /** Number of the letter, of the tracking … */
  note: string;
}

/** Body of `PUT …/parties/:party/delivery`. */
export interface RecordCoordinationDelivery {
  means: RecordedMeans;
  sentOn: LegalDay;
  receivedOn: LegalDay | null;
  note: string;
}

/** The link of a party, without its secret. */
export interface CoordinationLinkView {
  /** Last day on which it opens. */
  expiresOn: LegalDay;
  /** The day it was first opened. */
  openedOn: LegalDay | null;
}

/** Answer of `POST …/parties/:party/link`: the address is told this once. */
export interface CoordinationLinkMade extends CoordinationLinkView {
  url: string;
}

/** A unit of the draft before and after; an empty text is a unit that was not there or is no more. */
export interface CoordinationChange {
  unitId: string;
  label: string;
  before: string;
  after: string;
  /** The document's versions between which it changed. */
  from: number;
  to: number;
  /** The last version at which words came into the draft as the answer to this very item; `null` where none did. */
  at: number | null;
}

/** Answer of `GET /api/coordination/guest`: the desk of a party without an account. */
export interface CoordinationGuestView<C = unknown> extends Omit<
  CoordinationRequestView<C>,
  'experts' | 'colleagues'
> {
  /** Last day on which the link opens. */
  expiresOn: LegalDay;
  /** Where else an answer can be sent. */
  replyTo: string;
}

/** Body of `POST /api/coordination/guest/opinion`. */
export interface CoordinationGuestOpinion extends CoordinationOpinionInput {
  /** Who filled it in. */
  givenBy: string;
}

/** What was found in the file of an answer: `POST …/parties/:party/read-answer`, `POST /api/coordination/guest/read-answer`. */
export interface CoordinationAnswerFound {
  /** The file is the form that was sent with the draft. */
  form: boolean;
  /** The form belongs to another party or round. */
  foreign: boolean;
  opinion: Omit<CoordinationOpinionInput, 'verdict'> & {
    verdict: CoordinationOpinionInput['verdict'] | null;
  };
  documentNo: string;
  /** Items whose point the draft does not have, by their place. */
  unplaced: number[];
  /** What else the file says, to be split by hand. */
  paragraphs: string[];
}
