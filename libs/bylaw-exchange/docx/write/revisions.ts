import type { Mark, Node } from 'prosemirror-model';
import type { DocxFacts } from '../facts.js';
import { el, type XmlAttributes } from './xml.js';

/** Numbers for everything that Word tells apart by `w:id`: bookmarks, insertions, deletions, ranges. */
export class Counter {
  private last = 0;

  next(): number {
    this.last += 1;
    return this.last;
  }
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

/** A time as an attribute may hold it; what is no time is left out. */
export function timeAttribute(at: string): string | undefined {
  return TIME.test(at) ? at : undefined;
}

/** Whether the mark is a suggestion to insert or delete. */
export function isSuggestion(mark: Mark): boolean {
  return mark.type.name === 'insertion' || mark.type.name === 'deletion';
}

/** Whether the mark is about the break before its block only. */
export function isBreak(mark: Mark): boolean {
  return mark.attrs['scope'] === 'break';
}

/** The suggestions of a block or text that concern it whole. */
export function suggestionsOn(node: Node): Mark[] {
  return node.marks.filter((mark) => isSuggestion(mark) && !isBreak(mark));
}

/** What holds for text inside blocks with suggestions: the inner one where two of a kind meet. */
export function joined(around: readonly Mark[], own: readonly Mark[]): Mark[] {
  return [...around.filter((outer) => !own.some((mark) => mark.type === outer.type)), ...own];
}

/** Writes suggestions as tracked changes, and keeps as facts what Word has no attribute for. */
export class Revisions {
  private readonly moves: ReadonlySet<string>;

  /** @param docs the documents to be written: only a move with both ends is one for Word */
  constructor(
    docs: readonly Node[],
    private readonly ids: Counter,
    private readonly facts: DocxFacts['revisions'],
  ) {
    this.moves = completeMoves(docs);
  }

  /** Suggestions as properties of a paragraph mark or of a row, in the order that the format asks for. */
  properties(marks: readonly Mark[], inRow = false): string {
    const order = ['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'];
    const place = (mark: Mark): number => order.indexOf(this.elementName(mark, inRow));
    const sorted = [...marks].sort((a, b) => place(a) - place(b));
    return sorted.map((mark) => this.element(mark, '', inRow)).join('');
  }

  /** The element of a suggestion, around `children` or, without any, as a property. */
  private element(mark: Mark, children = '', inRow = false): string {
    return el(this.elementName(mark, inRow), this.attributes(mark), children);
  }

  /** Runs inside the elements of their suggestions, insertions outermost. */
  wrap(marks: readonly Mark[], runs: string): string {
    const order = [...marks].sort((a, b) => (a.type.name < b.type.name ? -1 : 1));
    return order.reduce((inner, mark) => this.element(mark, inner), runs);
  }

  /** Begin and end of the range that Word pairs a move by; `null` for what is no move. */
  range(mark: Mark): { start: string; end: string } | null {
    const move = mark.attrs['move'] as string | null;
    if (move === null || !this.moves.has(move)) return null;
    const name = mark.type.name === 'insertion' ? 'w:moveToRange' : 'w:moveFromRange';
    const id = this.ids.next();
    const attrs = { 'w:id': id, 'w:name': `move_${move}`, 'w:date': NO_TIME, ...present(origin(mark)) };
    return { start: el(`${name}Start`, attrs), end: el(`${name}End`, { 'w:id': id }) };
  }

  private elementName(mark: Mark, inRow: boolean): string {
    const inserted = mark.type.name === 'insertion';
    const moved = !inRow && this.moves.has(String(mark.attrs['move']));
    if (moved) return inserted ? 'w:moveTo' : 'w:moveFrom';
    return inserted ? 'w:ins' : 'w:del';
  }

  private attributes(mark: Mark): XmlAttributes {
    const id = this.ids.next();
    const { id: suggestion, author, at, move } = mark.attrs as Record<string, string>;
    this.facts[String(id)] = {
      id: suggestion ?? '',
      move: move ?? null,
      author: author ?? '',
      at: at ?? '',
    };
    return { 'w:id': id, ...origin(mark) };
  }
}

/** Word asks for a time on the range of a move, which it never shows. */
const NO_TIME = '1970-01-01T00:00:00Z';

function present(attributes: XmlAttributes): XmlAttributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}

function origin(mark: Mark): XmlAttributes {
  return {
    'w:author': String(mark.attrs['author']),
    'w:date': timeAttribute(String(mark.attrs['at'])),
  };
}

function completeMoves(docs: readonly Node[]): Set<string> {
  const ends = { insertion: new Set<string>(), deletion: new Set<string>() };
  for (const doc of docs)
    doc.descendants((node) => {
      for (const mark of node.marks) {
        const move = mark.attrs['move'] as string | null | undefined;
        if (typeof move !== 'string') continue;
        if (mark.type.name === 'insertion') ends.insertion.add(move);
        else if (mark.type.name === 'deletion') ends.deletion.add(move);
      }
    });
  return new Set([...ends.insertion].filter((move) => ends.deletion.has(move)));
}
