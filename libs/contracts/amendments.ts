import type { ArticleRef, LegalDay, Violation } from './decision.js';
import type { DocumentJson } from './documents.js';

/** An act as others refer to it. */
export interface ActRef {
  /** Code of its page; `null` for acts older than their dossier. */
  code: string | null;
  year: number;
  number: string;
  /** The number as addresses have it. */
  slug: string;
  title: string;
  adoptedDay: LegalDay;
}

/** Where an instruction stands in the amending by-law. */
export interface InstructionRef {
  /** Its whole number, `1.2.`; empty where it has none. */
  number: string;
  /** The line of the text, from 1. */
  line: number;
}

/** Something in an amending by-law that a person must see; the codes are those of `#libs/bylaw-amend`. */
export interface AmendmentFindingView {
  code: string;
  severity: 'error' | 'warning';
  place: InstructionRef;
  params: Record<string, string | number>;
}

/** Whether the amending by-law as it is now leads from the act in force to the edited text. */
export interface AmendmentCheck {
  /**
   * `proof`: what comes out was compared with the edited text; `application`: there is no edited text, so it was only
   * tried whether everything can be applied.
   */
  kind: 'proof' | 'application';
  closed: boolean;
  /** Instructions that were understood. */
  instructions: number;
  /** The first lines that differ. */
  differences: { expected: string; reached: string }[];
  findings: AmendmentFindingView[];
  /** The legal day and the moment of the check. */
  day: LegalDay;
  at: string;
}

/** How the present by-law of the dossier came about. */
export interface WrittenAmendments {
  at: string;
  by: string | null;
  /** The edited text was changed afterwards: the by-law is to be written again. */
  outdated: boolean;
  /** The by-law was changed by hand afterwards. */
  editedByHand: boolean;
}

/** What an amending dossier amends, and how its by-law stands to it. */
export interface AmendmentView {
  act: ActRef;
  /** The day whose wording the amendments start from. */
  baseDay: LegalDay;
  /** Another wording came into force, or is to come, since the dossier was started. */
  baseOutdated: boolean;
  /** The text being edited; `null` where the amending by-law was written elsewhere. */
  workingDocumentId: string | null;
  /** Nothing was changed in the text yet. */
  unchanged: boolean;
  written: WrittenAmendments | null;
  check: AmendmentCheck;
  warnings: Violation[];
  /** Why the by-law cannot be written now; empty when it can. */
  locked: Violation[];
  /** Texts of the act that its publication brought or will bring, oldest first; empty before. */
  consolidations: ConsolidationView[];
  version: number;
}

/** Answer of `GET …/dossiers/:id/amendment`. */
export interface AmendmentAnswer {
  /** `null` where the dossier amends no act. */
  amendment: AmendmentView | null;
}

/** Answer of `GET …/dossiers/:id/amendment/texts`: the text in force, and the one the amendments lead to. */
export interface AmendmentTexts {
  before: DocumentJson;
  /** The edited text; without one what the by-law makes of the text in force. */
  after: DocumentJson;
  bylaw: DocumentJson;
}

/** Body of `POST …/acts/:year/:slug/amending`. */
export interface StartAmending {
  /** The title of the dossier; the usual one where left out. */
  title?: string;
}

/** Body of `PUT …/dossiers/:id/amendment`: the act that a by-law written elsewhere amends. */
export interface LinkAmendedAct {
  year: number;
  slug: string;
}

/** Body of `POST …/dossiers/:id/amendment/writing`. */
export interface WriteAmendments {
  version: number;
  /** A day of its own on which the amendments come into force; `null` = the day after publication (PL 47(1)). */
  inForceFrom: LegalDay | null;
}

/**
 * Where the text from a day stands: `waiting` for an earlier one, being consolidated `by_hand`, `offered` to a second
 * person, or `done`.
 */
export type ConsolidationState = 'waiting' | 'by_hand' | 'offered' | 'done';

