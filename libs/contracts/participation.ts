import type { ArticleRef, LegalDay } from './decision.js';
import type { DocumentJson } from './documents.js';
import type { AnswerChange, OpinionAttachmentView } from './opinions.js';

/** How a statutory publication came to the official website: under the municipality's own domain, embedded, by feed, by hand. */
export const PUBLICATION_MEANS = ['own_domain', 'embedded', 'feed', 'manual'] as const;

/** One of {@link PUBLICATION_MEANS}. */
export type PublicationMeansCode = (typeof PUBLICATION_MEANS)[number];

/** A publication as it was recorded. */
export interface PublicationView {
  id: string;
  /** The duty it fulfils: PL 46(3), 46(4), 28(3), 28(4) … */
  article: ArticleRef;
  /** Full address on the municipality's official website. */
  url: string;
  from: LegalDay;
  /** The last day it stays public as announced; `null` where the law sets no end. */
  to: LegalDay | null;
  /** The moment it became public, where hours count. */
  publishedAt: string | null;
  means: PublicationMeansCode;
  /** The frozen texts that were published. */
  versionIds: string[];
  /** Who recorded it; `null` for the system. */
  recordedBy: string | null;
  recordedDay: LegalDay;
  recordedAt: string;
  /** Set when the record was withdrawn (wrong, or replaced by a longer one); it then counts for nothing. */
  withdrawn: { at: string; reason: string } | null;
}

/** Ways an opinion may reach the municipality. */
export const OPINION_CHANNELS = ['web', 'email', 'e_address', 'post', 'in_person', 'meeting'] as const;
/** One of {@link OPINION_CHANNELS}. */
export type OpinionChannel = (typeof OPINION_CHANNELS)[number];

/** What an opinion is. */
export const OPINION_KINDS = ['support', 'proposal', 'objection', 'question'] as const;
/** One of {@link OPINION_KINDS}. */
export type OpinionKind = (typeof OPINION_KINDS)[number];

/** What became of an opinion: taken into account, partly, not (form 2 of MK639). */
export const OPINION_OUTCOMES = ['accepted', 'partly', 'declined'] as const;
/** One of {@link OPINION_OUTCOMES}. */
export type OpinionOutcome = (typeof OPINION_OUTCOMES)[number];

/** Why an opinion need not be considered (MK639 20). */
export const REFUSAL_CODES = ['offensive', 'incomprehensible', 'not_text', 'unrelated'] as const;
/** One of {@link REFUSAL_CODES}. */
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Why the published text differs from the submitted one. */
export const REDACTION_CODES = ['personal_data', 'third_party', 'offensive', 'secret'] as const;
/** One of {@link REDACTION_CODES}. */
export type RedactionCode = (typeof REDACTION_CODES)[number];

/** `pending` until somebody has looked at it, `published`, or `refused` publication with a reason. */
export type OpinionState = 'pending' | 'published' | 'refused';

/** Life of an opinion stage; an interrupted one does not count. */
export type OpinionStageState = 'preparing' | 'open' | 'closed' | 'interrupted';

/** The person responsible for participation (MK639 21). */
export interface ResponsiblePerson {
  name: string;
  phone: string;
  email: string;
}

/** What the lawyer announces. */
export interface StageAnnouncement {
  /** The question that the public is asked, in plain words. */
  question: string;
  /** "What changes for me", in plain words. */
  summary: string;
  responsible: ResponsiblePerson;
  targetGroups: string[];
  /** Where in the municipality; empty = all of it. */
  territory?: string;
  channels: OpinionChannel[];
}

/** How many opinions there are. */
export interface OpinionCounts {
  received: number;
  published: number;
  pending: number;
  refused: number;
  late: number;
  answered: number;
  /** Waiting for an answer: neither refused nor late. */
  unanswered: number;
  byChannel: Partial<Record<OpinionChannel, number>>;
}

