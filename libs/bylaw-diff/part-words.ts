import type { Token } from './tokens.js';
import { compareWords, type WordSegment } from './words.js';

/** Stands between the parts while they are compared as one text; no text holds it. */
const BORDER = '\u0000';
const BORDER_TOKEN: Token = { key: BORDER, text: BORDER };

/**
 * Compares the words of one text with those of several. Of one on several, `split` has the words of each of the
 * several; of several on one, `joined` has the words of the one, with a line end where two met.
 */
export function wordsOfParts(
  before: readonly Token[][],
  after: readonly Token[][],
): { split: WordSegment[][]; joined: WordSegment[] } {
  const segments = compareWords(withBorders(before), withBorders(after));
  return { split: cut(segments), joined: before.length > 1 ? healed(segments) : segments };
}

/** Whether only signs, capitals and spaces differ. */
export function sameWordsIn(segments: readonly WordSegment[]): boolean {
  const words = (without: WordSegment['type']): string =>
    segments
      .flatMap(({ type, text }) => (type === without ? [] : [text]))
      .join(' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? '';
  return words('ins') === words('del');
}

function withBorders(parts: readonly Token[][]): Token[] {
  return parts.flatMap((tokens, index) => (index === 0 ? tokens : [BORDER_TOKEN, ...tokens]));
}

/** Cuts at the borders between the later parts; the space that stood there before is no loss. */
function cut(segments: readonly WordSegment[]): WordSegment[][] {
  const parts: WordSegment[][] = [[]];
  for (const { type, text } of segments) {
    text.split(BORDER).forEach((piece, index) => {
      if (index > 0) parts.push([]);
      if (piece !== '') parts.at(-1)?.push({ type, text: piece });
    });
  }
  return parts.map((part, index) => {
    const open = (segment: WordSegment | undefined) =>
      segment !== undefined && segment.type === 'del' && segment.text.trim() === '';
    const from = index > 0 && open(part[0]) ? 1 : 0;
    const to = index < parts.length - 1 && open(part.at(-1)) ? -1 : undefined;
    return part.slice(from, to);
  });
}

/** Borders between the earlier parts as line ends. */
function healed(segments: readonly WordSegment[]): WordSegment[] {
  return segments.map(({ type, text }) => ({ type, text: text.replaceAll(BORDER, '\n') }));
}
