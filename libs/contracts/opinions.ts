import type { LegalDay, Violation } from './decision.js';
import type { OpinionOutcome, RedactionCode, RefusalCode } from './participation.js';

/** What makes an answer to an opinion look formal. */
export const ANSWER_FINDINGS = [
  'too_short',
  'stock_phrase',
  'repeated',
  'says_opinion_again',
  'no_changed_words',
] as const;
/** One of {@link ANSWER_FINDINGS}. */
export type AnswerFinding = (typeof ANSWER_FINDINGS)[number];

/**
 * What the difference between the text shown for opinion and the text to be adopted asks for: nothing (`same`,
 * `form_only`), or a new stage: every changed word answers an opinion (`follows_opinions`), or not (`new_matter`).
 */
export type StageAdvice = 'same' | 'form_only' | 'follows_opinions' | 'new_matter';

/** Words that were changed because of an opinion, as they were when the answer was given. */
export interface AnswerChange {
  unitId: string;
  /** "5.2. apakšpunkts". */
  unit: string;
  /** The wording shown for opinion; `null` where the place is new. */
  before: string | null;
  /** The wording after the change; `null` where the place was taken out. */
  after: string | null;
}

/** A difference between the text shown for opinion and the present one. */
export interface StageDifference extends AnswerChange {
  /** Words differ; otherwise only place, number or form. */
  words: boolean;
  /** Receipts of the opinions whose answers name the place. */
  answers: string[];
  /** Receipts of opinions whose suggested wording a drafter took over here. */
  taken: string[];
}

/** The difference as the desk shows it. */
export interface StageDifferences {
  /** Day the text was shown from. */
  shownFrom: LegalDay | null;
  changes: StageDifference[];
  advice: StageAdvice;
}

/** How many support an opinion, and whether the one who asks does. */
export interface OpinionSupport {
  supports: number;
  mine: boolean;
}

/** A file that came with an opinion. */
export interface OpinionAttachmentView {
  id: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** What an author attached, or the scan of a paper (never public). */
  kind: 'author' | 'scan';
  /** Everybody may read it. */
  released: boolean;
}

/** Files that may come with one opinion, and how large each may be, in bytes. */
export const OPINION_FILES = { most: 5, maxBytes: 10 * 1024 * 1024 } as const;

/** A decision about publishing an opinion, as it was taken. */
export interface ModerationEntry {
  at: string;
  by: string | null;
  decision: 'publish' | 'refuse';
  redaction: { code: RedactionCode; reason: string } | null;
  refusal: { code: RefusalCode; reason: string } | null;
  /** Which revision of the original was looked at. */
  revision: number;
}

/** A row of the collation of opinions (form 2 of MK639). */
export interface CollationRow {
  number: number;
  submitters: string;
  /** How many opinions the row is about. */
  opinions: number;
  substance: string;
  /** `null` where there is no answer. */
  outcome: OpinionOutcome | null;
  reason: string;
  late: boolean;
}

/** The collation of opinions (form 2 of MK639). */
export interface Collation {
  title: string;
  from: LegalDay;
  to: LegalDay;
  rows: CollationRow[];
  received: number;
  /** Left out because they need not be considered (MK639 20). */
  disregarded: number;
  responsible: string;
  /** Set once it is published. */
  day: LegalDay | null;
}

/** The collation as the desk shows it. */
export interface CollationDesk {
  now: Collation;
  /** What was published last. */
  published: { day: LegalDay; by: string; told: number; current: boolean } | null;
  /** What stands in the way of publishing it. */
  violations: Violation[];
}
