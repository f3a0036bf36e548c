import type { RunAtom, RunExtra, Run } from '../../blocks.js';
import type { ComputedNumber } from './numbering.js';

/** A tracked change of the mark that ends a paragraph, of a paragraph as a whole, or of a row. */
export interface TrackedMark {
  inserted: RunExtra | null;
  deleted: RunExtra | null;
}

/** An image as a block of a document. */
export type FigureAtom = RunAtom & { type: 'figure' | 'formula' };

/** A paragraph of the file. */
export interface Paragraph {
  kind: 'paragraph';
  /** Number of the paragraph in the file, from 1. */
  line: number;
  runs: Run[];
  /** The runs with every blank as it stands in the file. */
  exact: Run[];
  number: ComputedNumber | null;
  style: string;
  /** Name of the style in lower case, as `heading 1`. */
  styleName: string;
  /** 0–8 for headings by style or outline level. */
  outline: number | null;
  align: 'left' | 'center' | 'right' | 'both';
  /** All its letters are bold, by its style or run by run. */
  bold: boolean;
  /** Names of bookmarks that begin here. */
  bookmarks: string[];
  /** Images and formulas that stand by themselves, after the text. */
  figures: FigureAtom[];
  /** Part of a table of contents. */
  contents: boolean;
  /** An empty paragraph stood before it. */
  afterGap: boolean;
  /** The change of the mark at its end. */
  mark: TrackedMark;
  /** Whether every piece of text in it is inserted, or deleted. */
  wholly: { inserted: boolean; deleted: boolean };
}

/** A cell of a table. */
export interface Cell {
  colspan: number;
  rowspan: number;
  content: Part[];
}

/** A row of a table. */
export interface Row {
  header: boolean;
  cells: Cell[];
  mark: TrackedMark;
}

/** A table of the file. */
export interface Table {
  kind: 'table';
  line: number;
  rows: Row[];
  /** Names of bookmarks that begin right before the table. */
  bookmarks: string[];
}

/** What a story of the file consists of. */
export type Part = Paragraph | Table;

/** No change. */
export const UNCHANGED: TrackedMark = { inserted: null, deleted: null };
