import type { Decision, LegalDay } from '#libs/contracts';
import { parseDocument, type Asset, type IdSource } from '#libs/bylaw-document';
import { importAkn } from './akn/read/import-akn.js';
import { assemble, type Assembled, type SetAsideText } from './assemble.js';
import type { ReadSource } from './blocks.js';
import { checkLabels } from './check-labels.js';
import { cleanText, strangeness } from './clean.js';
import { withDerivedNumbers } from './derived.js';
import type { Finding } from './findings.js';
import { linkFields } from './docx/read/link-fields.js';
import { openDocx } from './docx/read/open-docx.js';
import { raiseSuggestions } from './docx/read/raise-suggestions.js';
import { detectFormat, textOf, type ImportFormat, type ImportSource } from './format.js';
import { nameLetterhead } from './letterhead.js';
import { linkImported } from './link.js';
import { readHtml } from './read-html.js';
import { readMarkdown } from './read-markdown.js';
import { readText } from './read-text.js';
import { recognise, type Recognised } from './recognised.js';
import { finish, type DocumentJson, type Origin, type Place } from './tree.js';

/** What the source says about the act, apart from its text. */
export interface ImportMeta {
  format: ImportFormat;
  issuer?: string;
  number?: string;
  adopted?: LegalDay;
  minutes?: string;
  title: string;
  /** In force or repealed, where the source says so. */
  status?: 'in-force' | 'repealed';
  /** The legal basis, one entry for every act it names. */
  basis: string[];
}

/** An imported act. */
export interface ImportResult {
  /** A document of `bylawSchema` that `parseDocument` accepts. */
  document: DocumentJson;
  /** A document of `memorandumSchema`, `null` where the source has no memorandum. */
  memorandum: DocumentJson | null;
  meta: ImportMeta;
  /** What a person should look at, in the order of the source. */
  findings: Finding[];
  recognised: Recognised;
  /** Text of the source that is not text of the act (page head, front matter, headings of the memorandum). */
  setAside: SetAsideText[];
  /** Where each piece of the source went, in the order of the source. */
  origins: Origin[];
  /** Images of the source; the documents name them by digest. */
  assets: Asset[];
  /** Comments of a word processor, one thread for each commented place, in order; the `comment` marks hold their ids. */
  threads: CommentThread[];
}

/** Comments on one place of an imported text. */
export interface CommentThread {
  id: string;
  /** The first comment, then the answers to it. */
  comments: { author: string; at: string; text: string }[];
  resolved: boolean;
}

/** How a source is imported. */
export interface ImportOptions {
  newId: IdSource;
  /** The longest accepted text in characters. */
  maxLength?: number;
}

const MAX_LENGTH = 5_000_000;

/** Akoma Ntoso holds the bytes of its images as text. */
const IMAGES_ALLOWANCE = 12;

/** Most lines and cells of a source, some ten times those of the longest acts: each one costs work and memory. */
const MAX_PARTS = 20_000;

/**
 * Reads an act from a Word file (`.docx`), Akoma Ntoso, Markdown, print HTML of likumi.lv (or other HTML) or plain text into a document
 * with its findings. A Word or Akoma Ntoso file written by this library comes back onto its nodes.
 * No word is lost: what fits nowhere becomes a paragraph, and what is not text of the act is in `setAside`. Numbers
 * stay as printed.
 *
 * Refused with one of `REFUSALS` instead of thrown, whatever the input.
 */
export function importBylaw(source: ImportSource, options: ImportOptions): Decision<ImportResult> {
  const format = detectFormat(source);
  if (format === 'docx') return importDocx(source.bytes ?? new Uint8Array(), options);
  const text = textOf(source);
  const limit = options.maxLength ?? MAX_LENGTH;
  const refusal = refuse(text, format === 'akn' ? limit * IMAGES_ALLOWANCE : limit);
  if (!refusal && format === 'akn') return importAkn(text, options.newId);
  return refusal ?? fromBlocks(readSource(format, cleanText(text)), format, options.newId);
}

function importDocx(bytes: Uint8Array, { newId }: ImportOptions): Decision<ImportResult> {
  const opened = openDocx(bytes, newId);
  if (!opened.allowed) return opened;
  const { own, read, assets, threads } = opened;
  const result = own ? conclude(own, read, 'docx', false) : fromBlocks(read, 'docx', newId);
  return result.allowed ? { ...result, assets: usedAssets(result, assets), threads } : result;
}

/** The images that the documents name. */
function usedAssets({ document, memorandum }: ImportResult, assets: readonly Asset[]): Asset[] {
  const used = new Set<unknown>();
  const visit = (json: DocumentJson): void => {
    if (json.type === 'figure') used.add(json.attrs?.['digest']);
    json.content?.forEach(visit);
  };
  visit(document);
  if (memorandum) visit(memorandum);
  return assets.filter(({ digest }) => used.has(digest));
}

