import { fromRoman, toRoman } from '#libs/bylaw-document';

/** The lists that styles number with (`w:numId`). */
export const LISTS = { units: 1, chapters: 2, annexes: 3, bullets: 4 } as const;

/** How one level of a list counts. `%1` in the text is the number of level 0, `%2` of level 1 … */
export interface ListLevel {
  format: 'decimal' | 'upperRoman' | 'lowerLetter';
  text: string;
  start: number;
  /** All numbers of the text in Arabic digits, as for sub-chapter `2.1.` of chapter II. */
  arabic?: boolean;
}

/**
 * One counter of Word as far as the numbers of an act need it: told which level comes next, it says what Word will
 * print, so that the writer knows where Word's own numbering suffices.
 */
export class CountedList {
  private readonly counters: (number | undefined)[] = [];

  /** @param id the `w:numId` that paragraphs name */
  constructor(
    readonly id: number,
    readonly levels: readonly ListLevel[],
  ) {}

  /** What Word prints before the next paragraph at this level; `null` where an outer level has not been counted yet. */
  next(level: number): string | null {
    const own = this.levels[level];
    if (!own) return null;
    const values = [...this.counters.slice(0, level), this.following(level)];
    let known = true;
    const text = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const value = values[index];
      const format = this.levels[index]?.format;
      if (value === undefined || format === undefined) known = false;
      return written(value ?? 0, own.arabic === true ? 'decimal' : (format ?? 'decimal'));
    });
    return known ? text : null;
  }

  /** Counts a paragraph at this level; deeper levels begin anew. */
  count(level: number): void {
    this.counters[level] = this.following(level);
    this.counters.length = level + 1;
  }

  private following(level: number): number {
    const last = this.counters[level];
    return last === undefined ? (this.levels[level]?.start ?? 1) : last + 1;
  }
}

function written(value: number, format: ListLevel['format']): string {
  if (format === 'lowerLetter') return value >= 1 && value <= 26 ? String.fromCharCode(96 + value) : '?';
  return format === 'upperRoman' && value > 0 && value < 4000 ? toRoman(value) : String(value);
}

/**
 * How a list would have to count to print this number at this level: `5.` counts in digits from 5, `b)` in letters from
 * b; what Word cannot count (`5.¹`) is a constant text.
 *
 * @param kind Roman numerals are numbers only for chapters; `i)` is the letter
 */
export function levelFor(number: string, level: number, kind: 'unit' | 'chapter' | 'annex'): ListLevel {
  const slot = `%${level + 1}`;
  // Word has no escape for its own sign.
  const literal: ListLevel = { format: 'decimal', text: number.replaceAll('%', '％'), start: 1 };
  if (literal.text !== number) return literal;
  const roman = kind === 'chapter' ? /^([MDCLXVI]+)\.$/.exec(number) : null;
  const value = fromRoman(roman?.[1] ?? '');
  if (value !== null && level === 0) return { format: 'upperRoman', text: `${slot}.`, start: value };
  const digits = /^(.*?)([1-9][0-9]{0,4})(\.(?: pielikums)?)$/s.exec(number);
  if (digits)
    return {
      format: 'decimal',
      text: `${digits[1] ?? ''}${slot}${digits[3] ?? ''}`,
      start: Number(digits[2]),
    };
  const letter = /^([a-z])\)$/.exec(number);
  if (letter)
    return { format: 'lowerLetter', text: `${slot})`, start: (letter[1] ?? 'a').charCodeAt(0) - 96 };
  return literal;
}

/** The level below one with this text: `7.` continues as `7.1.`, `39.¹` as `39.¹ 1.` */
export function levelBelow(outer: ListLevel, level: number): ListLevel {
  const gap = /[⁰¹²³⁴-⁹]$/.test(outer.text) ? ' ' : '';
  return { format: 'decimal', text: `${outer.text}${gap}%${level + 1}.`, start: 1 };
}
