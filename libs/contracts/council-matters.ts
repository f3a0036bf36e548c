import type { ArticleRef, LegalDay } from './decision.js';
import type { ItemOutcome, Presence, SittingKind, VoteChoice, VoteCounts } from './council.js';

/** Another wording of a unit's line, its removal, or a new unit right behind it. */
export type AmendmentKind = 'replace' | 'delete' | 'insert_after';
/** Waits for its vote; carried; not carried; lost its object by another one; taken back by its author. */
export type AmendmentState = 'tabled' | 'adopted' | 'rejected' | 'lapsed' | 'withdrawn';
/** What a sitting votes on beside its items: a tabled amendment, or its own agenda (PL 34). */
export type SittingQuestion = 'amendment' | 'add' | 'remove' | 'order';
/** More than half of those present (PL 34(1), 37(1)), or at least two thirds of them (PL 34(2)). */
export type Majority = 'simple' | 'two_thirds';

/** Body of `POST …/agenda-items/:id/amendments`. */
export interface TableAmendment {
  kind: AmendmentKind;
  /** Id of the unit in the text that is voted on. */
  nodeId: string;
  /** The wording; `null` for a removal. */
  text: string | null;
  reason: string | null;
  /** The councillor for whom the secretary records it; left out by a councillor. */
  authorId?: string;
}

/** Body of `POST …/amendments/:id/vote` and of votes about the agenda. */
export interface RecordSittingVote {
  /** Councillors taking part when the quorum was checked (PL 27(2)). */
  present: number;
  votes: { personId: string; choice: VoteChoice; conflict: boolean }[];
}

/** How one councillor voted. */
export interface NamedVote {
  name: string;
  choice: VoteChoice;
  conflict: boolean;
}

/** An amendment with what became of it. */
export interface TabledAmendmentView {
  id: string;
  number: number;
  kind: AmendmentKind;
  nodeId: string;
  /** The unit as it is named: `5.2. apakšpunkts`. */
  place: string;
  /** The wording of the unit's line on the table. */
  before: string;
  text: string | null;
  reason: string | null;
  author: string;
  authorId: string;
  tabledAt: string;
  state: AmendmentState;
  /** Number of the amendment whose adoption took this one's object. */
  lapsedBy: number | null;
  counts: VoteCounts | null;
  votes: NamedVote[];
}

/** A unit that an amendment can be anchored to. */
export interface AmendableUnit {
  nodeId: string;
  /** `5.2.` */
  number: string;
  kind: 'chapter' | 'point' | 'subpoint' | 'annex';
  /** 1 for points and chapters. */
  depth: number;
  text: string;
}

/** Answer of `GET …/agenda-items/:id/amendments`. */
export interface TabledAmendmentsView {
  /** Amendments may be tabled: there is a text on the table and it is not voted on yet. */
  open: boolean;
  /** Why not, when a law says so (PL 37(3)). */
  closedBy: ArticleRef | null;
  /** In the order of voting. */
  amendments: TabledAmendmentView[];
  units: AmendableUnit[];
  /** Units whose references to another unit would be dead with what is adopted so far. */
  deadReferences: string[];
  /** The text with what is adopted so far differs from the one on the table. */
  changed: boolean;
}

/** A file among the materials of an item. */
export interface ItemFileView {
  id: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  public: boolean;
}

/** Who submitted a draft decision (PL 36(1), 30(1)). */
export type SubmitterCode =
  | 'chair'
  | 'committee'
  | 'councillor'
  | 'initiator'
  | 'executive_director'
  | 'residents_council'
  | 'minister'
  | 'cabinet';

/** Why a matter is closed (PL 27(4)). */
export type ClosedGroundCode = 'private_life' | 'children' | 'adoption' | 'trade_secret' | 'other_restricted';

/** Body of `PUT …/agenda-items/:id/matter`: what the secretary keeps about an item. */
export interface DescribeMatter {
  title: string | null;
  rapporteur: string | null;
  /** Number in the municipality's document management. */
  registerNumber: string | null;
  submitter: SubmitterCode | null;
  /** The draft decision, for items that are no by-law. */
  draftText: string | null;
  closedGround: ClosedGroundCode | null;
  /** What is shown of a closed matter and of its decision. */
  essence: string | null;
  /** It costs money that the budget does not have (PL 39(3)3). */
  unbudgeted: boolean;
}

