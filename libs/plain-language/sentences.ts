/** One sentence of a text with its words. */
export interface Sentence {
  text: string;
  words: string[];
}

/** Abbreviations of Latvian official prose that a sentence does not end with. */
const ABBREVIATIONS = new Set([
  'nr',
  'p',
  'pp',
  'lpp',
  'piem',
  'plkst',
  'tālr',
  'tel',
  'sk',
  'sal',
  't',
  'u',
  'c',
  'tml',
  'utt',
  'apm',
  'aptuv',
  'prof',
  'dr',
  'st',
  'min',
  'sek',
  'milj',
  'tūkst',
  'g',
  'gs',
  'proc',
]);

const WORD = /[\p{L}\p{N}]+(?:[-–’'./,][\p{L}\p{N}]+)*/gu;

/** The words of a text: letters and figures; `12,50`, `18/2024` and `sociāli-ekonomiskais` are one word each. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/**
 * Splits plain text into sentences. A full stop after an ordinal number ("1. marts", "46. panta") or a usual abbreviation
 * ("Nr.", "plkst.") ends none; a line break and a dash or bullet of a list always does.
 */
export function sentencesOf(text: string): Sentence[] {
  return text
    .split(/\n+/)
    .flatMap((line) => splitLine(line.replace(/^\s*[-–•*]\s+/, '').trim()))
    .map((sentence) => ({ text: sentence, words: wordsOf(sentence) }))
    .filter(({ words }) => words.length > 0);
}

function splitLine(line: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of line.matchAll(/[.!?…]+["”“»)]*\s+/g)) {
    const end = match.index + match[0].length;
    if (!endsSentence(line.slice(start, match.index), match[0], line.slice(end))) continue;
    sentences.push(line.slice(start, end).trim());
    start = end;
  }
  sentences.push(line.slice(start).trim());
  return sentences.filter((sentence) => sentence !== '');
}

function endsSentence(before: string, stop: string, after: string): boolean {
  if (!stop.startsWith('.') || stop.startsWith('..')) return true;
  const last = /[\p{L}\p{N}]+$/u.exec(before)?.[0] ?? '';
  if (ABBREVIATIONS.has(last.toLowerCase())) return false;
  // An initial: "J. Bērziņš".
  if (/^\p{Lu}$/u.test(last)) return false;
  const startsUpper = /^["„“«(]*[\p{Lu}\p{N}]/u.test(after);
  // After figures a full stop makes an ordinal number, unless a new sentence visibly begins.
  return startsUpper || !/^\p{N}+$/u.test(last) ? startsUpper : false;
}
