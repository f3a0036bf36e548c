import type { PublicLobbyContacts } from './memorandum.js';
import type { LegalDay, Violation } from './decision.js';
import type {
  CoordinationChange,
  CoordinationDelivery,
  CoordinationLinkView,
  CoordinationMeans,
} from './coordination-delivery.js';
import type { CoordinationMeetingResult, CoordinationMeetingView } from './coordination-meetings.js';

/**
 * The municipality's own terms for coordination, in working days. No law sets them: they are shown as the
 * municipality's, never with an article.
 */
export interface CoordinationSettings {
  normalWorkingDays: number;
  /** A round that cannot wait; it needs a reason. */
  urgentWorkingDays: number;
  /** A round after the first. */
  repeatWorkingDays: number;
  /** The most that a round may be prolonged, once and for everybody; 0 = never. */
  extensionWorkingDays: number;
  /** A draft goes to the opinion stage or to the council only after coordination. */
  requiredBeforeOpinionStage: boolean;
  /** From the call of an agreement meeting to the meeting. */
  meetingWorkingDays: number;
}

/** Answer of `GET /api/m/:place/coordination-settings`. */
export interface CoordinationSettingsView extends CoordinationSettings {
  /** 0 while the municipality has set nothing and the defaults hold. */
  version: number;
}

/** Which term a round has. */
export const COORDINATION_ROUND_KINDS = ['normal', 'urgent', 'repeat'] as const;
/** One of {@link COORDINATION_ROUND_KINDS}. */
export type CoordinationRoundKind = (typeof COORDINATION_ROUND_KINDS)[number];

/** What an opinion says on the whole. */
export const COORDINATION_VERDICTS = ['no_objections', 'proposals', 'objections'] as const;
/** One of {@link COORDINATION_VERDICTS}. */
export type CoordinationVerdict = (typeof COORDINATION_VERDICTS)[number];

/** Kinds of items; proposals and preferred variants are advisory. */
export const COORDINATION_ITEM_KINDS = ['objection', 'proposal', 'variant'] as const;
/** One of {@link COORDINATION_ITEM_KINDS}. */
export type CoordinationItemKind = (typeof COORDINATION_ITEM_KINDS)[number];

/** What becomes of an item. */
export const COORDINATION_DISPOSITIONS = ['accepted', 'partly', 'declined'] as const;
/** One of {@link COORDINATION_DISPOSITIONS}. */
export type CoordinationDisposition = (typeof COORDINATION_DISPOSITIONS)[number];

/** How an opinion came: from an account, by the link of a party without one, or as a file that was typed in. */
export type CoordinationChannel = 'portal' | 'link' | 'file';

/**
 * Where a party stands in a round. Silence until the end of the term is agreement; an opinion after it is `late`, only
 * advisory, and the party counts as having agreed by silence.
 */
export type CoordinationPartyState = 'waiting' | 'agreed' | 'agreed_by_silence' | 'objections' | 'late';

/** How coordination ended; `abandoned` when the draft left it by another way. */
export type CoordinationOutcome = 'agreed' | 'not_agreed' | 'abandoned';

/** One objection, proposal or preferred variant. */
export interface CoordinationItemInput {
  kind: CoordinationItemKind;
  /** Node id of the unit of the round's frozen text; `null` for the draft as a whole. */
  unitId: string | null;
  text: string;
  /** Why: an objection needs it. */
  grounds: string;
  proposedWording: string | null;
}

/** The one opinion of a party: body of `POST /api/coordination/requests/:party/opinion`. */
export interface CoordinationOpinionInput {
  verdict: CoordinationVerdict;
  /** About the draft as a whole. */
  text: string;
  /** Head of the institution, or who was authorised, by name and office. */
  approvedBy: string;
  items: CoordinationItemInput[];
}

/** The field `opinion` (JSON) of the form `POST …/parties/:party/file-opinion`; the file is its field `file`. */
export interface CoordinationFileOpinionInput extends CoordinationOpinionInput {
  /** By the postmark or the stamp of the e-address, not the day it was typed in. */
  receivedDay: LegalDay;
  means: Exclude<CoordinationMeans, 'portal' | 'link'>;
  /** Number and day that the party gave its letter. */
  documentNo: string;
  documentDay: LegalDay | null;
}

/** Whom the draft is sent to: an institution of the directory, or somebody outside of it. */
export type CoordinationPartyInput =
  { institutionId: string } | { name: string; email: string | null; eAddress: string | null };

/** Body of `POST …/coordination/rounds`. */
export interface StartCoordinationRound {
  kind: CoordinationRoundKind;
  /** Needed where the round is urgent. */
  reason: string | null;
  parties: CoordinationPartyInput[];
  /** The dossier's version that was seen. */
  version: number;
}

/** Body of `POST …/rounds/:round/extend`. */
export interface ExtendCoordinationRound {
  workingDays: number;
  reason: string;
  version: number;
}

/** Body of `POST …/rounds/:round/end`. */
export interface EndCoordinationRound {
  version: number;
  /** Somebody looked in the system, the mailboxes and the e-address and found no answer; needed where a party is silent. */
  silenceChecked: boolean;
}

/** Body of `POST …/rounds/:round/parties`: more are asked while the round runs. */
export interface AddCoordinationParties {
  parties: CoordinationPartyInput[];
  version: number;
}

/** Body of `PUT …/items/:item/disposition`. */
export interface DisposeCoordinationItem {
  disposition: CoordinationDisposition;
  /** Compulsory unless the item is wholly taken into account. */
  reason: string;
  /** Units of the draft that answer it, where they are not the unit it is about. */
  answerUnits: string[];
  version: number;
}

