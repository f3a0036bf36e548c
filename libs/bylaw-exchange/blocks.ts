import { fromSuperscript, toSuperscript } from '#libs/bylaw-document';
import { cleanText } from './clean.js';
import type { FindingCode } from './findings.js';
import type { DocumentJson } from './tree.js';

/** Marks that a reader recognises in running text. */
export type RunMark = 'strong' | 'em' | 'superscript' | 'subscript';

/** A mark with attributes, as it stands in a document's JSON: suggestions, comments, citations. */
export interface RunExtra {
  type: string;
  attrs: Readonly<Record<string, unknown>>;
}

/** A node inside a line of text, or an image in a cell, as it stands in a document's JSON. */
export interface RunAtom {
  type: string;
  attrs?: Record<string, unknown>;
  content?: DocumentJson[];
}

/** A stretch of text with the same marks; `\n` stands for a line break inside a block. */
export interface Run {
  text: string;
  marks: readonly RunMark[];
  href?: string;
  /** Further marks. */
  extra?: readonly RunExtra[];
  /** The node that the single character `ATOM` of the text stands for. */
  atom?: RunAtom;
  /** The source does not hold this text; its program shows it (automatic numbers). */
  supplied?: true;
  /** Name of the place in the source that the text refers to (cross-references of a word processor). */
  target?: string;
  /** How that reference is worded: attributes of a `reference` node; the source says that it is one. */
  wording?: Readonly<Record<string, string>>;
}

/** Stands in the text of a run for a node that is no text. */
export const ATOM = '\ufffc';

/** What the source itself says a line is, where its markup says anything. */
export type LineHint =
  'issuer' | 'title' | 'basis' | 'heading' | 'point' | 'subpoint' | 'remark' | 'signature' | 'annex' | 'text';

/**
 * What a comment in Markdown of this library says of the line or table after it, where the text alone would not say:
 * `<!--remark:2-->` is a remark inside a sub-point (depth 2; 1 is a point, 0 a chapter or the body).
 */
export interface BlockNote {
  kind: string;
  depth: number | null;
}

/** One line (paragraph, heading, list item) of a source, in reading order. */
export interface LineBlock {
  kind: 'line';
  runs: readonly Run[];
  /** Number of the source line it begins on, from 1. */
  line: number;
  hint?: LineHint;
  /** Whether an empty line stands before it (plain text and Markdown). */
  afterGap?: boolean;
  note?: BlockNote;
  /** The block stands outside all chapters nested deeper than this. */
  chapters?: number;
  /** Suggestions to insert or delete the whole block, or the break before it. */
  suggested?: readonly RunExtra[];
}

/** One cell of a source table; each entry of `lines` is a paragraph, or an image that is the only run. */
export interface TableCell {
  header: boolean;
  colspan: number;
  rowspan: number;
  lines: readonly (readonly Run[])[];
}

/** A table of the source. */
export interface TableBlock {
  kind: 'table';
  rows: readonly (readonly TableCell[])[];
  line: number;
  note?: BlockNote;
  chapters?: number;
  /** Suggestions to insert or delete rows, by the index of the row. */
  suggestedRows?: ReadonlyMap<number, readonly RunExtra[]>;
}

/** An image that stands by itself, or a formula. */
export interface AtomBlock {
  kind: 'atom';
  atom: RunAtom & { type: 'figure' | 'formula' };
  line: number;
}

/** Why a piece of the source is kept beside the document and not in it. */
export type AsideReason =
  | 'frontMatter'
  | 'pageHead'
  | 'contents'
  | 'pageFoot'
  | 'hidden'
  | 'status'
  | 'memorandumHeading'
  | 'memorandumTableHead'
  | 'memorandumPartTitle'
  | 'memorandumSignature'
  | 'image';

/** Text of the source that is not text of the act. */
export interface AsideBlock {
  kind: 'aside';
  text: string;
  line: number;
  reason: AsideReason;
}

/** A piece of a source as the readers hand it on. */
export type SourceBlock = LineBlock | TableBlock | AtomBlock | AsideBlock;

/** What a reader gives to the structure builder. */
export interface ReadSource {
  blocks: SourceBlock[];
  /** Values of front matter or page head, by their name in the source. */
  fields: Record<string, string>;
  /** Headings that the table of contents of the source names, folded by `foldHeading`. */
  contents: ReadonlySet<string>;
  /** Images whose bytes the source does not hold, by source line. */
  images: { line: number; alt: string }[];
  /** The source says that all its numbers are derived from the places of its units. */
  derived?: true;
  /** The number of the line that each place begins in that the source gives a name (bookmarks of a word processor). */
  anchors?: ReadonlyMap<string, number>;
  /** What the reader itself wants a person to see. */
  findings?: readonly ReaderFinding[];
}

/** A finding of a reader, before there are nodes. */
export interface ReaderFinding {
  code: FindingCode;
  line: number;
  params?: Record<string, string | number>;
}

/** The text of runs for recognition: digits in superscript become `¹²³`, so that positions stay the same. */
export function plainText(runs: readonly Run[]): string {
  return runs.map((run) => (run.marks.includes('superscript') ? toSuperscript(run.text) : run.text)).join('');
}

/** The part of the runs from one character position to another. */
export function sliceRuns(runs: readonly Run[], from: number, to = Infinity): Run[] {
  const out: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (text !== '') out.push({ ...run, text });
    at += run.text.length;
  }
  return out;
}

/** Runs without white space at both ends, with single spaces and single line breaks inside. */
export function tidyRuns(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  let before = '\n';
  for (const run of runs) {
    let text = cleanText(run.text)
      .replace(/[\u00ad\u200b\u200c\u2060\ufeff]/g, '')
      .replace(/[^\S\n]+/g, (space) => (space === '\u00a0' ? space : ' '))
      .replace(/[^\S\n]?\n(?:[^\S\n]?\n)*[^\S\n]?/g, '\n');
    if (/\s$/.test(before)) text = text.replace(/^[^\S\u00a0]+/, '');
    if (text === '') continue;
    if (text.startsWith('\n')) trimEnd(out);
    before = text;
    const last = out.at(-1);
    if (last && sameKind(last, run)) last.text += text;
    else out.push({ ...run, text });
  }
  trimEnd(out);
  return out;
}

function trimEnd(runs: Run[]): void {
  for (let last = runs.at(-1); last; last = runs.at(-1)) {
    last.text = last.text.trimEnd();
    if (last.text !== '') return;
    runs.pop();
  }
}

function sameKind(left: Run, right: Run): boolean {
  return (
    left.href === right.href &&
    left.extra === right.extra &&
    left.target === right.target &&
    left.wording === right.wording &&
    left.supplied === right.supplied &&
    !left.atom &&
    !right.atom &&
    sameMarks(left.marks, right.marks)
  );
}

function sameMarks(left: readonly RunMark[], right: readonly RunMark[]): boolean {
  return left.length === right.length && left.every((mark) => right.includes(mark));
}

/** A heading in a form in which the table of contents and the text agree. */
export function foldHeading(text: string): string {
  return fromSuperscript(text)
    .replace(/[\s\u00a0^.]+/g, '')
    .toLowerCase();
}
