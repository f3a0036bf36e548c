import type { ArticleRef, Decision, LegalDay, Violation } from './decision.js';

/** Where a collective submission is on its way (PL 56–57). */
export const SUBMISSION_STATES = [
  'draft',
  'collecting',
  'submitted',
  'accepted',
  'on_agenda',
  'decided',
  'reported',
  'concluded',
  'refused',
  'answered',
  'withdrawn',
  'stopped',
] as const;

/** One of {@link SUBMISSION_STATES}. */
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** What moves a collective submission on, or is recorded beside its way. */
export const SUBMISSION_EVENTS = [
  'start',
  'openSigning',
  'submit',
  'receive',
  'sendToRegister',
  'recordRegisterAnswer',
  'accept',
  'refuse',
  'answer',
  'putOnAgenda',
  'invite',
  'recordDecision',
  'recordReport',
  'publishStatus',
  'conclude',
  'withdraw',
  'stop',
] as const;

/** One of {@link SUBMISSION_EVENTS}. */
export type SubmissionEvent = (typeof SUBMISSION_EVENTS)[number];

/** How the submission reached the municipality. */
export const SUBMISSION_ORIGINS = ['here', 'paper', 'email', 'e_address', 'platform'] as const;

/** One of {@link SUBMISSION_ORIGINS}: `here` = signed on this page; `platform` = collected by another system. */
export type SubmissionOrigin = (typeof SUBMISSION_ORIGINS)[number];

/** What the municipality looks at when it examines a submission (PL 56(1), 56(3)–(5)). */
export const SUBMISSION_CRITERIA = [
  'named',
  'demand',
  'grounds',
  'representative',
  'competence',
  'acceptable',
  'electronic',
] as const;

/** One of {@link SUBMISSION_CRITERIA}. */
export type SubmissionCriterion = (typeof SUBMISSION_CRITERIA)[number];

/** Why a signature does not count. */
export const STRIKE_REASONS = [
  'not_citizen',
  'under_age',
  'no_connection',
  'wrong_code',
  'illegible',
  'duplicate',
  'other',
] as const;

/** One of {@link STRIKE_REASONS}. */
export type StrikeReason = (typeof STRIKE_REASONS)[number];

/** What ties a signer to the municipality (PL 56(1)): a declared residence, or registered real estate. */
export type SignerBasis = 'declared' | 'property';

/** What the submission says. */
export interface SubmissionText {
  title: string;
  /** What is asked of the municipality. */
  demand: string;
  /** Why, in short. */
  grounds: string;
}

/** The natural person who speaks for the signers (PL 56(3)). */
export interface SubmissionRepresentative {
  name: string;
  address: string;
  email: string | null;
  phone: string | null;
  /** May be named on the public page. */
  shown: boolean;
}

/** Signatures as numbers. */
export interface SignatureCount {
  /** All that were given or typed in. */
  all: number;
  struck: number;
  /** Not struck, and not yet confirmed by a register. */
  unconfirmed: number;
  /** Given with an electronic identity on this page. */
  online: number;
  /** How many are needed; `null` while the number of residents is not known. */
  needed: number | null;
}

/** Something that happened, as everybody may know it. */
export interface SubmissionStep {
  event: SubmissionEvent;
  day: LegalDay;
  article: ArticleRef | null;
  /** Reasons, the decision, the report or the news, where the step has words. */
  text: string | null;
  /** Number of the decision, or of the record in document management. */
  number: string | null;
  /** Who is responsible, or was asked or invited. */
  institution: string | null;
  url: string | null;
}

/** A term that runs or was kept. */
export interface SubmissionTerm {
  code: string;
  article: ArticleRef;
  from: LegalDay;
  day: LegalDay;
  doneOn: LegalDay | null;
  late: boolean;
  /** Read in the text of the law; otherwise the municipality has to confirm it. */
  verified: boolean;
}

/** A submission in a list. */
export interface SubmissionLine {
  code: string;
  title: string;
  state: SubmissionState;
  count: SignatureCount;
  /** The last day of signing, where one was set. */
  collectUntil: LegalDay | null;
  receivedOn: LegalDay | null;
  lastDay: LegalDay;
}

