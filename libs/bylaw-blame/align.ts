import { compareWords, tokensOf } from '#libs/bylaw-diff';

/** Stretches of text that two wordings of a block share: where in the old one, where in the new one, how long. */
export interface Shared {
  before: number;
  after: number;
  length: number;
}

/** The words that two wordings share, in order. */
export function sharedText(before: string, after: string): Shared[] {
  if (before === after) return before === '' ? [] : [{ before: 0, after: 0, length: before.length }];
  const shared: Shared[] = [];
  let [old, now] = [0, 0];
  for (const { type, text } of compareWords(exactTokens(before), exactTokens(after))) {
    if (type === 'same') shared.push({ before: old, after: now, length: text.length });
    if (type !== 'ins') old += text.length;
    if (type !== 'del') now += text.length;
  }
  return shared;
}

/** Words by their very characters: a space of another kind takes another number of positions. */
function exactTokens(text: string): { key: string; text: string }[] {
  return tokensOf(text).map((token) => ({ key: token.text, text: token.text }));
}
