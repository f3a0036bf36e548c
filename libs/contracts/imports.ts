import type { DocumentJson } from './documents.js';

/** One line of the outline an importer recognised: a chapter or an annex. */
export interface OutlineItem {
  /** Id of the node in the by-law. */
  id: string;
  kind: 'chapter' | 'annex';
  /** The number as printed, for example `III¹`; empty where it is derived or there is none. */
  number: string;
  heading: string;
  /** 1 for the outermost. */
  depth: number;
}

/** Something the importer wants a person to look at; the sentence is the translation of `code`. */
export interface ImportFinding {
  code: string;
  severity: 'unsure' | 'irregular' | 'info';
  params: Record<string, string | number>;
  /** Id of the node it concerns, where there is one. */
  node: string | null;
  /** Line of the source, counted from 1. */
  line: number;
}

/** Text of the source that is not text of the act and stands in neither document. */
export interface ImportSetAside {
  text: string;
  line: number;
  reason: string;
}

/** What the importer recognised. */
export interface ImportRecognised {
  title: string;
  /**
   * How many of each: `points`, `subpoints`, `chapters`, `annexes`, `tables`, `superscripted`, `memorandum` …;
   * `sourceWords` of the file, and `keptWords`: how many of these stand in the documents or in what was set aside.
   */
  counts: Record<string, number>;
  outline: OutlineItem[];
}

/** Forms of files that are read; the values are those of `#libs/bylaw-exchange`. */
export type ImportFileFormat = 'markdown' | 'text' | 'html' | 'docx' | 'akn';

/** Comments that a word processor's file carries on one place of its text. */
export interface ImportThread {
  id: string;
  /** The unit or block that it stands in; `null` where it has no place in the text. */
  node: string | null;
  /** The words that were commented. */
  quote: string;
  resolved: boolean;
  /** The first comment, then the answers to it. */
  comments: { author: string; at: string; text: string }[];
}

/** The file that a dossier was made from. */
export interface ImportOrigin {
  fileName: string;
}

/** A file as it was read, before a dossier is made from it. */
export interface ImportPreview {
  id: string;
  fileName: string;
  format: ImportFileFormat;
  encoding: string;
  recognised: ImportRecognised;
  findings: ImportFinding[];
  setAside: ImportSetAside[];
  threads: ImportThread[];
  bylaw: DocumentJson;
  memorandum: DocumentJson | null;
  createdAt: string;
  /** Kept until then; `null` once a dossier was made from it. */
  expiresAt: string | null;
  dossierId: string | null;
}