/** Answer of `GET /api/public/m/:place/collective-submissions`. */
export interface PublicSubmissionList {
  needed: number | null;
  /** Residents on 1 January of the year, and whether that very year's number is known. */
  population: { count: number; year: number | null } | null;
  items: SubmissionLine[];
}

/** Answer of `GET /api/public/m/:place/collective-submissions/:code`. */
export interface PublicSubmission extends SubmissionLine, SubmissionText {
  origin: SubmissionOrigin;
  /** Only with the person's consent. */
  representative: string | null;
  steps: SubmissionStep[];
  terms: SubmissionTerm[];
  responsible: string | null;
  /** The sitting whose agenda has it. */
  sitting: { day: LegalDay; outcome: string | null } | null;
}

/** Answer of `GET /api/m/:place/collective-submissions/:code/own`: what the signed-in person may do with it. */
export interface OwnSubmissionPart {
  /** Whether the person may sign, and every reason against it. */
  may: Decision;
  signedOn: LegalDay | null;
  /** Declared here according to the register; `null` where the register does not know. */
  declared: boolean | null;
  /** What only the author sees; `null` for everybody else. */
  author: {
    version: number;
    representative: SubmissionRepresentative;
    /** What stands against the next step, by its name. */
    next: Partial<Record<SubmissionEvent, Violation[]>>;
  } | null;
}

/** Body of `POST /api/m/:place/collective-submissions` and, with a version, of `PUT …/:code`. */
export interface SaveSubmission extends SubmissionText {
  address: string;
  email: string | null;
  phone: string | null;
  shown: boolean;
  collectUntil: LegalDay | null;
}

/** What signers are unsealed for. */
export const UNSEAL_PURPOSES = ['register_check', 'paper_check'] as const;

/** One of {@link UNSEAL_PURPOSES}. */
export type UnsealPurpose = (typeof UNSEAL_PURPOSES)[number];

/** The findings of an examination. */
export interface SubmissionExamination {
  /** What stands against accepting it. */
  bars: Violation[];
  /** What only wants a look. */
  warnings: Violation[];
}

/** Answer of `GET /api/m/:place/collective-desk/:code`. */
export interface SubmissionDesk extends SubmissionLine, SubmissionText {
  id: string;
  version: number;
  origin: SubmissionOrigin;
  registerNumber: string | null;
  representative: SubmissionRepresentative | null;
  /** Sheets of signatures that the representative says will come on paper. */
  paperClaimed: number;
  steps: (SubmissionStep & { by: string | null })[];
  terms: SubmissionTerm[];
  examination: SubmissionExamination;
  answers: Partial<Record<SubmissionCriterion, boolean>>;
  offers: { event: SubmissionEvent; article: ArticleRef | null; may: boolean }[];
  responsible: string | null;
  item: {
    sittingId: string;
    itemId: string;
    day: LegalDay;
    outcome: string | null;
    decision: { number: string; day: LegalDay } | null;
  } | null;
  /** Coming sittings of the council; the first regular one is the one of PL 57(1). */
  sittings: { id: string; day: LegalDay; kind: string; next: boolean }[];
  eraseOn: LegalDay | null;
  erasedOn: LegalDay | null;
}

/** Body of `POST /api/m/:place/collective-desk`: a submission that came complete. */
export interface ReceiveSubmission extends SubmissionText {
  origin: Exclude<SubmissionOrigin, 'here'>;
  receivedOn: LegalDay;
  registerNumber: string | null;
  representative: SubmissionRepresentative;
}

/** What a municipality sets itself. */
export interface SubmissionSettings {
  /** Residents on 1 January by the register of natural persons (PL 56(6)), and of which year. */
  population: number | null;
  populationYear: number | null;
  /** How long names and codes are kept once nothing more happens; the law does not say. Months. */
  keepMonths: number;
  /** The term of an answer to a submission that does not conform (PL 57(6)); `null` = the month of the table. Days. */
  answerDays: number | null;
}
