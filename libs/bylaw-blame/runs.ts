import type { Run } from './source.js';

/** Appends a stretch, joined to the last one where both have the same source. */
export function push(runs: Run[], length: number, source: number): void {
  if (length <= 0) return;
  const last = runs.at(-1);
  if (last?.[1] === source) runs[runs.length - 1] = [last[0] + length, source];
  else runs.push([length, source]);
}

/**
 * The sources of all positions of a document, run-length encoded. Remembers where it was used last, because people write
 * at one place for a while; everything else walks from there.
 */
export class Runs {
  private readonly runs: Run[] = [];
  private last = { index: 0, start: 0 };

  constructor(runs: readonly Run[] = []) {
    for (const [length, source] of runs) push(this.runs, length, source);
  }

  /** All runs, no two neighbours with the same source. */
  all(): readonly Run[] {
    return this.runs;
  }

  /** How many positions there are. */
  size(): number {
    return this.runs.reduce((sum, [length]) => sum + length, 0);
  }

  /** The source at a position. @throws RangeError behind the end. */
  at(pos: number): number {
    const run = this.runs[this.find(pos).index];
    if (!run) throw new RangeError(`position ${pos} is behind the end`);
    return run[1];
  }

  /** The runs from one position to another. */
  slice(from: number, to: number): Run[] {
    const out: Run[] = [];
    let { index, start } = this.find(from);
    for (; start < to && index < this.runs.length; index += 1) {
      const [length, source] = this.runs[index] as Run;
      push(out, Math.min(to, start + length) - Math.max(from, start), source);
      start += length;
    }
    return out;
  }

  /** Puts other runs in the place of a range. */
  replace(from: number, to: number, by: readonly Run[]): void {
    const first = this.find(from);
    // The run before takes part, so that equal neighbours join.
    const begin = first.index > 0 ? first.index - 1 : 0;
    const begun = first.index > 0 ? first.start - (this.runs[begin] as Run)[0] : 0;
    const put: Run[] = [];
    if (from > begun) for (const [length, source] of this.slice(begun, from)) push(put, length, source);
    for (const [length, source] of by) push(put, length, source);
    const end = this.find(to);
    const partial = this.runs[end.index];
    if (partial) push(put, end.start + partial[0] - to, partial[1]);
    const behind = this.runs[end.index + 1];
    if (behind) push(put, behind[0], behind[1]);
    this.runs.splice(begin, end.index + 2 - begin, ...put);
    this.last = { index: begin, start: begun };
  }

  /** Gives every position of a range another source. */
  map(from: number, to: number, change: (source: number) => number): void {
    const changed: Run[] = [];
    for (const [length, source] of this.slice(from, to)) push(changed, length, change(source));
    this.replace(from, to, changed);
  }

  /** The run that holds a position, and where it begins; behind the last one at the end. */
  private find(pos: number): { index: number; start: number } {
    let { index, start } = this.last.index <= this.runs.length ? this.last : { index: 0, start: 0 };
    while (index > 0 && (start > pos || index >= this.runs.length)) {
      index -= 1;
      start -= (this.runs[index] as Run)[0];
    }
    while (index < this.runs.length && start + (this.runs[index] as Run)[0] <= pos) {
      start += (this.runs[index] as Run)[0];
      index += 1;
    }
    this.last = { index, start };
    return this.last;
  }
}