/** Answer of `GET …/agenda-items/:id/matter`. */
export interface MatterView extends DescribeMatter {
  files: ItemFileView[];
  /** What was said, for the minutes (PL 38(3)7–8, 11–12). */
  debate: string | null;
  /** Opinions of committees (PL 36(2), 39). */
  opinions: CommitteeOpinion[];
  /** Cost outside the budget, and the finance committee has given no opinion (PL 39(3)3). */
  awaitsFinance: boolean;
  corrections: VoteCorrection[];
  refusal: { by: string; day: LegalDay; reason: string; form: 'container' | 'paper' } | null;
  /** The text as it lay on the table, when adopted amendments changed it. */
  tabledVersionId: string | null;
  /** Since when councillors vote themselves; `null` while they do not. */
  votingOpenedAt: string | null;
}

/** What a committee thinks of a matter. */
export interface CommitteeOpinion {
  sittingId: string;
  committee: string;
  ofFinance: boolean;
  day: LegalDay;
  outcome: ItemOutcome | null;
  counts: VoteCounts | null;
}

/** A correction of a recorded vote. */
export interface VoteCorrection {
  at: string;
  by: string;
  reason: string;
  votes: NamedVote[];
}

/** A committee. */
export interface CommitteeView {
  id: string;
  name: string;
  finance: boolean;
  chairId: string;
  chair: string;
  members: { personId: string; name: string }[];
  sittings: { id: string; day: LegalDay; kind: SittingKind }[];
}

/** Body of `POST …/committees` and `PUT …/committees/:id`. */
export interface SaveCommittee {
  name: string;
  finance: boolean;
  chairId: string;
  memberIds: string[];
}

/** A duty after a sitting with its last day. */
export interface SittingTermView {
  what:
    | 'signMinutes'
    | 'publishRecording'
    | 'publishMinutes'
    | 'councillorViews'
    | 'publishDecisions'
    | 'removeRecording';
  due: LegalDay;
  done: LegalDay | null;
  article: ArticleRef;
  state: 'open' | 'late' | 'done' | 'done_late' | 'running' | 'over';
}

/** Body of `PUT …/sittings/:id/minutes`. */
export interface SaveMinutes {
  /** Who kept them: name and office. */
  keeper: string;
  /** `HH:MM` in Latvia. */
  openedTime: string;
  closedTime: string;
  /** Others who had the floor, with their office (PL 38(3)7). */
  others: string | null;
  /** Why councillors were away, as far as they told (PL 38(3)6). */
  absences: string | null;
  /** Orders of the chair and what else the rules of procedure ask for (PL 38(3)8, 13). */
  notes: string | null;
  signedOn: LegalDay | null;
}

/** What of a sitting is published on the official website (PL 38(6), 41(8)). */
export type SittingPublication = 'minutes' | 'decisions' | 'recording';

/** The minutes with what else the sitting's records say. */
export interface MinutesView {
  minutes: SaveMinutes | null;
  /** Of what is kept; 0 before anything is. */
  version: number;
  published: Record<SittingPublication, { url: string; day: LegalDay } | null>;
  terms: SittingTermView[];
  statements: { author: string; item: string | null; text: string; day: LegalDay; late: boolean }[];
  attendance: { name: string; presence: Presence | null }[];
  /** Amendments tabled to its items, in the order of their votes (PL 38(3)8). */
  amendments: {
    itemId: string;
    number: number;
    place: string;
    author: string;
    state: AmendmentState;
    counts: VoteCounts | null;
  }[];
  /** Votes about the agenda. */
  agendaVotes: AgendaVoteView[];
}

/** A vote of the council on its own agenda (PL 34). */
export interface AgendaVoteView {
  question: SittingQuestion;
  /** What it was about; `null` for the order. */
  item: string | null;
  majority: Majority;
  carried: boolean;
  counts: VoteCounts;
  votes: NamedVote[];
}

/** What councillors pressed so far. */
export interface LiveVotes {
  openedAt: string | null;
  votes: { personId: string; choice: VoteChoice }[];
}
