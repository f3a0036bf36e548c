import type { BylawTopic, SuggestionChoice } from './bylaws.js';
import type { LegalDay, Violation } from './decision.js';
import type { DocumentJson } from './documents.js';
import type {
  ImportFileFormat,
  ImportFinding,
  ImportRecognised,
  ImportSetAside,
  ImportThread,
} from './imports.js';

/** Where a takeover stands: files are still coming, the sample is being looked at, or it is done. */
export type TakeoverBatchState = 'open' | 'sampled' | 'confirmed';

/** Where one file of a takeover stands. */
export type TakeoverItemState = 'waiting' | 'read' | 'refused' | 'returned' | 'taken';

/** A takeover in a list. */
export interface TakeoverBatchSummary {
  id: string;
  name: string;
  state: TakeoverBatchState;
  createdBy: string;
  createdAt: string;
  confirmedDay: LegalDay | null;
  /** How many items are in each state. */
  counts: Record<TakeoverItemState, number>;
}

/** What the act of an item will be kept with. */
export interface TakeoverFields {
  number: string | null;
  adoptedDay: LegalDay | null;
  title: string | null;
  topic: BylawTopic | null;
  officialNumber: string | null;
  officialDay: LegalDay | null;
  /** The day the text is in force from. */
  fromDay: LegalDay | null;
}

/** Body of `PATCH …/items/:id`. */
export interface EditTakeoverItem extends TakeoverFields {
  version: number;
  /** What becomes of tracked changes; `keep` leaves it open. */
  suggestions: SuggestionChoice;
  renumber: boolean;
}

/** One file of a takeover in the table. */
export interface TakeoverItemRow extends TakeoverFields {
  id: string;
  position: number;
  fileName: string;
  format: ImportFileFormat | null;
  state: TakeoverItemState;
  version: number;
  issuer: string | null;
  unsure: number;
  irregular: number;
  wordsLost: number;
  /** How many tracked changes stand in the text. */
  suggestions: number;
  /** Drawn into the sample. */
  drawn: boolean;
  /** Who confirmed having looked at it. */
  lookedBy: string | null;
  lookedAt: string | null;
  /** What stands in the way of taking it over, each with the field as `where`. */
  problems: Violation[];
  /** Why a person has to look at it in any case; empty where the sample decides. */
  lookFor: Violation[];
  /** Why it was not read. */
  refusals: Violation[];
  /** Why it was sent back. */
  reason: string | null;
  /** The page of the act that came of it: year and number as addresses have them. */
  act: { year: number; slug: string } | null;
}

/** A takeover with its files. */
export interface TakeoverBatchView extends TakeoverBatchSummary {
  version: number;
  items: TakeoverItemRow[];
  /** How the sample was drawn; `null` before. */
  sample: { seed: string; size: number; drawnAt: string; drawnBy: string } | null;
  /** What stands in the way of drawing the sample; empty afterwards. */
  beforeSample: Violation[];
  /** What stands in the way of confirming; empty when it may be confirmed. */
  beforeConfirm: Violation[];
}

/** One file of a takeover with everything that was read. */
export interface TakeoverItemView extends TakeoverItemRow {
  batch: { id: string; name: string; state: TakeoverBatchState; seed: string | null };
  encoding: string | null;
  suggestionChoice: SuggestionChoice;
  renumber: boolean;
  bylaw: DocumentJson | null;
  memorandum: DocumentJson | null;
  recognised: ImportRecognised | null;
  findings: ImportFinding[];
  setAside: ImportSetAside[];
  threads: ImportThread[];
  /** The next item that has to be looked at, for going from one to the next. */
  next: string | null;
}

/** Answer of an upload: what was taken in, and what was not. */
export interface TakeoverUpload {
  added: number;
  refused: { fileName: string; violations: Violation[] }[];
}
