import { ID_LENGTH } from './attributes.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const ALPHABET = `${LETTERS}0123456789`;

/** Gives a fresh node id at every call. */
export type IdSource = () => string;

/**
 * One node id: 12 characters of `[a-z0-9]`, about 61 bits, beginning with a letter so that it can also be an XML id
 * and a Word bookmark.
 *
 * @param random numbers from 0 (included) to 1 (excluded); the caller chooses how strong they are
 */
export function newId(random: () => number): string {
  let id = LETTERS.charAt(Math.floor(random() * LETTERS.length));
  while (id.length < ID_LENGTH) id += ALPHABET.charAt(Math.floor(random() * ALPHABET.length));
  return id;
}

/** An id source over `random` that never gives the same id twice in its life. */
export function idSource(random: () => number): IdSource {
  const given = new Set<string>();
  return () => {
    let id = newId(random);
    while (given.has(id)) id = newId(random);
    given.add(id);
    return id;
  };
}

/**
 * A deterministic generator of numbers from 0 to 1 (mulberry32) for tests, seeds and reproducible imports. Not for
 * anything that must be hard to guess.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
