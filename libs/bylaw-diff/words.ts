import { sharedRuns } from './sequence-diff.js';
import type { Token } from './tokens.js';

/** A run of text that both wordings share, only the new one has (`ins`), or only the old one had (`del`). */
export interface WordSegment {
  type: 'same' | 'ins' | 'del';
  text: string;
}

/** Beyond this many edits inside one block the rest of it is shown as replaced instead of being searched further. */
const MAX_EDITS = 3000;

interface Run {
  type: WordSegment['type'];
  before: Token[];
  after: Token[];
}

/**
 * The words that differ between two wordings of one block. Common beginning and end are cut off first; lone spaces and
 * signs between two changes join them, so that a reader sees phrases and not confetti.
 */
export function compareWords(before: readonly Token[], after: readonly Token[]): WordSegment[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start]?.key === after[start]?.key)
    start += 1;
  let endA = before.length;
  let endB = after.length;
  while (endA > start && endB > start && before[endA - 1]?.key === after[endB - 1]?.key) {
    endA -= 1;
    endB -= 1;
  }
  const runs: Run[] = [
    same(before.slice(0, start), after.slice(0, start)),
    ...middle(before.slice(start, endA), after.slice(start, endB)),
    same(before.slice(endA), after.slice(endB)),
  ];
  return segments(joinIslands(runs.filter((run) => run.before.length + run.after.length > 0)));
}

/** The whole text of tokens as one segment; none for an empty text. */
export function wholeSegment(type: WordSegment['type'], text: string): WordSegment[] {
  return text === '' ? [] : [{ type, text }];
}

function same(before: Token[], after: Token[]): Run {
  return { type: 'same', before, after };
}

function middle(before: Token[], after: Token[]): Run[] {
  const deleted: Run = { type: 'del', before, after: [] };
  const inserted: Run = { type: 'ins', before: [], after };
  if (before.length === 0 || after.length === 0) return [deleted, inserted];
  const [left, right] = numbered(before, after);
  const shared = sharedRuns(left, right, MAX_EDITS);
  if (!shared) return [deleted, inserted];
  const runs: Run[] = [];
  let a = 0;
  let b = 0;
  for (const run of [...shared, { a: before.length, b: after.length, length: 0 }]) {
    if (run.a > a) runs.push({ type: 'del', before: before.slice(a, run.a), after: [] });
    if (run.b > b) runs.push({ type: 'ins', before: [], after: after.slice(b, run.b) });
    a = run.a + run.length;
    b = run.b + run.length;
    if (run.length > 0) runs.push(same(before.slice(run.a, a), after.slice(run.b, b)));
  }
  return runs;
}

/** A number for every distinct token. */
function numbered(before: readonly Token[], after: readonly Token[]): [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  const toNumbers = (tokens: readonly Token[]): Int32Array => {
    const out = new Int32Array(tokens.length);
    tokens.forEach(({ key }, at) => {
      let number = numbers.get(key);
      if (number === undefined) numbers.set(key, (number = numbers.size));
      out[at] = number;
    });
    return out;
  };
  return [toNumbers(before), toNumbers(after)];
}

/** Shared runs without a word, between two changes, become part of the change. */
function joinIslands(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  runs.forEach((run, index) => {
    const island =
      run.type === 'same' &&
      index > 0 &&
      index < runs.length - 1 &&
      run.before.length <= 2 &&
      run.before.every((token) => !/[\p{L}\p{N}\n\t]/u.test(token.text));
    if (island) {
      out.push({ type: 'del', before: run.before, after: [] }, { type: 'ins', before: [], after: run.after });
    } else out.push(run);
  });
  return out;
}

/** Between two shared runs: everything deleted first, then everything inserted. */
function segments(runs: readonly Run[]): WordSegment[] {
  const out: WordSegment[] = [];
  let del = '';
  let ins = '';
  const flush = () => {
    out.push(...wholeSegment('del', del), ...wholeSegment('ins', ins));
    del = '';
    ins = '';
  };
  const textOf = (tokens: readonly Token[]) => tokens.map((token) => token.text).join('');
  for (const run of runs) {
    if (run.type === 'del') del += textOf(run.before);
    else if (run.type === 'ins') ins += textOf(run.after);
    else {
      flush();
      out.push(...wholeSegment('same', textOf(run.after)));
    }
  }
  flush();
  return out;
}
