import { importedWords, sourceWords, type ImportResult, type ImportSource } from '#libs/bylaw-exchange';

/** How many words a source has, and how many of them arrived. */
export interface KeptWords {
  sourceWords: number;
  keptWords: number;
}

/** An act that was read, with the count that shows whether a word was lost. */
export interface ReadAct extends ImportResult {
  words: KeptWords;
}

/** Words and numbers of the source, and how many of them stand in the documents or were set aside; neither order nor signs count. */
export function keptWords(source: ImportSource, result: ImportResult): KeptWords {
  const isWord = (word: string): boolean => /[\p{L}\p{N}]/u.test(word);
  const left = new Map<string, number>();
  for (const word of importedWords(result)) left.set(word, (left.get(word) ?? 0) + 1);
  let kept = 0;
  const words = sourceWords(source).filter(isWord);
  for (const word of words) {
    const count = left.get(word) ?? 0;
    if (count > 0) kept += 1;
    left.set(word, count - 1);
  }
  return { sourceWords: words.length, keptWords: kept };
}
