import { fromSuperscript, toSuperscript } from '#libs/bylaw-document';
import type { Segment } from './operations.js';

const SUP = '⁰¹²³⁴-⁹';

/** A number in running text, as part of a pattern. */
export const NUMBER = `\\d{1,4}(?:(?:\\.?[${SUP}]+\\.? ?|\\.)\\d{1,4})*(?:\\.?[${SUP}]+\\.?|\\.)?`;

/** The parts of a printed number, and whether it ends without a dot: `38.1` may be `38.¹` or a forgotten dot. */
export function readNumber(text: string): { segments: Segment[]; open: boolean } {
  const segments: Segment[] = [];
  for (const match of text.matchAll(new RegExp(`(\\d+)(?:\\.?([${SUP}]+))?`, 'g')))
    segments.push({ base: match[1] ?? '', sup: fromSuperscript(match[2] ?? '') });
  return { segments, open: segments.length > 1 && /\d$/.test(text) };
}

/** The last two parts as base and superscript: `38.1` read as `38.¹`. */
export function asSuperscript(segments: readonly Segment[]): Segment[] {
  const last = segments.at(-1);
  const owner = segments.at(-2);
  if (!last || !owner || owner.sup !== '' || last.sup !== '') return [...segments];
  return [...segments.slice(0, -2), { base: owner.base, sup: last.base }];
}

/** A whole number as by-laws print it: `7.2.`, `5.¹`, `39.¹ 1.` */
export function printNumber(segments: readonly Segment[]): string {
  let out = '';
  for (const { base, sup } of segments) {
    if (out !== '' && !out.endsWith('.')) out += ' ';
    out += `${base}.${toSuperscript(sup)}`;
  }
  return out;
}

/** Whether two numbers are the same. */
export function sameNumber(left: readonly Segment[], right: readonly Segment[]): boolean {
  return (
    left.length === right.length &&
    left.every((segment, at) => segment.base === right[at]?.base && segment.sup === right[at]?.sup)
  );
}

/** Whether the number begins with the other one and goes on. */
export function isBelow(number: readonly Segment[], owner: readonly Segment[]): boolean {
  return number.length > owner.length && sameNumber(number.slice(0, owner.length), owner);
}

/** One reading of the number at the beginning of a line. */
export interface LineNumber {
  segments: Segment[];
  /** The text after it. */
  rest: string;
  /** Whether a lost superscript was read into it. */
  guessed: boolean;
  /** A number without a dot, which may as well be the first word of a text. */
  bare: boolean;
}

/** The readings of a number at the beginning of a line, with the text after it; the likeliest first. */
export function numbersOfLine(line: string): LineNumber[] {
  const match = new RegExp(`^(${NUMBER})\\s*`).exec(line);
  if (!match || !/[.\s⁰¹²³⁴-⁹]$/.test(match[0])) return [];
  const number = (match[1] ?? '').trim();
  const rest = line.slice(match[0].length);
  const { segments, open } = readNumber(number);
  const bare = /^\d+$/.test(number);
  const out = [{ segments, rest, guessed: false, bare }];
  if (open) out.unshift({ segments: asSuperscript(segments), rest, guessed: true, bare });
  const short = new RegExp(`^(\\d{1,4}\\.[${SUP}]+) `).exec(line);
  if (short && segments.length > 1 && segments[0]?.sup !== '')
    out.push({
      segments: readNumber(short[1] ?? '').segments,
      rest: line.slice(short[0].length),
      guessed: false,
      bare: false,
    });
  return out;
}
