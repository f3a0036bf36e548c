import type { LegalDay, Violation } from './decision.js';

/** The two documents of a dossier that go the way of the procedure. */
export type DossierDocumentKind = 'bylaw' | 'memorandum';

/**
 * Every kind of document that is kept: beside the two of the procedure the text of an act in force while amendments to it
 * are drafted (`amended_text`), and the text of an act as it stands after amendments (`consolidated_text`).
 */
export type StoredDocumentKind = DossierDocumentKind | 'amended_text' | 'consolidated_text';

/** The schema that a kind of document has: everything but a memorandum is a by-law. */
export function documentShape(kind: StoredDocumentKind): DossierDocumentKind {
  return kind === 'memorandum' ? 'memorandum' : 'bylaw';
}

/** A document as JSON of its ProseMirror schema (`#libs/bylaw-document`). */
export type DocumentJson = Record<string, unknown>;

/** A document at one version. */
export interface DocumentView {
  id: string;
  /** `null` for the text of an act that was made without a dossier. */
  dossierId: string | null;
  kind: StoredDocumentKind;
  version: number;
  digest: string;
  content: DocumentJson;
  /** Why the text cannot be edited now; empty when it can. */
  locked: Violation[];
}

/**
 * What a step answers or comes from, so that blame can say more than a name: an opinion of the public, an item of an
 * institution's opinion in coordination, a comment thread, a clause of the library, a calculation of the memorandum, a
 * version that was restored, an accepted draft of the assistant. `id` is the id of that thing.
 */
export interface StepOrigin {
  kind: 'opinion' | 'coordination' | 'comment' | 'clause' | 'calculation' | 'restore' | 'import';
  id: string;
}

/** One step of the log. */
export interface StepView {
  /** The version that the step leads to. */
  version: number;
  step: DocumentJson;
  clientId: string;
  /** Name of the author as known today; `null` for the system. */
  author: string | null;
  at: string;
  /** Left out for what somebody simply typed. */
  origin?: StepOrigin;
}

/** An image as it is kept after an upload: drawn anew, so its digest differs from that of the file. */
export interface KeptImageView {
  digest: string;
  mediaType: 'image/jpeg' | 'image/png';
  /** Pixels. */
  width: number;
}

/** The steps after a version; `more` when the answer was cut and the rest is to be asked for. */
export interface StepsView {
  version: number;
  steps: StepView[];
  more: boolean;
}

/** Body of `POST …/steps`: what one editor wants to append to the version it knows. */
export interface AppendSteps {
  version: number;
  clientId: string;
  steps: DocumentJson[];
  /** For each step what it comes from, `null` for what was simply typed; left out where that holds for all. */
  origins?: (StepOrigin | null)[];
}

/** What a version was frozen for. */
export type VersionPurpose =
  | 'start'
  | 'manual'
  | 'endorsement'
  | 'coordination'
  | 'opinion_stage'
  | 'council'
  | 'adoption'
  | 'promulgation'
  | 'consolidation'
  | 'takeover';

/** A frozen version without its text. */
export interface NamedVersionView {
  id: string;
  documentId: string;
  version: number;
  name: string;
  purpose: VersionPurpose;
  digest: string;
  author: string | null;
  day: LegalDay;
  at: string;
}

/** A frozen version with its text. */
export interface NamedVersionText extends NamedVersionView {
  kind: StoredDocumentKind;
  content: DocumentJson;
}

/** One side of a comparison: a version of the document, with its name when it is a frozen one. */
export interface ComparedVersion {
  version: number;
  digest: string;
  named: NamedVersionView | null;
}

/** Answer of `GET …/compare`; `C` is `Comparison` of `#libs/bylaw-diff`. */
export interface DocumentComparison<C> {
  documentId: string;
  kind: StoredDocumentKind;
  from: ComparedVersion;
  to: ComparedVersion;
  comparison: C;
}
