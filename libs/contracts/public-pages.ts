import type { ActRef, ActWording, NormStatus } from './amendments.js';
import type { BylawKind, BylawTopic } from './bylaws.js';
import type { PublicLobbyContacts } from './memorandum.js';
import type { PublicSummary } from './summaries.js';
import type { AgendaPurpose, SittingSummary, VoteChoice, VoteCounts } from './council.js';
import type { ArticleRef, LegalDay } from './decision.js';
import type { DocumentJson, DossierDocumentKind } from './documents.js';
import type { PublicReviewRound } from './review-views.js';

/** Something that residents can influence now. */
export interface OpenMatter {
  /**
   * A draft that waits for opinions, an event to take part in, a participatory budget that takes ideas or projects or is
   * voted on, a collective submission that is signed.
   */
  kind: 'opinion' | 'participation' | 'budget_ideas' | 'budget_submission' | 'budget_vote' | 'collective';
  /** Slug of the municipality. */
  place: string;
  placeName: string;
  colour: string;
  /** Address of the page, without language prefix. */
  path: string;
  title: string;
  /** The question that is asked, or what is demanded, if there is one. */
  question: string | null;
  /** The last day to take part; `null` where none is set, as it may be with signatures. */
  until: LegalDay | null;
  /** Opinions so far; of a budget the projects or ideas that everybody may see, of a submission the signatures. */
  opinions: number;
}

/** Answer of `GET /api/public/home`: what is open anywhere, the soonest end first. */
export interface HomeView {
  open: OpenMatter[];
}

/** What became of the opinions about a draft. */
export interface OpinionResult {
  received: number;
  accepted: number;
  partly: number;
  declined: number;
}

/** A by-law that the council decided about lately. */
export interface DecidedAct {
  code: string;
  title: string;
  state: string;
  day: LegalDay;
  number: string | null;
  votes: VoteCounts | null;
  /** `null` where the draft had no opinion stage. */
  opinions: OpinionResult | null;
  /** Units of the text that differ between the published draft and the adopted text; `null` where nothing was published before. */
  changedUnits: number | null;
}

/** A sitting that is to come, with the by-laws on its agenda. */
export interface ComingSitting extends SittingSummary {
  agenda: { title: string; code: string | null }[];
}

/** Answer of `GET /api/public/m/:place/home`. */
export interface PlaceHome {
  open: OpenMatter[];
  sittings: ComingSitting[];
  decided: DecidedAct[];
}

/** An act in a list. */
export interface ActListItem {
  /** Code of its page. */
  code: string | null;
  year: number;
  number: string;
  /** The number as addresses have it. */
  slug: string;
  title: string;
  topic: BylawTopic;
  adoptedDay: LegalDay;
  /** The day its first text is in force from; it may be to come. */
  fromDay: LegalDay;
  inForce: boolean;
  /** The first day on which it is no longer in force; `null` while nothing ends it. */
  repealedFrom: LegalDay | null;
}

/** A draft in a list. */
export interface DraftListItem {
  code: string;
  title: string;
  topic: BylawTopic;
  state: string;
  stateSince: LegalDay;
  /** While opinions are asked for. */
  question: string | null;
  until: LegalDay | null;
}

/** Answer of `GET /api/public/m/:place/acts`. */
export interface PublicActs {
  acts: ActListItem[];
  total: number;
  page: number;
  pageSize: number;
  /** How many acts each topic has, whatever is searched for. */
  topics: { topic: BylawTopic; count: number }[];
  drafts: DraftListItem[];
}

/** A frozen text that everybody may read. */
export interface PublicVersion {
  id: string;
  kind: DossierDocumentKind;
  digest: string;
  /** The event that made it public, and its day. */
  event: string;
  day: LegalDay;
  /** What it became: the last event that was about this very text, and its day. */
  lastEvent: string;
  lastDay: LegalDay;
}

/** A frozen text with its content. */
export interface PublicText extends PublicVersion {
  content: DocumentJson;
}

/** An entry of the public timeline. */
export interface PublicEvent {
  seq: number;
  event: string;
  from: string | null;
  to: string | null;
  day: LegalDay;
  /** Role that acted; `null` for the passage of time. */
  actor: string | null;
  article: ArticleRef | null;
  /** Public texts that the event was about. */
  versionIds: string[];
}

/** What comes next, who holds it, and by when. */
export interface PublicNextStep {
  event: string;
  actor: string;
  article: ArticleRef | null;
  deadline: { code: string; day: LegalDay; sense: 'due' | 'earliest' | 'passes'; article: ArticleRef } | null;
}

/** The opinion stage in short; the rest is at `…/dossiers/:code/opinion-stage`. */
export interface PublicStageSummary {
  id: string;
  state: 'open' | 'closed' | 'interrupted';
  question: string;
  summary: string;
  opens: LegalDay;
  lastDay: LegalDay;
  acceptsOpinions: boolean;
  bylawVersionId: string;
}

