import type { FollowedReference } from '#libs/bylaw-document';
import type { ComparedTable } from './tables.js';
import type { WordSegment } from './words.js';

/**
 * What happened to a unit. A unit that was only renumbered kept its words and its place. A unit is `split` where its
 * words stand in several neighbouring units now, and `joined` where it holds the words of several.
 */
export type ChangeKind =
  'inserted' | 'deleted' | 'changed' | 'moved' | 'movedAndChanged' | 'split' | 'joined' | 'renumbered';

/** One of the units that a split unit became, or that a joined unit was. */
export interface ChangePart {
  id: string;
  unit: string;
  label: string;
}

/** One difference between two documents. */
export interface Change {
  kind: ChangeKind;
  /** The id in the later document; of a deleted unit, the id in the earlier one. */
  id: string;
  /** The id in the earlier document; empty for an insertion. */
  idBefore: string;
  /** The node type of the unit. */
  unit: string;
  /** Whole numbers as printed (`7.2.`), empty where there is none. */
  labelBefore: string;
  labelAfter: string;
  /** The words of inserted, deleted, changed, split and joined units. */
  words?: WordSegment[];
  /** The words are the same, only their formatting or the layout of a table differs. */
  formatOnly?: true;
  /** The unit was deleted but stays in the text as its number with a note. */
  remains?: true;
  /** All units that a split unit became (in the later document) or that a joined unit was (in the earlier one). */
  parts?: ChangePart[];
  /** Of a split or joined unit: words were changed besides. */
  wordsChanged?: true;
  /** A changed table, cell by cell. */
  table?: ComparedTable;
}

/**
 * How a row of a comparison is shown. `movedAway` marks the place a moved unit had before, `splitOff` a further part of
 * a split unit, `joinedAway` the place of a unit that was joined with another.
 */
export type RowStatus = 'same' | ChangeKind | 'movedAway' | 'splitOff' | 'joinedAway';

/** One unit of either document, in reading order. */
export interface ComparedRow {
  status: RowStatus;
  id: string;
  idBefore: string;
  unit: string;
  /** Levels of units around this one. */
  depth: number;
  labelBefore: string;
  labelAfter: string;
  segments: WordSegment[];
  formatOnly?: true;
  remains?: true;
  parts?: ChangePart[];
  wordsChanged?: true;
  table?: ComparedTable;
}

/**
 * How many units were inserted, deleted, changed in words, moved, split, joined and renumbered; one unit may count in
 * two. A unit that was split counts once in `split` and its parts count nowhere; one that was joined of several counts
 * once in `joined`, and those count nowhere. Where words were changed besides, it counts in `changed` too.
 */
export interface ComparisonSummary {
  inserted: number;
  deleted: number;
  changed: number;
  moved: number;
  /** Units in their place whose own number differs; sub-points that merely follow their point are not counted. */
  renumbered: number;
  split: number;
  joined: number;
}

/** The differences between two documents; plain data. */
export interface Comparison {
  summary: ComparisonSummary;
  /** In reading order of the later document, deletions at their place. */
  changes: Change[];
  /** Live references that show a new number because their target was renumbered. */
  followed: FollowedReference[];
  /** Both texts, merged into one sequence of rows. */
  rows: ComparedRow[];
}
