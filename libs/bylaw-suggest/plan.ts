import type { Mark, Slice } from 'prosemirror-model';

/** One thing to be done to the document before the change, in its positions. */
export type PlannedChange =
  /** Suggests text to be deleted, piece by piece. */
  | { kind: 'strikeText'; from: number; to: number; hunk: Hunk }
  /** Suggests a whole node to be deleted: a block, or a footnote. */
  | { kind: 'strikeNode'; from: number; to: number; hunk: Hunk }
  /** Suggests the break before a block to be deleted. */
  | { kind: 'strikeBreak'; from: number; to: number; hunk: Hunk }
  /** Takes away what the author's own suggestion had put there. */
  | { kind: 'remove'; from: number; to: number }
  /** Puts in what is suggested. */
  | { kind: 'insert'; from: number; to: number; slice: Slice; hunk: Hunk; mode: InsertMode };

/**
 * How what is put in gets its marks: a mark on each part; none, inside what the author's own suggestion inserts; or the
 * given mark on the block that is split off an inserted one.
 */
export type InsertMode = { kind: 'mark' } | { kind: 'plain' } | { kind: 'carry'; mark: Mark };

/** What is accepted or rejected together. */
export interface Hunk {
  /** The suggestion that this one goes on with. */
  goesOn: Mark | null;
}

/** Something kept of the text before, that the plain edit does not have. */
export interface Kept {
  /** Position in the edited document. */
  at: number;
  size: number;
}

/** How a change becomes suggestions. `changes` are in document order and do not overlap. */
export interface Plan {
  changes: PlannedChange[];
  kept: Kept[];
}
