import { webcrypto } from 'node:crypto';
import {
  amend as amendAct,
  attemptTimeline,
  consolidate as applyAmendments,
  parseAmendments,
  proveAmendments,
  textualModifications,
  validityAt,
  timeline,
  type Amendment,
  type AmendmentFinding,
  type AmendOptions,
  type GivenState,
  type NormValidity,
  type Proof,
  type TimedAct,
  type TimelineFinding,
  type Consolidation,
  type ConsolidationOptions,
  type Operation,
} from '#libs/bylaw-amend';
import { compareDocuments, withSuggestions, type Comparison } from '#libs/bylaw-diff';
import { idSource, memorandumSchema, schemaOf, type Asset, type IdSource } from '#libs/bylaw-document';
import {
  amendedWork,
  docxInContainer,
  exportAkn,
  exportDocx,
  exportHtml,
  exportMarkdown,
  exportMemorandumHtml,
  exportText,
  importBylaw,
  readPlainDocx,
  toBase64,
  type AknOptions,
  type CommentThread,
  type ExportFormat,
  type ImportResult,
  type ImportSource,
  type PlainDocx,
} from '#libs/bylaw-exchange';
import type { Decision, DocumentJson, LegalDay } from '#libs/contracts';
import { readContainer, type ReadContainer, type TrustContext } from '#libs/signed-containers';
import type { Node } from 'prosemirror-model';
import { NODE_CRYPTO } from '../signatures/node-crypto.js';
import { keptWords, type ReadAct } from './kept-words.js';

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

/** An amending by-law that is checked against the edited text, or, where there is none, only applied. */
export interface ProveTask {
  base: DocumentJson;
  edited: DocumentJson | null;
  amending: DocumentJson;
}

/** The result of the check. */
export interface ProveResult extends Proof {
  /** Instructions that were understood. */
  instructions: number;
}

/** One amending act to be applied on the days that it sets. */
export interface FollowTask {
  base: DocumentJson;
  /** The day the base text is in force from. */
  inForceFrom: LegalDay;
  amending: DocumentJson;
  act: Omit<TimedAct, 'operations'>;
}

/** The texts that an amending act leads to, as far as it can be applied. */
export interface FollowResult {
  /** Only texts that the act changed, oldest first. */
  wordings: { from: LegalDay; document: DocumentJson }[];
  /** What was not understood or could not be applied, and is missing in the texts. */
  findings: AmendmentFinding[];
  /** Provisions about entry into force that were not understood. */
  unclear: string[];
}

/** A text of an act whose norms are looked at on a day. */
export interface ValidityTask {
  document: DocumentJson;
  inForceFrom: LegalDay;
  day: LegalDay;
  states: readonly GivenState[];
}

/** An act to be written. */
export interface ExportTask {
  format: WrittenFormat;
  document: DocumentJson;
  memorandum?: DocumentJson | null;
  /** Title of the by-law, where the document is a memorandum that stands alone. */
  title?: string;
  /** An earlier version: a Word file tracks what differs from it. */
  against?: DocumentJson;
  /** Comments whose marks stand in the document, for a Word file. */
  threads?: readonly CommentThread[];
  /** Images of the document. */
  assets?: readonly Asset[];
  /** What is known of the act beside its text. */
  akn?: Pick<
    AknOptions,
    'status' | 'jurisdiction' | 'author' | 'number' | 'adopted' | 'version' | 'published'
  >;
  /** Language of the words around the text, in formats that have such. */
  lang?: 'lv' | 'en';
}

/** What is written without a browser. */
export type WrittenFormat = Exclude<ExportFormat, 'pdf'>;

/** A signed container, and what the installation trusts. */
export interface ContainerTask extends TrustContext {
  bytes: Uint8Array;
}

