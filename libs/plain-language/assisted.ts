import { wordsOf } from './sentences.js';

/** So many words in a row that are the same show that a text was taken from another one. */
const RUN = 4;

/**
 * Whether a text still carries words of a draft that a language model wrote: the public label stays until a person has
 * rewritten all of it. Four words in a row, in any case and with any punctuation, count as taken over.
 */
export function carriesDraft(text: string, draft: string): boolean {
  const length = Math.min(RUN, wordsOf(draft).length);
  const runs = new Set(runsOf(draft, length));
  return runsOf(text, length).some((run) => runs.has(run));
}

function runsOf(text: string, length: number): string[] {
  const words = wordsOf(text).map((word) => word.toLowerCase());
  if (length === 0 || words.length < length) return [];
  return words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(' '));
}
