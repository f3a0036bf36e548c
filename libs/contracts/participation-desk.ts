import type { ArticleRef, LegalDay, Violation } from './decision.js';
import type { ModerationEntry } from './opinions.js';
import type {
  OpinionCounts,
  OpinionStageState,
  OpinionState,
  PublicOpinion,
  PublicationView,
  RedactionCode,
  RefusalCode,
  StageAnnouncement,
} from './participation.js';

/** What an author submitted; `null` fields were left empty. */
export interface OpinionOriginal {
  revision: number;
  text: string;
  wording: string | null;
  authorName: string | null;
  authorEmail: string | null;
  organisation: string | null;
  registrationNo: string | null;
  lobbyistNo: string | null;
}

/** An opinion as the people who work on it see it. */
export interface DeskOpinion extends Omit<PublicOpinion, 'text' | 'redacted'> {
  receipt: string;
  /** `null` where it is about an event without a stage. */
  stageId: string | null;
  state: OpinionState;
  receivedAt: string;
  named: boolean;
  publishedText: string | null;
  redaction: { code: RedactionCode; reason: string } | null;
  refusal: { code: RefusalCode; reason: string } | null;
  loggedIn: boolean;
  moderatedAt: string | null;
  /** Restricted: only for those who moderate or record; `null` for others. */
  original: OpinionOriginal | null;
  /** Every decision about publishing it, oldest first; only for those who see the original. */
  moderation: ModerationEntry[];
  version: number;
  answerVersion: number | null;
}

/** The stage as the workspace sees it. */
export interface DeskStage extends StageAnnouncement {
  id: string;
  number: number;
  state: OpinionStageState;
  opens: LegalDay | null;
  closes: LegalDay | null;
  lastDay: LegalDay | null;
  interruptedOn: LegalDay | null;
  bylawVersionId: string | null;
  memorandumVersionId: string | null;
  version: number;
}

/** Everything the opinions page of a dossier shows. */
export interface OpinionDesk {
  dossier: { id: string; code: string; title: string; state: string };
  officialDomain: string;
  stage: DeskStage | null;
  publications: PublicationView[];
  opinions: DeskOpinion[];
  counts: OpinionCounts;
  /** Why the stage cannot be opened now; the server refuses with the same list. */
  toOpen: { violations: Violation[]; warnings: Violation[] } | null;
  part8Current: boolean;
  permissions: string[];
}

/** How long the stage has to last. */
export interface StageTerm {
  from: LegalDay;
  /** The earliest lawful last day, strictly counted. */
  earliestEnd: LegalDay;
  article: ArticleRef;
  explanation: ({ code: string } & Record<string, unknown>)[];
  /** What is to be said about the end that was asked about. */
  verdict: 'kept' | 'ends_on_free_day' | 'inclusive' | 'short' | null;
}

/** One paragraph or list of part 8. */
export type Part8Block = { paragraph: string } | { list: string[] };

/** Part 8 of the memorandum as it would be inserted now. */
export interface Part8Preview {
  blocks: Part8Block[];
  /** Why it cannot be inserted, for example a name of a person in an answer. */
  violations: Violation[];
  /** What may be a natural person's name or data; a person judges it (OPL 11(1)). */
  warnings: Violation[];
  /** The memorandum has it as it is now. */
  current: boolean;
  /** When it was generated last; `null` before the first time. */
  insertedAt: string | null;
  /** What generating it anew would change. */
  changes: Part8Changes;
  /** How the generated blocks stand in the memorandum; `null` before the first time. */
  inText: 'current' | 'changed' | 'missing' | null;
}

/** Lines that are no longer so, and new ones. */
export interface Part8Changes {
  removed: string[];
  added: string[];
}

/** An opinion stage of a municipality with what waits in it. */
export interface StageListItem {
  dossierId: string;
  code: string;
  title: string;
  state: OpinionStageState;
  question: string;
  lastDay: LegalDay | null;
  counts: { received: number; pending: number; unanswered: number };
}
