import type { IdSource } from '#libs/bylaw-document';
import { isId } from '#libs/bylaw-document';
import type { RunExtra } from '../../blocks.js';
import type { DocxFacts } from '../facts.js';
import type { Element } from './xml.js';

/**
 * Gives the marks of tracked changes. Changes of one author at one time that follow each other without other text
 * between them are one suggestion; Word writes an element for every run.
 */
export class Revisions {
  /** How many suggestions were found. */
  count = 0;
  /** How many changes of formatting were passed over. */
  formats = 0;
  private last: { key: string; mark: RunExtra } | null = null;
  private readonly known = new Map<string, RunExtra>();
  private readonly moves = new Map<string, string>();

  constructor(
    private readonly newId: IdSource,
    private readonly facts: DocxFacts['revisions'],
  ) {}

  /**
   * @param element `w:ins`, `w:del`, `w:moveFrom` or `w:moveTo`
   * @param move the name that both ends of a move share
   */
  mark(element: Element, kind: 'insertion' | 'deletion', move: string | null): RunExtra {
    const author = (element.attrs['w:author'] ?? '').slice(0, 100);
    const at = (element.attrs['w:date'] ?? '').slice(0, 40);
    const fact = this.factOf(element, author, at);
    const key = fact ? `${kind}|${fact.id}` : `${kind}|${author}|${at}|${move ?? ''}`;
    if (this.last?.key === key) return this.last.mark;
    const known = fact ? this.known.get(key) : undefined;
    const mark = known ?? {
      type: kind,
      attrs: {
        id: fact?.id ?? this.newId(),
        author,
        at,
        scope: 'content',
        move: fact ? fact.move : move === null ? null : this.moveId(move),
      },
    };
    if (!known) this.count += 1;
    this.known.set(key, mark);
    this.last = { key, mark };
    return mark;
  }

  /** Text without a change ends a suggestion. */
  unchanged(): void {
    this.last = null;
  }

  /** What our own file says of the change, if it still is the same. */
  private factOf(element: Element, author: string, at: string): DocxFacts['revisions'][string] | null {
    const id = element.attrs['w:id'] ?? '';
    const fact = Object.hasOwn(this.facts, id) ? this.facts[id] : undefined;
    const same = fact && isId(fact.id) && fact.author === author && sameTime(fact.at, at);
    return same && (fact.move === null || isId(fact.move)) ? fact : null;
  }

  private moveId(name: string): string {
    const id = this.moves.get(name) ?? this.newId();
    this.moves.set(name, id);
    return id;
  }
}

/** Word keeps whole seconds. */
function sameTime(left: string, right: string): boolean {
  return left.slice(0, 19) === right.slice(0, 19);
}

/** The same suggestion, but for the break before a block. */
export function ofBreak(mark: RunExtra): RunExtra {
  return { type: mark.type, attrs: { ...mark.attrs, scope: 'break' } };
}
