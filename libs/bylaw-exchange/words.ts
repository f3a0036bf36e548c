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
import { detectFormat, type ImportSource } from './format.js';
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
  const text = cleanText(source.text);
  if (format === 'html') {
    return text
      .replace(/<!--[^]*?-->/g, '')
      .replace(/<(head|script|style)\b[^]*?<\/\1\s*>/gi, ' ')
      .replace(/<\/?(a|b|i|u|em|strong|span|font|sup|sub)\b[^>]*>/gi, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
  }
  if (format === 'markdown') {
    return text
      .split(/\r\n|\r|\n/)
      .filter((line) => !(/^[|\s:-]+$/.test(line) && line.includes('|') && line.includes('-')))
      .join('\n')
      .replace(/<!--[a-z]{1,12}(?::\d)?-->/g, '')
      .replace(/<br\s*\/?>/gi, ' ')
      .replace(/<\/?(sup|sub|b|i|em|strong)>/gi, '')
      .replace(/!?\[([^\][\n]{0,500})\]\((?:https?:)?[^)\s]*\)/g, '$1')
      .replace(/&(amp|lt|gt|quot|nbsp|shy);/g, (whole, name: string) => ENTITIES[name] ?? whole);
  }
  return text;
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
  const context = { numbering, annex: null };
  return result.origins.map((origin) => {
    if (origin.in === 'aside') return result.setAside[origin.path[0] ?? -1]?.text ?? '';
    const node = nodeAt(origin.in === 'document' ? document : memorandum, origin.path);
    if (!node) return '';
    if (origin.what === 'text') return blockText(node, context);
    const unit = numbering.get(String(node.attrs['id']));
    return unit ? printedNumber(unit) : '';
  });
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
