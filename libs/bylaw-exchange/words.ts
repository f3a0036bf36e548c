import {
  bylawSchema,
  fromSuperscript,
  blockText,
  memorandumSchema,
  numberDocument,
  printedNumber,
} from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { cleanText } from './clean.js';
import { docxText } from './docx/read/words.js';
import { detectFormat, textOf, type ImportSource } from './format.js';
import type { ImportResult } from './import.js';

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  copy: '©',
  ndash: '–',
  mdash: '—',
  laquo: '«',
  raquo: '»',
  bdquo: '„',
  ldquo: '“',
  rdquo: '”',
};

/**
 * Text in a form in which a source and its import must agree: quotation marks alike, superscripts as digits, invisible
 * characters and signs of markup gone, white space as single spaces.
 */
export function normaliseText(text: string): string {
  return fromSuperscript(text)
    .replace(/[\u00ad\u200b\u200c\u2060\ufeff]/g, '')
    .replace(/''|[„“”«»‟]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/\|/g, ' ')
    .replace(/[*#\\^]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Words, numbers and punctuation marks of a text, one by one. */
export function wordsOf(text: string): string[] {
  return normaliseText(text).match(/\p{L}[\p{L}\p{M}]*|\p{N}+|[^\s\p{L}\p{N}]/gu) ?? [];
}

/**
 * The visible text of a source, got by crudely cutting its markup away and not by the readers of this library, so that
 * the two can be compared. Scripts, styles and the head of a page are not text; all the rest is.
 */
export function sourceText(source: ImportSource): string {
  const format = detectFormat(source);
  if (format === 'docx') return docxText(source.bytes ?? new Uint8Array());
  const text = cleanText(textOf(source));
  if (format === 'akn') return aknText(text);
  if (format === 'html') {
    return upTo(withoutHidden(text), '>', (marked) =>
      marked.replace(/<\/?(a|b|i|u|em|strong|span|font|sup|sub)\b[^>]*>/gi, '').replace(/<[^>]*>/g, ' '),
    )
      .replace(/&#(\d+);/g, (whole, code: string) => character(Number(code)) ?? whole)
      .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
  }
  if (format === 'markdown') {
    const lines = text
      .split(/\r\n|\r|\n/)
      .filter((line) => !(/^[|\s:-]+$/.test(line) && line.includes('|') && line.includes('-')))
      .join('\n')
      .replace(/<!--[a-z]{1,12}(?::\d)?-->/g, '')
      .replace(/<br\s*\/?>/gi, ' ')
      .replace(/<\/?(sup|sub|b|i|em|strong)>/gi, '');
    return withoutTargets(lines).replace(
      /&(amp|lt|gt|quot|nbsp|shy);/g,
      (whole, name: string) => ENTITIES[name] ?? whole,
    );
  }
  return text;
}

/** Akoma Ntoso without its metadata; inline elements are cut away without a gap, all others part words. */
function aknText(xml: string): string {
  const inline = 'a|abbr|b|del|doc[A-Z]\\w+|i|ins|mod|person|ref|remark|signature|span|sub|sup|u';
  const named = new RegExp(`</?(?:[\\w.-]+:)?(?:${inline})(?:\\s[^>]*)?>`, 'g');
  const bare = upTo(xml, '</meta>', (part) => part.replace(/<meta>[^]*?<\/meta>/g, ' '));
  return upTo(bare, '>', (marked) =>
    marked
      .replace(/<!--[^]*?-->/g, ' ')
      .replace(/<quoted(?:Text|Structure)\b[^>]*? startQuote="([^"]*)"[^>]*>(?:\s*<[a-z][^>]*>)*/g, ' $1')
      .replace(/(?:<\/\w+>\s*)*<\/quoted(?:Text|Structure)>/g, '"')
      .replace(named, '')
      .replace(/<[^>]*>/g, ' '),
  )
    .replace(/&#(\d+);/g, (whole, code: string) => character(Number(code)) ?? whole)
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/**
 * Works on the text as far as its last `end` only: behind it, every beginning of a mark would be followed to the end of
 * the text in vain, which for a file full of them takes hours.
 */
function upTo(text: string, end: string, work: (text: string) => string): string {
  const last = text.lastIndexOf(end) + end.length;
  return last < end.length ? text : work(text.slice(0, last)) + text.slice(last);
}

/** HTML without comments, scripts, styles and its head. */
function withoutHidden(html: string): string {
  const uncommented = upTo(html, '-->', (text) => text.replace(/<!--[^]*?-->/g, ''));
  return ['head', 'script', 'style'].reduce((text, name) => {
    const closings = [...text.matchAll(new RegExp(`</${name}\\s*>`, 'gi'))];
    const closing = closings.at(-1)?.[0];
    if (closing === undefined) return text;
    const hidden = new RegExp(`<${name}\\b[^]*?</${name}\\s*>`, 'gi');
    return upTo(text, closing, (part) => part.replace(hidden, ' '));
  }, uncommented);
}

/** The character of a number in HTML; what is none stays as it is written. */
function character(code: number): string | null {
  return code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

/** Markdown with the texts of its links and pictures, without where they lead. */
function withoutTargets(markdown: string): string {
  const stops = /[)\s]/g;
  let stop = -1;
  let rest = 0;
  let out = '';
  for (const link of markdown.matchAll(/!?\[([^\][\n]{0,500})\]\(/g)) {
    const target = link.index + link[0].length;
    if (link.index < rest) continue;
    if (stop < target) {
      stops.lastIndex = target;
      stop = stops.exec(markdown)?.index ?? markdown.length;
    }
    if (markdown.charAt(stop) !== ')') continue;
    out += markdown.slice(rest, link.index) + (link[1] ?? '');
    rest = stop + 1;
  }
  return out + markdown.slice(rest);
}

/** Every word of the source in reading order (see `sourceText`). */
export function sourceWords(source: ImportSource): string[] {
  return wordsOf(sourceText(source));
}

/** Every piece of text of an import in the order of the source: numbers, text blocks, and what was set aside. */
export function importedPieces(result: ImportResult): string[] {
  const document = bylawSchema.nodeFromJSON(result.document);
  const memorandum = result.memorandum ? memorandumSchema.nodeFromJSON(result.memorandum) : null;
  const numbering = numberDocument(document);
  return result.origins.map((origin) => {
    if (origin.in === 'aside') return result.setAside[origin.path[0] ?? -1]?.text ?? '';
    const supplied = origin.supplied ?? 0;
    const node = nodeAt(origin.in === 'document' ? document : memorandum, origin.path);
    if (!node) return '';
    if (origin.what === 'text')
      return blockText(node, { numbering, annex: annexAround(document, origin.path) }).slice(supplied);
    const unit = numbering.get(String(node.attrs['id']));
    return unit ? printedNumber(unit).slice(supplied) : '';
  });
}

/** The id of the annex that a place of the document lies in: references there name its own points without it. */
function annexAround(document: Node, path: readonly number[]): string | null {
  const outer = document.maybeChild(path[0] ?? -1);
  return outer?.type.name === 'annex' ? String(outer.attrs['id']) : null;
}

function nodeAt(root: Node | null, path: readonly number[]): Node | null {
  let node = root;
  for (const index of path) node = node?.maybeChild(index) ?? null;
  return node;
}

/** Every word of an import in the order of the source, to compare with `sourceWords`. */
export function importedWords(result: ImportResult): string[] {
  return wordsOf(importedText(result));
}

/** The text of an import in the order of the source; normalised, it equals the normalised `sourceText`. */
export function importedText(result: ImportResult): string {
  return importedPieces(result)
    .map((piece, index) => (result.origins[index]?.joined ? piece : ` ${piece}`))
    .join('');
}
