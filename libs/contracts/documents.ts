import type { LegalDay, Violation } from './decision.js';

/** The two documents of a dossier. */
export type DossierDocumentKind = 'bylaw' | 'memorandum';

/** A document as JSON of its ProseMirror schema (`#libs/bylaw-document`). */
export type DocumentJson = Record<string, unknown>;

/** A document at one version. */
export interface DocumentView {
  id: string;
  dossierId: string;
  kind: DossierDocumentKind;
  version: number;
  digest: string;
  content: DocumentJson;
  /** Why the text cannot be edited now; empty when it can. */
  locked: Violation[];
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
  | 'promulgation';

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
  kind: DossierDocumentKind;
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
  kind: DossierDocumentKind;
  from: ComparedVersion;
  to: ComparedVersion;
  comparison: C;
}
