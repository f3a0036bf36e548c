import type { ActRef } from './amendments.js';
import type { LegalDay } from './decision.js';
import type { NamedVersionView, StepOrigin, StoredDocumentKind } from './documents.js';

/**
 * What a step answers or comes from, for reading. `label` is a name that tells nothing about a natural person: the number of
 * an opinion's receipt, an institution, a version; empty where the thing is gone or may not be named.
 */
export interface OriginView extends StepOrigin {
  label: string;
  /** Page inside the dossier where it stands, with its fragment, for example `viedokli#op-…`; `null` where there is none. */
  page: string | null;
}

/** Who wrote how much. */
export interface SessionAuthor {
  /** `null` for the system. */
  name: string | null;
  changes: number;
}

/** A unit that was changed, with its number today; the number is empty for what stands in the text no more. */
export interface ChangedUnit {
  id: string;
  number: string;
  /** Letters. */
  inserted: number;
  deleted: number;
}

/** A while in which a text was worked on without a long pause. */
export interface HistorySession {
  /** The version before the first step, and after the last one. */
  before: number;
  after: number;
  startedAt: string;
  endedAt: string;
  authors: SessionAuthor[];
  /** Steps. */
  changes: number;
  /** The most changed first; not all where there are many. */
  units: ChangedUnit[];
  moreUnits: number;
  origins: OriginView[];
}

/** Answer of `GET …/documents/:id/history`: newest sessions first. */
export interface DocumentHistory {
  documentId: string;
  kind: StoredDocumentKind;
  /** The version now. */
  version: number;
  createdAt: string;
  sessions: HistorySession[];
  /** Ask for what was before this version; `null` at the beginning. */
  next: number | null;
  /** The frozen versions, newest first. */
  named: NamedVersionView[];
}

/** A step that somebody made. */
export interface BlameStep {
  version: number;
  at: string;
  /** `null` for the system, and for the first text. */
  author: string | null;
}

/** Where words came from. */
export interface BlameSource extends BlameStep {
  /** The author that a suggestion names, where that is somebody else than who made the step. */
  writer: string | null;
  accepted: BlameStep | null;
  /** The step that brought the words back from an earlier moment. */
  restored: BlameStep | null;
  origin: OriginView | null;
}

/** Words of a block with the place of their source in the list of sources. */
export interface BlamedWords {
  text: string;
  source: number;
  pending: 'insertion' | 'deletion' | null;
}

/** A block of text with where its words came from. */
export interface BlamedLine {
  id: string;
  unitId: string;
  name: string;
  /** Printed before it. */
  number: string;
  words: BlamedWords[];
}

/** Steps of one author that changed a unit in one go. */
export interface UnitChangeView {
  before: number;
  after: number;
  startedAt: string;
  endedAt: string;
  author: string | null;
  inserted: number;
  deleted: number;
  steps: number;
  origin: OriginView | null;
}

/** Answer of `GET …/documents/:id/blame`. */
export interface BlameView {
  documentId: string;
  version: number;
  sources: BlameSource[];
  lines: BlamedLine[];
  /** For one unit what became of it, newest first; empty for a whole text. */
  changes: UnitChangeView[];
}

/** Body of `POST …/documents/:id/restore`. */
export interface RestoreText {
  /** The version whose text is to be the text again. */
  version: number;
  /** The version that was the newest when the person decided; what others wrote since stays. */
  known: number;
}

/** Who gave a norm a wording, and where that was decided. */
export interface NormBringer {
  act: ActRef;
  /** The day of the sitting at which the act was adopted, where that was in the portal. */
  sitting: LegalDay | null;
}

/** A wording of a norm of an act. */
export interface PublicNormWording {
  kind: 'original' | 'inserted' | 'changed' | 'deleted';
  from: LegalDay;
  /** The last day; `null` for the present one. */
  until: LegalDay | null;
  /** Places in the list of those who brought wordings; empty where a text was corrected without an act. */
  by: number[];
  /** The words of the norm itself; `null` for the present wording, which stands in the text. */
  words: string | null;
}

/** What brought one norm, newest wording first. */
export interface PublicNorm {
  unitId: string;
  number: string;
  wordings: PublicNormWording[];
}

/** Answer of `GET /api/public/m/:place/sn/:year/:slug/norms`: which act brought each norm of the text of a day. */
export interface PublicNorms {
  bringers: NormBringer[];
  norms: PublicNorm[];
}
