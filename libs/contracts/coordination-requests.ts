import type { LegalDay, Violation } from './decision.js';
import type { CoordinationExpertView } from './coordination-experts.js';
import type {
  CoordinationOpinionView,
  CoordinationPartyState,
  CoordinationRoundKind,
  CoordinationRoundView,
} from './coordination.js';
import type { DocumentJson } from './documents.js';
import type { PublicLobbyContacts } from './memorandum.js';

/** What somebody is asked for an opinion on. */
export interface CoordinationRequest {
  /** Id of the party. */
  id: string;
  place: { slug: string; name: string };
  code: string;
  title: string;
  institution: string;
  round: number;
  kind: CoordinationRoundKind;
  sentDay: LegalDay;
  dueDay: LegalDay;
  /** Working days left, today not counted; negative when the term is over. */
  workingDaysLeft: number;
  open: boolean;
  state: CoordinationPartyState;
}

/** Answer of `GET /api/coordination/requests`. */
export interface CoordinationRequests {
  /** Without an opinion in an open round, soonest end first. */
  waiting: CoordinationRequest[];
  /** Latest first. */
  done: CoordinationRequest[];
}

/** Answer of `GET /api/coordination/requests/:party`; `C` is `Comparison` of `#libs/bylaw-diff`. */
export interface CoordinationRequestView<C = unknown> {
  request: CoordinationRequest;
  reason: string | null;
  extension: CoordinationRoundView['extension'];
  parties: { name: string; state: CoordinationPartyState }[];
  bylaw: { versionId: string; content: DocumentJson };
  memorandum: { versionId: string; content: DocumentJson } | null;
  /** The party's opinion of this round. */
  opinion: CoordinationOpinionView | null;
  /** The institution's earlier opinions on this draft with their answers, oldest first. */
  earlier: { round: number; opinion: CoordinationOpinionView }[];
  /** The text that the party last looked at against this one; `null` when it has seen none. */
  comparison: C | null;
  /** Contacts with lobbyists as stated (IPAL 6(3)); `null` while nothing is. */
  contacts: PublicLobbyContacts | null;
  /** Why an opinion cannot be given now; empty when it can. */
  toAnswer: Violation[];
  /** Experts of the institution whose view was asked, and those who can be. */
  experts: CoordinationExpertView[];
  colleagues: { id: string; name: string }[];
}