function fromBlocks(read: ReadSource, format: ImportFormat, newId: IdSource): Decision<ImportResult> {
  if (!read.blocks.some((block) => block.kind !== 'aside'))
    return { allowed: false, violations: [{ code: 'import.empty' }] };
  const parts = countParts(read);
  if (parts > MAX_PARTS) {
    const params = { parts, limit: MAX_PARTS };
    return { allowed: false, violations: [{ code: 'import.too-many-parts', params }] };
  }
  const built = assemble(read, newId);
  raiseSuggestions(built.doc);
  if (built.memorandum) raiseSuggestions(built.memorandum);
  checkLabels(built.doc, built.findings);
  if (read.anchors) linkFields(built.doc, read.anchors);
  const result = conclude(built, read, format, true);
  if (!result.allowed || !read.derived) return result;
  return { ...result, document: withDerivedNumbers(result.document) };
}

function refuse(text: string, limit: number): Decision<ImportResult> | null {
  const refused = (code: string, params: Record<string, number> = {}): Decision<ImportResult> => ({
    allowed: false,
    violations: [{ code, params }],
  });
  if (text.length > limit) return refused('import.too-large', { length: text.length, limit });
  if (text.trim() === '') return refused('import.empty');
  // A file that is no text: zero bytes, or many control or undecodable characters.
  const strange = strangeness(text.slice(0, 100_000));
  if (text.includes('\0') || strange > 10 + Math.min(text.length, 100_000) / 50)
    return refused('import.binary');
  return null;
}

function readSource(format: ImportFormat, text: string): ReadSource {
  if (format === 'html') return nameLetterhead(readHtml(text));
  return format === 'markdown' ? readMarkdown(text) : nameLetterhead(readText(text));
}

function countParts({ blocks }: ReadSource): number {
  const cells = (block: ReadSource['blocks'][number]): number =>
    block.kind === 'table' ? block.rows.reduce((sum, row) => sum + row.length, 0) : 0;
  return blocks.reduce((sum, block) => sum + 1 + cells(block), 0);
}

/** @param byWords whether the structure was recognised by words, so that references may be too */
function conclude(
  built: Assembled,
  read: ReadSource,
  format: ImportFormat,
  byWords: boolean,
): Decision<ImportResult> {
  const origins: (Origin & Place)[] = [];
  const finished = finish(built.doc, 'document', origins);
  const document = byWords ? linkImported(finished, built.findings, origins) : finished;
  const memorandum = built.memorandum ? finish(built.memorandum, 'memorandum', origins) : null;
  built.asidePlaces.forEach((place, index) =>
    origins.push({ in: 'aside', path: [index], what: 'text', ...place }),
  );
  origins.sort((left, right) => left.order - right.order);
  const violations = [document, ...(memorandum ? [memorandum] : [])].flatMap((json) => {
    const parsed = parseDocument(json);
    return parsed.allowed ? [] : parsed.violations;
  });
  if (violations.length > 0)
    return { allowed: false, violations: [{ code: 'import.unreadable' }, ...violations.slice(0, 20)] };
  const recognised = recognise(built);
  if (recognised.points === 0) built.findings.add('import.no-points', null, 1);
  const findings = built.findings.all.sort((left, right) => left.place.line - right.place.line);
  return {
    allowed: true,
    document,
    memorandum,
    meta: metaOf(built, read, format, recognised.title),
    findings,
    recognised,
    setAside: built.setAside,
    origins: origins.map(({ order: _, ...origin }) => origin),
    assets: [],
    threads: [],
  };
}

function metaOf(built: Assembled, read: ReadSource, format: ImportFormat, title: string): ImportMeta {
  const { facts } = built;
  const { fields } = read;
  const issuer = fields['department'] ?? fields['Izdevējs'] ?? facts.issuer;
  const number = facts.number ?? fields['official_number'] ?? fields['Numurs'];
  const adopted = isoDay(fields['publication_date']) ?? isoDay(fields['Pieņemts']) ?? facts.adopted;
  const status = statusOf(fields, built.repealed);
  return {
    format,
    ...(issuer ? { issuer } : {}),
    ...(number ? { number } : {}),
    ...(adopted ? { adopted } : {}),
    ...(facts.minutes ? { minutes: facts.minutes } : {}),
    title,
    ...(status ? { status } : {}),
    basis: built.basis,
  };
}

function isoDay(text: string | undefined): LegalDay | undefined {
  if (text === undefined) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const match = /^(\d{2})\.(\d{2})\.(\d{4})\.?$/.exec(text);
  return match ? `${match[3]}-${match[2]}-${match[1]}` : undefined;
}

function statusOf(fields: Record<string, string>, repealed: boolean): ImportMeta['status'] {
  const said = `${fields['status'] ?? ''} ${fields['Attēlotā redakcija'] ?? ''}`.toLowerCase();
  if (repealed || /repealed|zaudējis spēku|zaudēj/.test(said) || fields['Zaudē spēku']) return 'repealed';
  return /in_force|spēkā esoš/.test(said) ? 'in-force' : undefined;
}