/** The opinion stage as the public sees it. */
export interface PublicStage extends StageAnnouncement {
  id: string;
  dossier: { id: string; code: string; title: string };
  state: Exclude<OpinionStageState, 'preparing'>;
  opens: LegalDay;
  closes: LegalDay;
  /** The last day opinions count, moved to a working day where the announced one is free (APL 43(2)). */
  lastDay: LegalDay;
  /** Whether an opinion may be given now. */
  acceptsOpinions: boolean;
  /** The publication on the official website (PL 46(3)). */
  publication: { article: ArticleRef; url: string; from: LegalDay; to: LegalDay | null } | null;
  bylawVersionId: string;
  memorandumVersionId: string | null;
  counts: { received: number; published: number; answered: number };
}

/** The frozen texts of a stage. */
export interface PublicStageTexts {
  bylaw: DocumentJson;
  memorandum: DocumentJson | null;
}

/** A running stage in a list. */
export interface OpenStage {
  stageId: string;
  place: { slug: string; name: string; colour: string };
  code: string;
  title: string;
  question: string;
  lastDay: LegalDay;
  opinions: number;
}

/** The answer to one or several equal opinions. */
export interface OpinionAnswerView {
  id: string;
  outcome: OpinionOutcome;
  /** What the opinion says in short, without names. */
  gist: string;
  /** Why it was or was not taken into account. */
  reason: string;
  day: LegalDay;
  /** How many opinions it answers. */
  opinions: number;
  /** The words that were changed because of it. */
  changes: AnswerChange[];
}

/** An opinion as everybody may read it. */
export interface PublicOpinion {
  id: string;
  kind: OpinionKind;
  /** Node of the frozen by-law it is about; `null` for the whole. */
  unitId: string | null;
  text: string;
  wording: string | null;
  /** Only where the author chose to be named. */
  author: string | null;
  /** Given in the name of an organisation: "juridiska persona" where it is not named. */
  legalPerson: boolean;
  /** How many others support it. */
  supports: number;
  /** Files that everybody may read. */
  attachments: OpinionAttachmentView[];
  channel: OpinionChannel;
  receivedDay: LegalDay;
  late: boolean;
  /** Something was left out of the published text, and why. */
  redacted: RedactionCode | null;
  answer: OpinionAnswerView | null;
}

/** The opinions of a stage. */
export interface PublicOpinions {
  items: PublicOpinion[];
  counts: { received: number; published: number; pending: number; answered: number };
}

/** What a person submits. */
export interface SubmitOpinion {
  kind: OpinionKind;
  unitId?: string;
  text: string;
  wording?: string;
  named: boolean;
  authorName?: string;
  authorEmail?: string;
  organisation?: string;
  registrationNo?: string;
  /** Number in the register of interest representatives, if any (MK639 19). */
  lobbyistNo?: string;
  /** A natural person who wants to be named says that they are of age: minors are never named. */
  adult?: boolean;
  /** The target group of an event that the author belongs to. */
  groupId?: string;
  language?: 'lv' | 'en';
}

/** The receipt; `key` is shown once and opens the opinion again. */
export interface OpinionReceipt {
  receipt: string;
  key: string;
  state: OpinionState;
  lastDay: LegalDay;
}

/** An opinion as its author sees it. */
export interface OwnOpinion {
  receipt: string;
  place: { slug: string; name: string };
  /** What it is about: a draft by-law or an event, with the path of its page. */
  about: { what: 'draft' | 'event'; title: string; path: string };
  state: OpinionState;
  refusal: { code: RefusalCode; reason: string } | null;
  redaction: { code: RedactionCode; reason: string } | null;
  kind: OpinionKind;
  unitId: string | null;
  text: string;
  wording: string | null;
  named: boolean;
  authorName: string | null;
  organisation: string | null;
  /** The wording of the unit that opinions were asked about; `null` for the whole. */
  unit: { name: string; text: string } | null;
  attachments: OpinionAttachmentView[];
  publishedText: string | null;
  receivedDay: LegalDay;
  late: boolean;
  answer: OpinionAnswerView | null;
  /** Until the stage closes. */
  editable: boolean;
  lastDay: LegalDay;
  version: number;
}

/** What the form is given when it is opened. */
export interface OpinionFormStart {
  /** Goes back with the opinion; it says when the form was opened. */
  token: string;
  loggedIn: boolean;
  /** The register knows the person as a minor, who is never named. */
  minor: boolean;
  /** The register knows the person to be of age: the form need not ask. */
  adult: boolean;
}
