import type { Segment } from './operations.js';
import type { FoundWords } from './wording.js';

/** Words before whose full stop no sentence ends: dates, numbers, `Nr.`, initials. */
const NO_END = /(?:(?<!\p{L})(?:\d+|Nr|nr|prot|u\. c|utt|t\. i|piem|skat|sk|tml|\p{Lu})|[⁰¹²³⁴-⁹])\.$/u;

/** Where the sentences of a text begin and end. */
export function sentencesOf(text: string): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = [];
  let from = 0;
  for (const match of text.matchAll(/[.!?]["”)]?(?=\s+["„“(]?[\p{Lu}\d])|$/gu)) {
    const to = match.index + match[0].length;
    const text2 = text.slice(from, to);
    if (to < text.length && NO_END.test(text2)) continue;
    if (text2.trim() !== '') out.push({ from: from + (text2.length - text2.trimStart().length), to });
    from = to;
  }
  return out;
}

/**
 * Puts other words in the place of sentences of a text.
 *
 * @param numbers the sentences by their ordinal numbers, neighbours in order
 * @param words what stands there afterwards; empty where they are deleted
 * @returns `null` where the text has no such sentences
 */
export function replaceSentences(
  text: string,
  numbers: readonly Segment[],
  words: string,
): FoundWords[] | null {
  const sentences = sentencesOf(text);
  const wanted = numbers.map(({ base }) => Number(base) - 1);
  const first = sentences[wanted[0] ?? -1];
  const last = sentences[wanted.at(-1) ?? -1];
  const neighbours = wanted.every((one, at) => at === 0 || one === (wanted[at - 1] ?? 0) + 1);
  if (!first || !last || !neighbours) return null;
  return [{ at: first.from, length: last.to - first.from, replaced: words }];
}
