import type { Node } from 'prosemirror-model';
import { numberDocument, type Numbering } from './numbering.js';
import { documentRange, textBlocks } from './text-blocks.js';

/**
 * What a template leaves to the drafter, as it stands in the text: words in square brackets, `[norādīt iestādi]`. A
 * number or a single letter in brackets is none, nor is anything longer than a sentence.
 */
const PLACEHOLDER = /\[(?=[^[\]\n]*\p{L}{2})[^[\]\n]{2,240}\]/gu;

/** Something that a drafter still has to fill in. */
export interface Placeholder {
  /** The id of the block that holds it; a heading has the id of its chapter or annex. */
  block: string;
  /** What is asked for, without the brackets. */
  asks: string;
  /** Characters of the block's text as `textBlocks` gives it. */
  at: { from: number; to: number };
  /** The range of the document with the brackets. */
  from: number;
  to: number;
}

/** The places of placeholders in a plain text, brackets included. */
export function placeholdersIn(text: string): { from: number; to: number; asks: string }[] {
  if (!text.includes('[')) return [];
  return [...text.matchAll(PLACEHOLDER)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    asks: match[0].slice(1, -1).trim(),
  }));
}

/** A text without its placeholders: what the drafter has written so far. */
export function withoutPlaceholders(text: string): string {
  return text.includes('[') ? text.replace(PLACEHOLDER, ' ') : text;
}

/** Every placeholder of a by-law or a memorandum, in document order. */
export function placeholdersOf(doc: Node, numbering: Numbering = numberDocument(doc)): Placeholder[] {
  return textBlocks(doc, numbering).flatMap((block) =>
    placeholdersIn(block.text).flatMap(({ from, to, asks }) => {
      const range = documentRange(block, from, to);
      return range ? [{ block: block.id, asks, at: { from, to }, ...range }] : [];
    }),
  );
}

/**
 * The next placeholder behind a position, or before it, going round at the end; `null` where the document has none.
 *
 * @param direction 1 forwards, -1 backwards
 */
export function nextPlaceholder(doc: Node, position: number, direction: 1 | -1 = 1): Placeholder | null {
  const all = placeholdersOf(doc);
  const found =
    direction === 1
      ? all.find(({ from }) => from > position || (from === position && position === 0))
      : all.findLast(({ to }) => to < position);
  return found ?? all.at(direction === 1 ? 0 : -1) ?? null;
}