/** The text of an act from a day on, after an amending act. */
export interface ConsolidationView {
  from: LegalDay;
  state: ConsolidationState;
  findings: AmendmentFindingView[];
  /** The text as it is being consolidated by hand. */
  documentId: string | null;
  offeredBy: string | null;
  confirmedBy: string | null;
  /** Whether the caller may confirm: whoever consolidated it may not. */
  mayConfirm: boolean;
  version: number;
}

/** Body of what moves a consolidation by hand on. */
export interface ConsolidationStep {
  from: LegalDay;
  version: number;
}

/** Why a norm does not hold although it stands in the text; each with its article where the law has one. */
export const NORM_CAUSES = ['minister_order', 'no_application', 'judgment', 'council_repeal'] as const;

/** One of {@link NORM_CAUSES}. */
export type NormCause = (typeof NORM_CAUSES)[number];

/**
 * The article a cause rests on: the minister's order suspends (PL 66); without an application to the Constitutional Court
 * it makes the norms void (PL 66(5)); the council may repeal them before (PL 66(2)). A judgment is its own source.
 */
export const NORM_CAUSE_ARTICLES: Record<NormCause, ArticleRef | null> = {
  minister_order: { act: 'PL', ref: '66' },
  no_application: { act: 'PL', ref: '66(5)' },
  judgment: null,
  council_repeal: { act: 'PL', ref: '66(2)' },
};

/** What a cause does to the norm. */
export const NORM_CAUSE_STATES: Record<NormCause, 'suspended' | 'void'> = {
  minister_order: 'suspended',
  no_application: 'void',
  judgment: 'void',
  council_repeal: 'void',
};

/** Body of `POST …/acts/:year/:slug/validity`. */
export interface RecordNormValidity {
  /** Stable id of the unit; `null` = the whole act. */
  unitId: string | null;
  cause: NormCause;
  from: LegalDay;
  /** The last day; `null` = without end. */
  until: LegalDay | null;
  documentTitle: string;
  documentUrl: string | null;
}

/** A record as the workspace shows it. */
export interface NormValidityView extends RecordNormValidity {
  id: string;
  /** The number of the unit as printed; empty for the whole act. */
  unitNumber: string;
  recordedBy: string;
  recordedAt: string;
  withdrawn: { at: string; why: string } | null;
  /** It follows from a recorded control (PL 65, 66) and changes with it only. */
  ofControl: boolean;
  version: number;
}

/** Answer of `GET …/acts/:year/:slug/validity`. */
export interface ActValidityView {
  act: ActRef;
  fromDay: LegalDay;
  /** Units of the text in force that a record can be about, in the order of the text. */
  units: { id: string; number: string; text: string }[];
  records: NormValidityView[];
  /** The first day on which the act is no longer in force; `null` while no end is known. */
  end: { from: LegalDay; cause: string } | null;
  /** It was taken over without a dossier, so its end by a lapsed basis or a term is recorded here. */
  endsHere: boolean;
}

/** Body of `POST …/validity/:id/end`: the last day, for example because the council repealed the norm. */
export interface EndNormValidity {
  until: LegalDay;
  version: number;
}

/** Body of `POST …/validity/:id/withdrawal`: it was recorded by mistake. */
export interface WithdrawNormValidity {
  why: string;
  version: number;
}

/** How a norm stands on a day when it does not simply hold. */
export interface NormStatus {
  unitId: string;
  number: string;
  /** The state was recorded about the whole act. */
  whole: boolean;
  state: 'not-yet' | 'suspended' | 'void';
  from: LegalDay;
  /** The last day; `null` while nothing is known that ends it. */
  until: LegalDay | null;
  /** What it rests on: a provision of the act, an order, a judgment. */
  source: string;
  url: string | null;
  article: ArticleRef | null;
}

/** A text of an act as its history lists it. */
export interface ActWording {
  from: LegalDay;
  /** The last day; `null` for the newest. */
  to: LegalDay | null;
  digest: string;
  /** Id of the frozen text. */
  versionId: string;
  /** The acts whose amendments took effect that day; empty for the text as adopted. */
  amendedBy: ActRef[];
}