/** A vote of the council on the act. */
export interface PublicVote {
  sitting: Pick<SittingSummary, 'id' | 'kind' | 'day' | 'time' | 'place'>;
  purpose: AgendaPurpose;
  outcome: 'adopted' | 'rejected' | 'removed' | null;
  decision: { number: string; day: LegalDay } | null;
  minutesRef: string | null;
  counts: VoteCounts | null;
  votes: { name: string; choice: VoteChoice; conflict: boolean }[];
}

/** The official publication (PL 47(1), 47(8)). */
export interface OfficialPublication {
  /** For example `2026/225.13`; older ones name the issue, for example `Latvijas Vēstnesis, 64 (4667)`. */
  number: string;
  day: LegalDay;
  /** `null` where the publication has no address. */
  url: string | null;
}

/** What the act is since its publication. */
export interface PublishedAct {
  year: number;
  number: string;
  slug: string;
  adoptedDay: LegalDay;
  official: OfficialPublication;
  /** The day an act that was made elsewhere was taken over; `null` for acts made here. */
  takenOverOn: LegalDay | null;
  fromDay: LegalDay;
  inForce: boolean;
  /** The first day on which it is no longer in force, and the act that repealed it; `null` while it stands. */
  repealed: EndOfAct | null;
}

/** How an act ended or will end. */
export interface EndOfAct {
  from: LegalDay;
  by: ActRef | null;
  /** Another act repealed it, its legal basis lapsed (OPL 9(5)), its own term is over, or what followed an order ended it (PL 66). */
  cause: 'repealed' | 'basis_lapsed' | 'term' | 'voided';
  /** The basis that lapsed or the document that ended it, in words. */
  basis: string | null;
}

/** Answer of `GET /api/public/m/:place/acts/:code`: everything the one page of an act shows. */
export interface ActPage {
  code: string;
  title: string;
  kind: BylawKind;
  topic: BylawTopic;
  state: string;
  stateSince: LegalDay;
  /** Where the documents of spatial planning stand (PL 48(3)); `null` for every other by-law. */
  planningUrl: string | null;
  issuer: string;
  act: PublishedAct | null;
  /** What it says, in plain language; `null` where nobody wrote it. */
  plainSummary: PublicSummary | null;
  /** Contacts with lobbyists as stated; `null` while nothing is. */
  contacts: PublicLobbyContacts | null;
  stage: PublicStageSummary | null;
  opinions: OpinionResult | null;
  timeline: PublicEvent[];
  next: PublicNextStep | null;
  /** The text in force, else the latest public one. */
  text: PublicText;
  memorandum: PublicText | null;
  /** Oldest first; texts that are equal are one. */
  versions: PublicVersion[];
  votes: PublicVote[];
  /** Reviews by a ministry (PL 47(2)), oldest first; empty on track A. */
  reviews: PublicReviewRound[];
  /** The act that a draft amends, or an amending act amended. */
  amends: ActRef | null;
  /** Texts of the act by day, oldest first; empty before its publication. */
  wordings: ActWording[];
  /** Norms of the text shown that do not hold today. */
  norms: NormStatus[];
  /** Days from which the text changes while the consolidated text is still being prepared. */
  preparing: LegalDay[];
}

/** Answer of `GET …/acts/:code/compare`; `C` is `Comparison` of `#libs/bylaw-diff`. */
export interface PublicComparison<C> {
  from: PublicVersion;
  to: PublicVersion;
  comparison: C;
}

/** A day in the life of an act. */
export interface ActMoment {
  day: LegalDay;
  /** Another text is in force from that day. */
  wording: boolean;
  /** The act is no longer in force from that day. */
  ended: boolean;
  /** Norms that stop to hold or hold again from that day, by their printed numbers; empty = the whole act. */
  norms: { number: string; holds: boolean }[];
}

/** Answer of `GET /api/public/m/:place/sn/:year/:slug`: the act on a day. */
export interface ActAtDate extends PublishedAct {
  code: string | null;
  title: string;
  topic: BylawTopic;
  issuer: string;
  /** The day asked for. */
  day: LegalDay;
  /** When each text is in force, oldest first; `to` is the last day, `null` for the newest. */
  texts: ActWording[];
  /** Norms of the text on that day that do not hold then. */
  norms: NormStatus[];
  /** Days from which the text changes while the consolidated text is still being prepared. */
  preparing: LegalDay[];
  /** Days on which what it says or what of it holds changes, oldest first; the first is its entry into force. */
  moments: ActMoment[];
  /** The text on that day; `null` before the act is in force. */
  content: DocumentJson | null;
  /** Its explanatory memorandum, where one is kept with the text. */
  memorandum: DocumentJson | null;
}
