import type { ArticleRef, LegalDay, Violation } from './decision.js';

/** What somebody may ask for (GDPR 15, 16, 17, 18, 20, 21), in the order of the articles. */
export const DATA_RIGHTS = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
] as const;
/** One of {@link DATA_RIGHTS}. */
export type DataRight = (typeof DATA_RIGHTS)[number];

/** Where a request stands. */
export const DATA_REQUEST_STATES = ['received', 'identified', 'answered', 'withdrawn'] as const;
/** One of {@link DATA_REQUEST_STATES}. */
export type DataRequestState = (typeof DATA_REQUEST_STATES)[number];

/** How a request came, or an answer went. */
export const REQUEST_MEANS = ['account', 'in_person', 'post', 'email', 'e_address'] as const;
/** One of {@link REQUEST_MEANS}. */
export type RequestMeans = (typeof REQUEST_MEANS)[number];

/** How it was made sure who asks. */
export const IDENTITY_MEANS = ['account', 'document', 'e_signature', 'e_address'] as const;
/** One of {@link IDENTITY_MEANS}. */
export type IdentityMeans = (typeof IDENTITY_MEANS)[number];

/** What came of a request. */
export const REQUEST_OUTCOMES = ['granted', 'partly', 'refused'] as const;
/** One of {@link REQUEST_OUTCOMES}. */
export type RequestOutcome = (typeof REQUEST_OUTCOMES)[number];

/** What the product holds on people, kind by kind, in the order in which it is shown. */
export const HOLDINGS = [
  'account',
  'roles',
  'opinions',
  'registrations',
  'council_applications',
  'access_requests',
  'subscriptions',
  'calendar_feeds',
  'projects',
  'project_talk',
  'collective_submissions',
  'comments',
  'organisations',
  'meeting_parties',
  'lobby_contacts',
  'council_votes',
  'messages',
  'official_acts',
  'data_requests',
] as const;
/** One of {@link HOLDINGS}. */
export type HoldingKey = (typeof HOLDINGS)[number];

/** What may become of something when its erasure is asked for. */
export type ErasureOutcome = 'delete' | 'anonymise' | 'keep';

/** Why something is kept although its erasure was asked for; the interface words it by `records.ground.<code>`. */
export interface ErasureGround {
  code: 'running' | 'official_duty' | 'public_record' | 'legal_claims' | 'account_in_use' | 'restricted';
  article: ArticleRef;
}

/** Why something may only be stored (GDPR 18(1)(a)–(d)). */
export const RESTRICTION_GROUNDS = ['accuracy', 'unlawful', 'claims', 'objection'] as const;
/** One of {@link RESTRICTION_GROUNDS}. */
export type RestrictionGround = (typeof RESTRICTION_GROUNDS)[number];

/** What a restriction does to something: takes it out of use, marks it as stored only, or nothing. */
export type RestrictionOutcome = 'withheld' | 'marked' | 'refused';

/** A restriction of something held on a person. */
export interface RestrictionView {
  id: string;
  key: HoldingKey;
  item: string;
  ground: RestrictionGround;
  article: ArticleRef;
  since: LegalDay;
  /** The day it ended, why, and when the person had been told (GDPR 18(3)); `null` while it holds. */
  lifted: { on: LegalDay; reason: string; informedOn: LegalDay } | null;
}

/** What restricting did: how many things of each kind, and which go on being used and why. */
export interface RestrictionResult {
  withheld: Partial<Record<HoldingKey, number>>;
  marked: Partial<Record<HoldingKey, number>>;
  refused: { key: HoldingKey; count: number; ground: ErasureGround }[];
}

/** One thing held on a person. */
export interface HeldItem {
  id: string;
  /** The day it came about, where it has one. */
  day: LegalDay | null;
  /** What it belongs to: a code, a number, a title. */
  about: string | null;
  /** The data themselves, by the name of the field. */
  fields: Record<string, string | number | boolean | null>;
  /** Found by the account or the address; what has only the same name is somebody else's until a person confirms it. */
  certain: boolean;
  /** Fields that may be corrected here. */
  correctable: string[];
  erasure: { outcome: ErasureOutcome; ground: ErasureGround | null };
  /** It may only be stored. */
  restricted: { ground: RestrictionGround; since: LegalDay } | null;
}

/** Everything of one kind that is held on a person in one municipality. */
export interface Holding {
  key: HoldingKey;
  place: { slug: string; name: string };
  items: HeldItem[];
  /** There is more than is shown. */
  more: boolean;
}

/** A step in the life of a request. */
export interface DataRequestStepView {
  event: string;
  day: LegalDay;
  at: string;
  personName: string | null;
  details: Record<string, unknown>;
}

/** A request in the register. */
export interface DataRequestItem {
  id: string;
  code: string;
  rights: DataRight[];
  state: DataRequestState;
  requesterName: string;
  receivedOn: LegalDay;
  /** Last day of the answer; `null` once it has ended. */
  due: LegalDay | null;
  over: boolean;
  endedOn: LegalDay | null;
  outcome: RequestOutcome | null;
}

/** What can be done with a request now, and why not. */
export interface RequestOffer {
  event: 'identify' | 'extend' | 'answer' | 'withdraw' | 'search' | 'correct' | 'erase' | 'restrict';
  violations: Violation[];
}

/** A request with everything about it but the data that are held. */
export interface DataRequestView extends DataRequestItem {
  version: number;
  contact: string;
  terms: string[];
  /** Whether the requester has an account here. */
  known: boolean;
  means: RequestMeans;
  details: string;
  identity: { means: IdentityMeans; on: LegalDay } | null;
  extended: { on: LegalDay; reason: string } | null;
  deadline: { day: LegalDay; article: ArticleRef };
  ground: ArticleRef | null;
  answer: string | null;
  answerMeans: RequestMeans | null;
  steps: DataRequestStepView[];
  /** In the order in which they began. */
  restrictions: RestrictionView[];
  offers: RequestOffer[];
}

/** What is typed in when a request comes. */
export interface NewDataRequest {
  rights: DataRight[];
  requesterName: string;
  contact: string;
  means: RequestMeans;
  details: string;
  receivedOn: LegalDay;
}

/** What a person asks for while logged in. */
export type OwnDataRequest = Pick<NewDataRequest, 'rights' | 'details'>;

/** A request as the person sees it who made it. */
export interface OwnDataRequestView extends Pick<
  DataRequestItem,
  'code' | 'rights' | 'state' | 'receivedOn' | 'due' | 'endedOn' | 'outcome'
> {
  place: { slug: string; name: string };
  details: string;
  answer: string | null;
  ground: ArticleRef | null;
}

/** What an erasure did: how many things of each kind went, and which stayed and why. */
export interface ErasureResult {
  deleted: Partial<Record<HoldingKey, number>>;
  anonymised: Partial<Record<HoldingKey, number>>;
  kept: { key: HoldingKey; count: number; ground: ErasureGround }[];
}
