import { fold, words } from '#libs/latvian-text';

/** The beginning of a word tells its meaning; Latvian endings change with the sentence. */
const SHORTEST_STEM = 4;
const LONGEST_STEM = 5;
/** An ending is mostly at most this long. */
const ENDING = 2;
/** Words that say nothing of what somebody wants. */
const EMPTY = new Set(
  'un vai bet ari ka lai kas tas ta tie tos to ir nav no uz par pie ar bez pec pirms ludzu ludzam vel jau es mes mums man jo ja kad kur'.split(
    ' ',
  ),
);

/** The words of a text as they are compared: their beginnings without case and diacritics, words that say nothing left out. */
export function stemsOf(text: string): Set<string> {
  return new Set(
    words(fold(text))
      .filter((word) => !EMPTY.has(word))
      .map((word) => word.slice(0, Math.min(LONGEST_STEM, Math.max(SHORTEST_STEM, word.length - ENDING)))),
  );
}

/** How much of two sets of words is the same, from 0 (nothing) to 1 (everything). Two empty sets are alike. */
export function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 && other.size === 0) return 1;
  let common = 0;
  for (const stem of one) if (other.has(stem)) common += 1;
  return common / (one.size + other.size - common);
}
