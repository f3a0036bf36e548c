import type { ArticleRef, LegalDay } from './decision.js';
import type { AgendaVoteView, SittingPublication } from './council-matters.js';
import type { CallOffCause, SittingInitiator } from './council-sittings.js';
import type { ContainerReport } from './signatures.js';

/** A regular sitting (PL 28) or an extraordinary one (PL 29). */
export type SittingKind = 'regular' | 'extraordinary';
/** In the room, by video conference, or both (PL 33). */
export type SittingMode = 'in_person' | 'remote' | 'mixed';
/** Planned, going on, or over. */
export type SittingState = 'planned' | 'open' | 'closed';
/** In the room, joined remotely (PL 33), or not there. */
export type Presence = 'present' | 'remote' | 'absent';
/**
 * What an item about a by-law decides: its adoption, its correction after a ministry's objections (PL 47(5)), or the
 * council's disagreement with them (PL 47(6)); in a committee's sitting the committee's opinion on it (PL 36(2), 39).
 */
export type AgendaPurpose = 'adoption' | 'correction' | 'disagreement' | 'opinion';
/** What became of an item. */
export type ItemOutcome = 'adopted' | 'rejected' | 'removed';
/** How a councillor voted; who did not take part is recorded and is not present (PL 37(4), 38(3)10). */
export type VoteChoice = 'for' | 'against' | 'abstain' | 'not_participating';
/** Decision and by-law are signed as separate documents. */
export type SignedDocument = 'decision' | 'bylaw';
/** The chair of that sitting, or the person standing in for the absent chair (PL 37(5)). */
export type SignerCapacity = 'sitting_chair' | 'acting_chair';
/** A signed electronic container, or paper. */
export type SignatureMeans = 'container' | 'paper';

/** All values of {@link VoteChoice}, in the order of the keys 1–4. */
export const VOTE_CHOICES: readonly VoteChoice[] = ['for', 'against', 'abstain', 'not_participating'];

/** Body of `POST …/sittings`. */
export interface PlanSitting {
  kind: SittingKind;
  repeatLevel: 0 | 1 | 2;
  day: LegalDay;
  /** Time of day in Latvia, `HH:MM`. */
  time: string;
  place: string;
  streamUrl: string | null;
  chairId: string;
  /** A committee's sitting; the council's when left out. */
  committeeId?: string;
  /** `in_person` when left out. */
  mode?: SittingMode;
  /** Why an extraordinary sitting is urgent (PL 29(2)). */
  urgency?: string | null;
  /** The sitting without quorum that this one repeats (PL 32). */
  repeatsId?: string;
  /** Items of other sittings that the council deals with again: of the one without quorum, or with an unsigned decision. */
  carry?: string[];
  /** The request that an extraordinary sitting answers (PL 30(1)); left out where the chair calls it. */
  requestId?: string;
}

/** Body of `POST …/sittings/:id/items`. */
export interface AddAgendaItem {
  /** A by-law that is ready for the council; without it the item is a plain one with its own title. */
  dossierId?: string;
  /** Left out for adoption; a correction is recognised by the dossier itself. */
  purpose?: 'disagreement';
  /** In a committee's sitting: the item of the council that it gives its opinion on. */
  aboutItemId?: string;
  title?: string;
  rapporteur: string | null;
  /** Votes by which the sitting itself adds the item (PL 34(2)). */
  addedAtSitting: { for: number; present: number } | null;
}

/** Body of `POST …/items/:id/vote`. */
export interface RecordVote {
  /** Number of amendments the secretary saw as adopted; checked where it is given, so that no text is fixed unseen. */
  amendments?: number;
  /** Councillors taking part when the quorum was checked (PL 27(2)). */
  present: number;
  votes: { personId: string; choice: VoteChoice; conflict: boolean }[];
  /** Number of the decision; needed when the draft is adopted. */
  decisionNumber: string | null;
  /** Reference to the minutes, for example `prot. Nr. 7, 12. p.` */
  minutesRef: string | null;
}

/** Body of `POST …/items/:id/signature`. */
export interface RecordSignature {
  /** Decision and by-law may be signed on different days; both at once when left out. */
  document?: SignedDocument;
  day: LegalDay;
  capacity: SignerCapacity;
  means: SignatureMeans;
  containerDigest: string | null;
  paperReference: string | null;
}

/** A councillor of the council today. */
export interface CouncillorView {
  personId: string;
  name: string;
}

/** Counts of a vote. */
export interface VoteCounts {
  for: number;
  against: number;
  abstain: number;
  notParticipating: number;
  present: number;
  councilSize: number;
}

/** One item of an agenda. */
export interface AgendaItemView {
  id: string;
  purpose: AgendaPurpose;
  position: number;
  title: string;
  rapporteur: string | null;
  dossier: { id: string; code: string; state: string; version: number } | null;
  bylawVersionId: string | null;
  memorandumVersionId: string | null;
  materialsAt: string | null;
  addedAtSitting: { for: number; present: number } | null;
  outcome: ItemOutcome | null;
  decision: { number: string; day: LegalDay } | null;
  minutesRef: string | null;
  counts: VoteCounts | null;
  votes: { name: string; choice: VoteChoice; conflict: boolean }[];
  signatures: {
    document: SignedDocument;
    signer: string;
    capacity: SignerCapacity;
    day: LegalDay;
    means: SignatureMeans;
  }[];
  /** The by-law's number, once it is given. */
  number: string | null;
  /** Number in the municipality's document management. */
  registerNumber: string | null;
  /** All that is shown of a closed matter to those outside (PL 27(4)); `null` for an open one. */
  essence: string | null;
  unbudgeted: boolean;
  /** Amendments tabled and not taken back. */
  amendments: number;
  /** How often the record of the vote was corrected. */
  corrections: number;
  /** The chair refused to sign (PL 37(6)). */
  refusedOn: LegalDay | null;
  /** The item that is dealt with again here, with its sitting. */
  againOf: { itemId: string; sittingId: string; day: LegalDay } | null;
  /** Where this item is dealt with again. */
  again: { itemId: string; sittingId: string; day: LegalDay } | null;
  /** The last day to sign what was adopted (PL 37(5)); `null` while nothing is. */
  signBy: { day: LegalDay; article: ArticleRef } | null;
  version: number;
}

