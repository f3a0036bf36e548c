import { webcrypto } from 'node:crypto';
import {
  amend as amendAct,
  consolidate as applyAmendments,
  type Amendment,
  type AmendOptions,
  type Consolidation,
  type ConsolidationOptions,
  type Operation,
} from '#libs/bylaw-amend';
import { compareDocuments, type Comparison } from '#libs/bylaw-diff';
import { idSource, schemaOf, type IdSource } from '#libs/bylaw-document';
import {
  exportHtml,
  exportMarkdown,
  exportText,
  importBylaw,
  type ExportFormat,
  type ImportResult,
  type ImportSource,
} from '#libs/bylaw-exchange';
import type { Decision, DocumentJson } from '#libs/contracts';
import type { Node } from 'prosemirror-model';

/** Two texts to compare. */
export interface CompareTask {
  before: DocumentJson;
  after: DocumentJson;
}

/** A text and its edited form, from which the amending by-law is written. */
export interface AmendTask {
  base: DocumentJson;
  edited: DocumentJson;
  options?: Omit<AmendOptions, 'newId'>;
}

/** An amending by-law with its proof; the documents as JSON. */
export interface AmendmentJson extends Omit<Amendment, 'document' | 'expected'> {
  document: DocumentJson;
  expected: DocumentJson;
}

/** A text and the operations of one amending act. */
export interface ConsolidateTask {
  base: DocumentJson;
  operations: readonly Operation[];
  options: Omit<ConsolidationOptions, 'newId'>;
}

/** The text after the amending act, or the unchanged base. */
export interface ConsolidationJson extends Omit<Consolidation, 'document'> {
  document: DocumentJson;
}

/** An act to be written. */
export interface ExportTask {
  format: WrittenFormat;
  document: DocumentJson;
  memorandum?: DocumentJson | null;
  /** Language of the words around the text, in formats that have such. */
  lang?: 'lv' | 'en';
}

/** What is written without a browser. */
export type WrittenFormat = Exclude<ExportFormat, 'pdf' | 'akn' | 'docx'>;

/** What `text-work` can have done in a worker thread or on the spot: plain data in, plain data out. */
export const textTasks = {
  compare: ({ before, after }: CompareTask): Comparison => compareDocuments(read(before), read(after)),

  amend: ({ base, edited, options }: AmendTask): AmendmentJson => {
    const result = amendAct(read(base), read(edited), { ...options, newId: newIds() });
    return { ...result, document: json(result.document), expected: json(result.expected) };
  },

  consolidate: ({ base, operations, options }: ConsolidateTask): ConsolidationJson => {
    const result = applyAmendments(read(base), operations, { ...options, newId: newIds() });
    return { ...result, document: json(result.document) };
  },

  importAct: (source: ImportSource): Decision<ImportResult> => importBylaw(source, { newId: newIds() }),

  exportAct: ({ format, document, memorandum, lang = 'lv' }: ExportTask): string => {
    const doc = read(document);
    const explained = memorandum ? read(memorandum) : null;
    switch (format) {
      case 'json':
        return JSON.stringify({ document, memorandum: memorandum ?? null }, null, 2);
      case 'md':
        return exportMarkdown(doc, explained);
      case 'txt':
        return exportText(doc, explained);
      case 'html':
        return exportHtml(doc, { lang, page: true, memorandum: explained });
    }
  },
};

/** The tasks by name. */
export type TextTasks = typeof textTasks;

/** Texts of the product were checked when they were stored. */
function read(document: DocumentJson): Node {
  const { kind } = (document['attrs'] ?? {}) as { kind?: unknown };
  return schemaOf(kind === 'memorandum' ? 'memorandum' : 'bylaw').nodeFromJSON(document);
}

function json(doc: Node): DocumentJson {
  return doc.toJSON() as DocumentJson;
}

function newIds(): IdSource {
  return idSource(() => (webcrypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32);
}