/** Body of `POST …/coordination/close`. */
export interface CloseCoordination {
  /** What the caller saw; another outcome meanwhile is refused. */
  outcome: Exclude<CoordinationOutcome, 'abandoned'>;
  /** Compulsory where the parties do not agree. */
  reason: string | null;
}

/** An item as recorded. */
export interface CoordinationItemView extends CoordinationItemInput {
  id: string;
  /** From 1 within the opinion. */
  position: number;
  /** The unit as the frozen text calls it, for example `7. punkts`; empty for the whole. */
  unitLabel: string;
  disposition: CoordinationDisposition | null;
  reason: string;
  answeredBy: string | null;
  answeredDay: LegalDay | null;
  /** Units of the draft that the lawyer named as the answer. */
  answerUnits: string[];
  /** What changed in the draft for it since the text it is about; empty when nothing did. */
  changes: CoordinationChange[];
  /** What the agreement meeting came to; `null` where it was not on the table there. */
  meeting: { number: number; result: CoordinationMeetingResult } | null;
  version: number;
}

/** An opinion as recorded. */
export interface CoordinationOpinionView {
  id: string;
  verdict: CoordinationVerdict;
  text: string;
  approvedBy: string;
  channel: CoordinationChannel;
  receivedDay: LegalDay;
  late: boolean;
  means: CoordinationMeans;
  /** Number and day of the party's letter; empty and `null` where it has none. */
  documentNo: string;
  documentDay: LegalDay | null;
  /** Who gave it here, or typed it in; for a link the name that was typed there. */
  recordedBy: string | null;
  /** The file it came as; read at `GET …/coordination/files/:file`. */
  file: { id: string; name: string; size: number } | null;
  items: CoordinationItemView[];
}

/** A party of a round. */
export interface CoordinationPartyView {
  id: string;
  institutionId: string | null;
  name: string;
  email: string | null;
  eAddress: string | null;
  /** Somebody can answer for it here; else it answers by a link or by a file. */
  answersHere: boolean;
  /** How and when the draft went out to it; `null` while it has not. */
  delivery: CoordinationDelivery | null;
  /** The link by which it reads and answers without an account; `null` where none was made. */
  link: CoordinationLinkView | null;
  state: CoordinationPartyState;
  opinion: CoordinationOpinionView | null;
}

/** Where the coordination of a draft stands over all its rounds. */
export interface CoordinationStanding {
  outcome: Exclude<CoordinationOutcome, 'abandoned'>;
  /** Parties whose objections were all taken into account: another round lets them confirm it. */
  toConfirm: string[];
  /** Parties with an objection that was declined, taken into account only in part, or not answered yet. */
  disputed: string[];
}

/** A round. */
export interface CoordinationRoundView {
  id: string;
  /** Several coordinations of one draft are told apart by it. */
  coordinationId: string;
  /** From 1 within the dossier. */
  number: number;
  kind: CoordinationRoundKind;
  reason: string | null;
  sentDay: LegalDay;
  /** Last day for opinions, the extension counted. */
  dueDay: LegalDay;
  extension: { from: LegalDay; workingDays: number; reason: string } | null;
  /** Opinions are taken until the round is ended. */
  state: 'open' | 'ended';
  endedDay: LegalDay | null;
  /** Today is after the last day. */
  termOver: boolean;
  bylawDocumentId: string;
  bylawVersionId: string;
  memorandumVersionId: string | null;
  parties: CoordinationPartyView[];
  /** Why the round cannot be ended now; empty when it can. */
  toEnd: Violation[];
  /** Who took the silence of parties for agreement after looking for an answer, and when; `null` where nobody was silent. */
  silenceChecked: { by: string | null; day: LegalDay } | null;
  /** The last day after adding parties today; `null` when none can be added. */
  dueDayWithMore: LegalDay | null;
  version: number;
}

/** An institution that can be asked. */
export interface CoordinationInstitution {
  id: string;
  name: string;
  kind: string;
  /** Somebody holds a role there that may answer. */
  answersHere: boolean;
}

/** Answer of `GET /api/m/:place/dossiers/:id/coordination`. */
export interface CoordinationDesk {
  dossier: { id: string; code: string; title: string; state: string; version: number };
  settings: CoordinationSettings;
  /** The last day of a round sent today, by kind. */
  terms: Record<CoordinationRoundKind, LegalDay>;
  /** The last day that an extension of the open round may set; `null` where none is possible. */
  longestExtension: LegalDay | null;
  institutions: CoordinationInstitution[];
  /** Oldest first, over all coordinations of the draft. */
  rounds: CoordinationRoundView[];
  /** The running one, else the last one; `null` before the first. */
  coordination: {
    id: string;
    startedDay: LegalDay;
    closed: { day: LegalDay; outcome: CoordinationOutcome; reason: string | null; by: string | null } | null;
  } | null;
  /** Of the running coordination or the last one. */
  standing: CoordinationStanding | null;
  /** Objections and proposals of the coordination without an answer. */
  unanswered: number;
  /** Contacts with lobbyists as stated (IPAL 6(3)), a part of the table of objections; `null` while nothing is. */
  contacts: PublicLobbyContacts | null;
  /** Agreement meetings of the coordination, oldest first. */
  meetings: CoordinationMeetingView[];
  /** Units of the present text that an answer may name. */
  units: { id: string; label: string }[];
  /** What is pointed out before a next round is sent; it stops nothing. */
  beforeNext: Violation[];
  /** Why a round cannot be started now; `null` when the stage of the draft does not offer it. */
  toStart: Violation[] | null;
  /** Why coordination cannot be closed now; `null` when it is not running. */
  toClose: Violation[] | null;
  permissions: string[];
}
