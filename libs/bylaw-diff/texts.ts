import { foldSigns } from './content.js';
import { comparePlain, type WordSegment } from './words.js';

const SPACE = 32;
const isGap = (code: number): boolean => code === SPACE || code === 10;

/**
 * The words that differ between two plain texts: what both begin and end with is put aside before anything is cut into
 * words.
 *
 * @param apart the texts were read apart: white space and kinds of signs do not count
 */
export function compareTexts(before: string, after: string, apart: boolean): WordSegment[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end += 1;
  if (apart) {
    const letters = (text: string) => foldSigns(text.slice(start, text.length - end)).replace(/\s+/g, '');
    if (letters(before) === letters(after)) return [{ type: 'same', text: after }];
  }
  // Back to where a word begins on either side.
  while (start > 0 && !isGap(before.charCodeAt(start - 1))) start -= 1;
  while (end > 0 && !isGap(before.charCodeAt(before.length - end))) end -= 1;
  const middle = comparePlain(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
  );
  const out: WordSegment[] = [];
  const add = (type: WordSegment['type'], text: string) => {
    const last = out.at(-1);
    if (last?.type === type) last.text += text;
    else if (text !== '') out.push({ type, text });
  };
  add('same', after.slice(0, start));
  for (const { type, text } of middle) add(type, text);
  add('same', after.slice(after.length - end));
  return out;
}
