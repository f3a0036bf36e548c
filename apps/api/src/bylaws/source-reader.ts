import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { labelText, type Asset } from '#libs/bylaw-document';
import type { ImportMeta, ImportResult, ImportSource } from '#libs/bylaw-exchange';
import type {
  DocumentJson,
  ImportFileFormat,
  ImportFinding,
  ImportRecognised,
  ImportSetAside,
  ImportThread,
} from '#libs/contracts';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import type { ReadAct } from '../platform/workers/kept-words.js';
import { TextWork } from '../platform/workers/text-work.js';
import { anchorThreads } from './anchor-threads.js';
import { decodeText } from './decode-text.js';
import { wellFormed } from './well-formed.js';

/** Largest text file that is read, in bytes. */
export const MAX_TEXT_BYTES = 3_000_000;
/** Largest file of a word processor that is read, in bytes: it may hold images. */
export const MAX_IMPORT_BYTES = 20_000_000;

/** Endings of the files that are read. */
const TEXT_FILE = /\.(md|markdown|txt|html?|xhtml|xml|akn)$/i;
const WORD_FILE = /\.docx$/i;
/** The four bytes that every package of a word processor begins with. */
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** A file as it came. */
export interface ImportFile {
  name: string;
  mediaType?: string;
  bytes: Buffer;
}

/** What was read out of a file. */
export interface ReadFile {
  format: ImportFileFormat;
  encoding: string;
  bylaw: DocumentJson;
  memorandum: DocumentJson | null;
  recognised: ImportRecognised;
  findings: ImportFinding[];
  setAside: ImportSetAside[];
  threads: ImportThread[];
  assets: Asset[];
  meta: ImportMeta;
}

/** Reads files of by-laws; nothing is kept here. */
@Injectable()
export class SourceReader {
  constructor(private readonly work: TextWork) {}

  /** @throws Refused when the file is empty, too large, of no known kind or cannot be read. */
  async read(file: ImportFile): Promise<ReadFile> {
    const { source, encoding } = sourceOf(file);
    const result = await this.work.readAct(source);
    ensureAllowed(result, 422);
    return wellFormed(toReadFile(result, encoding));
  }
}

/** The source as the importer takes it. */
function sourceOf(file: ImportFile): { source: ImportSource; encoding: string } {
  const where = 'file';
  const isWord = WORD_FILE.test(file.name);
  if (!isWord && !TEXT_FILE.test(file.name))
    throw new Refused([{ code: 'import.unknownFormat', where }], 415);
  if (file.bytes.length === 0) throw new Refused([{ code: 'fileEmpty', where }], 422);
  const limit = isWord ? MAX_IMPORT_BYTES : MAX_TEXT_BYTES;
  if (file.bytes.length > limit) {
    throw new Refused([{ code: 'fileTooLarge', where, params: { maxBytes: limit } }], 413);
  }
  const about = { name: file.name, ...(file.mediaType ? { mediaType: file.mediaType } : {}) };
  if (isWord) {
    if (!file.bytes.subarray(0, 4).equals(ZIP)) throw new Refused([{ code: 'import.notWord', where }], 415);
    return { source: { ...about, text: '', bytes: file.bytes }, encoding: 'binary' };
  }
  const decoded = decodeText(file.bytes);
  if (!decoded) throw new Refused([{ code: 'import.binary', where }], 415);
  return { source: { ...about, text: decoded.text }, encoding: decoded.encoding };
}

function toReadFile(result: ReadAct, encoding: string): ReadFile {
  const bylaw = { ...result.document };
  const memorandum = result.memorandum && { ...result.memorandum };
  return {
    format: result.meta.format,
    encoding,
    bylaw,
    memorandum,
    recognised: recognisedOf(result),
    findings: findingsOf(result),
    setAside: result.setAside,
    threads: anchorThreads(result.threads, [bylaw, memorandum]),
    assets: result.assets,
    meta: result.meta,
  };
}

function recognisedOf(result: ReadAct): ImportRecognised {
  const { title, outline, ...counts } = result.recognised;
  return {
    title,
    counts: { ...counts, ...result.words },
    outline: outline.map(({ id, kind, label, heading, depth }) => ({
      id,
      kind,
      number: label ? labelText(label) : '',
      heading,
      depth,
    })),
  };
}

function findingsOf({ findings }: ImportResult): ImportFinding[] {
  return findings.map(({ code, severity, params, place }) => ({
    code,
    severity,
    params,
    node: place.node,
    line: place.line,
  }));
}

/** From 0 (included) to 1 (excluded). */
export function strongRandom(): number {
  return randomBytes(4).readUInt32BE() / 4_294_967_296;
}