/** A sitting in lists. */
export interface SittingSummary {
  id: string;
  kind: SittingKind;
  repeatLevel: number;
  day: LegalDay;
  /** `HH:MM` in Latvia. */
  time: string;
  place: string;
  streamUrl: string | null;
  state: SittingState;
  chair: string;
  /** Name of the committee; `null` for the council. */
  committee: string | null;
  mode: SittingMode;
  items: number;
  bylaws: number;
  /** Why it was not held to its end; `null` for one that was or will be. */
  calledOff: CallOffCause | null;
}

/** A sitting with its agenda. */
export interface SittingView extends SittingSummary {
  chairId: string;
  minutesNumber: string | null;
  /** The last day for sending the materials and making the drafts public (PL 28(2)–(4)); `null` for hours. */
  materialsBy: { day: LegalDay; article: ArticleRef } | null;
  notice: { url: string; from: LegalDay } | null;
  drafts: { url: string; from: LegalDay } | null;
  /** Seats of the council, or of the committee. */
  councilSize: number;
  /** A committee's sitting. */
  committeeId: string | null;
  /** Whose vote decides where the committee's votes are equally divided (PL 41(6)). */
  committeeChairId: string | null;
  /** Why an extraordinary sitting is urgent. */
  urgency: string | null;
  repeatsId: string | null;
  /** The sitting that repeats this one. */
  repeatedBy: string | null;
  calledOffReason: string | null;
  /** Items that were not dealt with because it was called off, and are on no other agenda yet. */
  undealt: { id: string; title: string }[];
  /** Its day, time or place is another since this day. */
  changedOn: LegalDay | null;
  /** Who asked for it, and by when it must be called (PL 30(1)). */
  request: { by: SittingInitiator; on: LegalDay; callBy: LegalDay; article: ArticleRef } | null;
  /** When the minister was told of a repeat sitting (PL 32(2)). */
  ministerInformedOn: LegalDay | null;
  /** When a sitting that had no quorum is held again (PL 32(1)). */
  repeatWindow: { earliest: LegalDay; latest: LegalDay; article: ArticleRef } | null;
  councillors: (CouncillorView & { presence: Presence | null })[];
  agenda: AgendaItemView[];
  version: number;
}

/** Answer of `GET …/council/members`: who chairs sittings, and who sits in the council today. */
export interface CouncilMembers {
  chairs: CouncillorView[];
  councillors: CouncillorView[];
}

/** Answer of `POST …/agenda-items/:id/container`: a signed container as it is kept. */
export interface StoredContainer {
  /** SHA-256, hexadecimal; the signature is recorded with it. */
  digest: string;
  name: string;
  /** Bytes. */
  size: number;
  report: ContainerReport;
  /** Name of the chair of the sitting. */
  chair: string;
  /** One of the signers has that name; a person may have another one by now, so this is told and not refused. */
  byChair: boolean;
}

/** An item about a by-law, with its sitting. */
export interface DossierSitting {
  sitting: SittingSummary;
  item: AgendaItemView;
}

/** An item as everybody may see it. */
export type PublicAgendaItem = Pick<
  AgendaItemView,
  | 'id'
  | 'purpose'
  | 'position'
  | 'title'
  | 'rapporteur'
  | 'outcome'
  | 'decision'
  | 'minutesRef'
  | 'counts'
  | 'votes'
  | 'number'
  | 'registerNumber'
> & {
  dossierCode: string | null;
  /** Only the essence of the matter is shown (PL 27(4)). */
  closed: boolean;
  draftText: string | null;
  files: { id: string; name: string; size: number }[];
  amendments: PublicAmendment[];
};

/** An amendment tabled by a councillor, as everybody may see it. */
export interface PublicAmendment {
  number: number;
  kind: 'replace' | 'delete' | 'insert_after';
  place: string;
  before: string;
  text: string | null;
  author: string;
  state: 'tabled' | 'adopted' | 'rejected' | 'lapsed' | 'withdrawn';
  counts: VoteCounts | null;
}

/** A sitting as everybody may see it: councillors vote in public by name (PL 38(3)10). */
export type PublicSittingView = SittingSummary &
  Pick<SittingView, 'minutesNumber' | 'notice' | 'drafts' | 'councilSize' | 'changedOn'> & {
    agenda: PublicAgendaItem[];
    agendaVotes: AgendaVoteView[];
    /** Where minutes, decisions and the recording are on the official website (PL 38(6)). */
    published: Record<SittingPublication, { url: string; day: LegalDay } | null>;
  };

/** Answer of `GET /api/public/m/:place/council`: next sittings soonest first, a page of past ones latest first. */
export interface PublicCouncil {
  next: PublicSittingView[];
  past: PublicSittingView[];
  /** Of the past ones; the first is 1. */
  page: number;
  /** At least 1. */
  pages: number;
}
