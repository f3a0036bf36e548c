import { sentencesOf, wordsOf } from './sentences.js';

/** How hard a text is to read, most readable first. */
export const READING_LEVELS = ['easy', 'plain', 'demanding', 'hard', 'veryHard'] as const;

/** One of {@link READING_LEVELS}. */
export type ReadingLevel = (typeof READING_LEVELS)[number];

/** The figures of a text's readability. */
export interface Readability {
  words: number;
  sentences: number;
  /** Words of more than six letters. */
  longWords: number;
  /** LIX, rounded to a whole number; `null` for a text without words. */
  lix: number | null;
  level: ReadingLevel | null;
  /** Seconds that an adult needs to read it silently. */
  seconds: number;
}

/**
 * Words that an adult reads silently in a minute. No measurement for Latvian is known to us; the figure is that of the
 * IReST study (Trauzettel-Klosinski & Dietz, 2012) for Finnish, another language of long inflected words.
 */
export const WORDS_PER_MINUTE = 160;

/** Most words that still are read in one minute. */
export const ONE_MINUTE_WORDS = WORDS_PER_MINUTE;

/** Letters from which on a word is long in LIX: more than six. */
const LONG_FROM = 7;

/**
 * Below which LIX each level ends. Björnsson's own limits (25, 35, 45, 55) are of Swedish; Latvian words are longer, so
 * the same ease gives a higher figure. These are the project's own: texts written for residents lie about 40, sixteen
 * promulgated by-laws between 57 and 76, half of them above 71.
 */
export const LEVEL_LIMITS: readonly (readonly [below: number, level: ReadingLevel])[] = [
  [40, 'easy'],
  [50, 'plain'],
  [60, 'demanding'],
  [70, 'hard'],
  [Infinity, 'veryHard'],
];

/**
 * LIX (Björnsson, "Läsbarhet", 1968; compared over eleven languages in "Readability of Newspapers in 11 Languages",
 * Reading Research Quarterly 18, 1983): words per sentence plus the share of words of more than six letters in per cent.
 * It needs no syllables and no list of words, so it can be computed for Latvian as for any language.
 *
 * @param text plain text; lines of lists count as sentences.
 */
export function readability(text: string): Readability {
  const sentences = sentencesOf(text);
  const words = sentences.flatMap((sentence) => sentence.words);
  const longWords = words.filter((word) => lettersOf(word) >= LONG_FROM).length;
  const lix =
    words.length === 0
      ? null
      : Math.round(words.length / sentences.length + (100 * longWords) / words.length);
  return {
    words: words.length,
    sentences: sentences.length,
    longWords,
    lix,
    level: lix === null ? null : levelOf(lix),
    seconds: Math.round((words.length * 60) / WORDS_PER_MINUTE),
  };
}

/** The level of a LIX figure. */
export function levelOf(lix: number): ReadingLevel {
  return LEVEL_LIMITS.find(([below]) => lix < below)?.[1] ?? 'veryHard';
}

/** How many letters a word has; figures and signs are none. */
export function lettersOf(word: string): number {
  return word.match(/\p{L}/gu)?.length ?? 0;
}

/** How many words a text has. */
export function countWords(text: string): number {
  return wordsOf(text).length;
}
