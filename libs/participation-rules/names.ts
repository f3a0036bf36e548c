import { fold, words } from '#libs/latvian-text';

/** An author as the municipality knows them; never shown to the public. */
export interface KnownAuthor {
  name: string | null;
  email: string | null;
}

/** Fewest letters of a word that are compared when its ending is left out. */
const SHORTEST_STEM = 3;
/** Latvian endings of names are at most this long. */
const LONGEST_ENDING = 3;

/**
 * The authors whose full name (in any case, with or without diacritics, in either order) or e-mail address stands in
 * the text. A single word is never taken for a name: many family names are common words.
 */
export function authorsIn(text: string, authors: readonly KnownAuthor[]): KnownAuthor[] {
  const plain = fold(text);
  const inText = words(plain);
  return authors.filter(({ name, email }) => {
    const address = email ? fold(email).trim() : '';
    if (address !== '' && plain.includes(address)) return true;
    const parts = name ? words(fold(name)) : [];
    if (parts.length < 2) return false;
    return [parts, [...parts].reverse()].some((order) => standsIn(inText, order));
  });
}

/** Whether the text has something that looks like an e-mail address, whoever's it is. */
export function hasEmail(text: string): boolean {
  return /[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+/.test(text);
}

function standsIn(text: readonly string[], name: readonly string[]): boolean {
  return text.some((_, start) =>
    name.every((part, index) => {
      const word = text[start + index];
      return word !== undefined && sameName(word, part);
    }),
  );
}

/** `berzinas` and `berzina` are one name, `liepu` and `liepas` too. */
function sameName(a: string, b: string): boolean {
  if (a === b) return true;
  let common = 0;
  while (common < a.length && common < b.length && a[common] === b[common]) common += 1;
  return (
    common >= SHORTEST_STEM && a.length - common <= LONGEST_ENDING && b.length - common <= LONGEST_ENDING
  );
}
