import { hasWord, isSpaceAt, tokenEnds } from './scan.js';
import { sharedRuns } from './sequence-diff.js';
import type { Token } from './tokens.js';

/** A run of text that both wordings share, only the new one has (`ins`), or only the old one had (`del`). */
export interface WordSegment {
  type: 'same' | 'ins' | 'del';
  text: string;
}

/** Beyond this many edits inside one block the rest of it is shown as replaced instead of being searched further. */
const MAX_EDITS = 3000;
/** A shared run of at most so many signs between two changes becomes part of the change. */
const ISLAND = 2;

/** One wording, cut into words and signs. */
interface Side {
  readonly length: number;
  /** A number for each of them; the same number says that they are the same. */
  numbers(known: Numbers): Int32Array;
  text(from: number, to: number): string;
}

/** Gives every distinct word or sign a number; all kinds of spaces have the same one. */
class Numbers {
  private readonly given = new Map<string, number>([[' ', 0]]);

  of(key: string): number {
    let number = this.given.get(key);
    if (number === undefined) this.given.set(key, (number = this.given.size));
    return number;
  }
}

/**
 * The words that differ between two wordings of one block. Common beginning and end are cut off first; lone spaces and
 * signs between two changes join them, so that a reader sees phrases and not confetti.
 */
export function compareWords(before: readonly Token[], after: readonly Token[]): WordSegment[] {
  return compareSides(tokenSide(before), tokenSide(after));
}

/** The same for plain text, all kinds of spaces being one. */
export function comparePlain(before: string, after: string): WordSegment[] {
  return compareSides(plainSide(before), plainSide(after));
}

/** The whole text of tokens as one segment; none for an empty text. */
export function wholeSegment(type: WordSegment['type'], text: string): WordSegment[] {
  return text === '' ? [] : [{ type, text }];
}

function tokenSide(tokens: readonly Token[]): Side {
  return {
    length: tokens.length,
    numbers: (known) => Int32Array.from(tokens, ({ key }) => known.of(key)),
    text: (from, to) => {
      let out = '';
      for (let at = from; at < to; at += 1) out += tokens[at]?.text ?? '';
      return out;
    },
  };
}

function plainSide(text: string): Side {
  const ends = tokenEnds(text);
  const start = (at: number) => (at === 0 ? 0 : (ends[at - 1] as number));
  return {
    length: ends.length,
    numbers: (known) => {
      const out = new Int32Array(ends.length);
      let from = 0;
      for (let at = 0; at < ends.length; at += 1) {
        const end = ends[at] as number;
        if (!isSpaceAt(text, from)) out[at] = known.of(text.slice(from, end));
        from = end;
      }
      return out;
    },
    text: (from, to) => text.slice(start(from), start(to)),
  };
}

function compareSides(before: Side, after: Side): WordSegment[] {
  const known = new Numbers();
  const left = before.numbers(known);
  const right = after.numbers(known);
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  let end = 0;
  const room = Math.min(left.length, right.length) - start;
  while (end < room && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  const [endA, endB] = [left.length - end, right.length - end];

  const out = new Segments();
  out.same(after.text(0, start));
  let a = start;
  let b = start;
  const shared = sharedRuns(left.subarray(start, endA), right.subarray(start, endB), MAX_EDITS) ?? [];
  for (const run of shared) {
    const [fromA, fromB] = [start + run.a, start + run.b];
    out.del(before.text(a, fromA));
    out.ins(after.text(b, fromB));
    a = fromA + run.length;
    b = fromB + run.length;
    const text = after.text(fromB, b);
    const inside = fromA > start || fromB > start;
    const island = run.length <= ISLAND && inside && (a < endA || b < endB) && !/[\n\t]/.test(text);
    if (island && !hasWord(text)) {
      out.del(before.text(fromA, a));
      out.ins(text);
    } else out.same(text);
  }
  out.del(before.text(a, endA));
  out.ins(after.text(b, endB));
  out.same(after.text(endB, after.length));
  return out.done();
}

/** Gathers segments: between two shared runs everything deleted first, then everything inserted. */
class Segments {
  private readonly out: WordSegment[] = [];
  private deleted = '';
  private inserted = '';

  del(text: string): void {
    this.deleted += text;
  }

  ins(text: string): void {
    this.inserted += text;
  }

  same(text: string): void {
    if (text === '') return;
    this.flush();
    const last = this.out.at(-1);
    if (last?.type === 'same') last.text += text;
    else this.out.push({ type: 'same', text });
  }

  done(): WordSegment[] {
    this.flush();
    return this.out;
  }

  private flush(): void {
    // A reference that now points elsewhere and reads the same.
    if (this.deleted !== '' && this.deleted === this.inserted) {
      const text = this.deleted;
      this.deleted = this.inserted = '';
      this.same(text);
      return;
    }
    if (this.deleted !== '') this.out.push({ type: 'del', text: this.deleted });
    if (this.inserted !== '') this.out.push({ type: 'ins', text: this.inserted });
    this.deleted = '';
    this.inserted = '';
  }
}
