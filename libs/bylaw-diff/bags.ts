import type { FlatUnit } from './units.js';

const WORD = /[\p{L}\p{N}]+/gu;

/** Gives each distinct word a number, so that bags of words compare as sorted arrays. */
export class Vocabulary {
  private readonly numbers = new Map<string, number>();
  private readonly bags = new Map<FlatUnit, Int32Array>();

  /** The words of a text without case and signs, as sorted numbers. */
  bag(text: string): Int32Array {
    const found = text.toLowerCase().match(WORD) ?? [];
    const bag = new Int32Array(found.length);
    for (let index = 0; index < found.length; index += 1) {
      const word = found[index] as string;
      let number = this.numbers.get(word);
      if (number === undefined) this.numbers.set(word, (number = this.numbers.size));
      bag[index] = number;
    }
    return bag.sort();
  }

  /** The words of a unit's own text, counted only when somebody asks: most units are matched before. */
  bagOf(unit: FlatUnit): Int32Array {
    let bag = this.bags.get(unit);
    if (!bag) this.bags.set(unit, (bag = this.bag(unit.text)));
    return bag;
  }

  get size(): number {
    return this.numbers.size;
  }
}

/** How many words two bags have in common. */
export function common(a: Int32Array, b: Int32Array): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const x = a[i] as number;
    const y = b[j] as number;
    if (x === y) {
      count += 1;
      i += 1;
      j += 1;
    } else if (x < y) i += 1;
    else j += 1;
  }
  return count;
}

/** How alike two bags of words are: twice the common words over all words, 0 to 1; two empty bags are alike. */
export function likeness(a: Int32Array, b: Int32Array): number {
  const all = a.length + b.length;
  return all === 0 ? 1 : (2 * common(a, b)) / all;
}

/** The words of the first bag that the second one does not have, each as often as it has more of them. */
export function without(a: Int32Array, b: Int32Array): Int32Array {
  const rest: number[] = [];
  let j = 0;
  for (const word of a) {
    while (j < b.length && (b[j] as number) < word) j += 1;
    if (b[j] === word) j += 1;
    else rest.push(word);
  }
  return Int32Array.from(rest);
}
