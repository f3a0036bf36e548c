import type { Node } from 'prosemirror-model';
import { textBlocks, type TextBlock } from './text-blocks.js';

interface Range {
  from: number;
  to: number;
}

/** Every character that is no space, and the range of the document that each takes. */
interface Ink {
  text: string;
  from: number[];
  to: number[];
}

/** As in `anchors.ts`; the two would import each other. */
const MOST = 2000;
/** A part of the words counts as them from so many characters, or a third of them. */
const LEAST_PART = 6;

/**
 * The text of a document as anchors look for words in it: without spaces and breaks, so that neither a space more nor the
 * end of a block hides words. Made when it is first needed.
 */
export class AnchorText {
  private blocks: TextBlock[] | null = null;
  private ink: Ink | null = null;

  constructor(private readonly doc: Node) {}

  /** What a reader sees in a range; blocks stand on lines of their own. */
  between(from: number, to: number): string {
    const lines = this.lines().flatMap((block) => {
      if (block.pos > to || block.pos + block.node.content.size < from) return [];
      let line = '';
      for (const segment of block.segments) {
        if (!segment.own) {
          const size = block.node.nodeAt(segment.pos - block.pos)?.nodeSize ?? 1;
          if (segment.pos < to && segment.pos + size > from) line += segment.text;
          continue;
        }
        const start = Math.max(0, from - segment.pos);
        line += segment.text.slice(start, Math.max(start, to - segment.pos));
      }
      return line === '' ? [] : [line];
    });
    return lines.join('\n').slice(0, MOST);
  }

  /** The first place of the words that begins in the range. */
  within(quote: string, from: number, to: number): Range | null {
    const ink = this.read();
    const sought = inkOf(quote);
    const [start, end] = [firstFrom(ink.from, from), firstFrom(ink.from, to)];
    if (sought === '' || start === end) return null;
    const at = ink.text.slice(start, end + sought.length - 1).indexOf(sought);
    return at === -1 ? null : this.range(start + at, sought.length);
  }

  /** The place of the words that takes in the range. */
  around(quote: string, from: number, to: number): Range | null {
    const ink = this.read();
    const sought = inkOf(quote);
    if (sought === '') return null;
    // What begins earlier ends before the range does.
    const start = Math.max(0, firstFrom(ink.to, to) - sought.length + 1);
    for (let at = ink.text.indexOf(sought, start); at !== -1; at = ink.text.indexOf(sought, at + 1)) {
      const range = this.range(at, sought.length);
      if (range.from > from) return null;
      if (range.to >= to) return range;
    }
    return null;
  }

  /** The place of the words where the document has them only once. */
  onlyPlaceOf(quote: string): Range | null {
    const { text } = this.read();
    const sought = inkOf(quote);
    const at = sought === '' ? -1 : text.indexOf(sought);
    return at === -1 || text.indexOf(sought, at + 1) !== -1 ? null : this.range(at, sought.length);
  }

  /** What is left of the words in a block: from their beginning to their end, or the larger of both where one is gone. */
  partWithin(quote: string, { node, pos }: { node: Node; pos: number }): Range | null {
    const words = quote.split(/\s+/).filter(Boolean);
    const least = Math.max(LEAST_PART, inkOf(quote).length / 3);
    const end = pos + node.nodeSize;
    let head: Range | null = null;
    let tail: Range | null = null;
    for (let count = words.length - 1; count > 0 && !(head && tail); count -= 1) {
      const [front, back] = [words.slice(0, count).join(''), words.slice(-count).join('')];
      if (!head && front.length >= least) head = this.within(front, pos, end);
      if (!tail && back.length >= least) tail = this.within(back, pos, end);
    }
    if (head && tail && head.from <= tail.to) return { from: head.from, to: Math.max(head.to, tail.to) };
    return head ?? tail;
  }

  private range(at: number, length: number): Range {
    const { from, to } = this.read();
    return { from: from[at] ?? 0, to: to[at + length - 1] ?? 0 };
  }

  private lines(): TextBlock[] {
    this.blocks ??= textBlocks(this.doc);
    return this.blocks;
  }

  private read(): Ink {
    this.ink ??= inkIn(this.lines());
    return this.ink;
  }
}

/** Which of the positions, in the order of the text, is the first that is not before `pos`. */
function firstFrom(positions: readonly number[], pos: number): number {
  let [low, high] = [0, positions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) < pos) low = middle + 1;
    else high = middle;
  }
  return low;
}

function inkIn(blocks: readonly TextBlock[]): Ink {
  const parts: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  for (const { segments, node, pos } of blocks)
    for (const segment of segments) {
      const size = segment.own ? 1 : (node.nodeAt(segment.pos - pos)?.nodeSize ?? 1);
      for (const { 0: word, index } of segment.text.matchAll(/\S+/g)) {
        parts.push(word);
        for (let at = 0; at < word.length; at += 1) {
          const start = segment.own ? segment.pos + index + at : segment.pos;
          from.push(start);
          to.push(start + size);
        }
      }
    }
  return { text: parts.join(''), from, to };
}

function inkOf(quote: string): string {
  return quote.replaceAll(/\s+/g, '');
}