/** What `text-work` can have done in a worker thread or on the spot: plain data in, plain data out. */
export const textTasks = {
  checkContainer: ({ bytes, ...context }: ContainerTask): ReadContainer =>
    readContainer(bytes, NODE_CRYPTO, context),

  compare: ({ before, after }: CompareTask): Comparison => compareDocuments(read(before), read(after)),

  amend: ({ base, edited, options }: AmendTask): AmendmentJson => {
    const result = amendAct(read(base), read(edited), { ...options, newId: newIds() });
    return { ...result, document: json(result.document), expected: json(result.expected) };
  },

  consolidate: ({ base, operations, options }: ConsolidateTask): ConsolidationJson => {
    const result = applyAmendments(read(base), operations, { ...options, newId: newIds() });
    return { ...result, document: json(result.document) };
  },

  prove: ({ base, edited, amending }: ProveTask): ProveResult => {
    const [before, amended] = [read(base), read(amending)];
    const { operations, findings } = parseAmendments(amended);
    const instructions = operations.filter(({ kind }) => kind !== 'own' && kind !== 'repeal').length;
    if (edited) return { ...proveAmendments(before, read(edited), amended, newIds()), instructions };
    const options = { act: { issuer: '', number: '' }, day: '2000-01-01', newId: newIds() };
    const errors = [...findings, ...applyAmendments(before, operations, options).findings].filter(
      ({ severity }) => severity === 'error',
    );
    return { closed: errors.length === 0, differences: [], findings: errors, instructions };
  },

  follow: ({ base, inForceFrom, amending, act }: FollowTask): FollowResult => {
    const parsed = parseAmendments(read(amending));
    const options = { inForceFrom, source: { text: '' }, newId: newIds() };
    const { line, leftOut } = attemptTimeline(read(base), { ...act, operations: parsed.operations }, options);
    return {
      wordings: line.wordings
        .filter(({ acts }) => acts.length > 0)
        .map(({ from, document }) => ({ from, document: json(document) })),
      findings: [...parsed.findings, ...leftOut],
      unclear: unclearIn(line.findings),
    };
  },

  validity: ({ document, inForceFrom, day, states }: ValidityTask): NormValidity[] => {
    const options = { inForceFrom, source: { text: '' }, states, newId: newIds() };
    return [...validityAt(timeline(read(document), [], options), day).values()].filter(
      ({ state }) => state !== 'in-force' && state !== 'deleted',
    );
  },

  readAct: (source: ImportSource): Decision<ReadAct> => {
    const result = importBylaw(source, { newId: newIds() });
    return result.allowed ? { ...result, words: keptWords(source, result) } : result;
  },

  readWords: ({ bytes }: { bytes: Uint8Array }): PlainDocx | null =>
    [bytes, ...docxInContainer(bytes)].map(readPlainDocx).find((one) => one !== null) ?? null,

  importAct: (source: ImportSource): Decision<ImportResult> => importBylaw(source, { newId: newIds() }),

  exportAct: (task: ExportTask): string | Promise<Uint8Array> => {
    const { format, document, lang = 'lv', assets = [] } = task;
    const doc = read(document);
    const memorandum = task.memorandum ? read(task.memorandum) : null;
    const images = new Map(assets.map((asset) => [asset.digest, asset]));
    switch (format) {
      case 'json':
        return JSON.stringify(asJson(task), null, 2);
      case 'md':
        return exportMarkdown(doc, memorandum);
      case 'txt':
        return exportText(doc, memorandum);
      case 'html':
        return doc.type.schema === memorandumSchema
          ? exportMemorandumHtml(doc, task.title ?? '', images)
          : exportHtml(doc, { lang, page: true, memorandum, assets: images });
      case 'akn':
        return exportAkn(doc, {
          ...(task.akn ?? { status: 'draft' }),
          ...amendmentsIn(doc, task.akn?.jurisdiction),
          memorandum,
          assets: images,
        });
      case 'docx': {
        const tracked = task.against ? withSuggestions(read(task.against), doc, { newId: newIds() }) : doc;
        return exportDocx(tracked, { memorandum, assets: images, threads: task.threads ?? [] });
      }
    }
  },
};

/** What an amending by-law changes, and in which act. */
function amendmentsIn(doc: Node, jurisdiction?: string): Pick<AknOptions, 'amended' | 'modifications'> {
  const amended = amendedWork(doc, jurisdiction);
  return amended ? { amended, modifications: textualModifications(doc) } : {};
}

/** The tasks by name. */
export type TextTasks = typeof textTasks;

/** Texts of the product were checked when they were stored. */
function unclearIn(findings: readonly TimelineFinding[]): string[] {
  return findings.flatMap(({ act, finding }) =>
    act === 0 && finding.code === 'amend.commencement-not-understood' && 'text' in finding
      ? [finding.text]
      : [],
  );
}

function read(document: DocumentJson): Node {
  const { kind } = (document['attrs'] ?? {}) as { kind?: unknown };
  return schemaOf(kind === 'memorandum' ? 'memorandum' : 'bylaw').nodeFromJSON(document);
}

/** An act in a file of its own: what the command line reads and writes too. */
function asJson({ document, memorandum, assets = [] }: ExportTask): Record<string, unknown> {
  const images = assets.map(({ digest, mediaType, bytes }) => ({
    digest,
    mediaType,
    base64: toBase64(bytes),
  }));
  return { document, memorandum: memorandum ?? null, ...(images.length > 0 ? { assets: images } : {}) };
}

function json(doc: Node): DocumentJson {
  return doc.toJSON() as DocumentJson;
}

function newIds(): IdSource {
  return idSource(() => (webcrypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32);
}
