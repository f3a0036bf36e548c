import { fromRoman, fromSuperscript } from '#libs/bylaw-document';

/** One part of a printed number: `39.¹ 2.` has the parts `39¹` and `2`. */
export interface Segment {
  base: string;
  sup: string;
}

/** A number found at the beginning of a line. */
export interface PrintedLabel {
  segments: readonly Segment[];
  /** The number as printed, without the white space around it. */
  printed: string;
  /** How many characters of the line it takes, white space after it included. */
  length: number;
  /** The last part has no final dot (`38.1 `): a superscript lost by conversion, or a forgotten dot. */
  flattened: boolean;
  /** `1)` and `a)` of laws and lists inside points. */
  item: boolean;
}

/** Up to four digits; whether a number of four is a year is for the reader of the sequence to say. */
const SEGMENT = /(\d{1,4})(?:\.?([⁰¹²³⁴-⁹]{1,4})\.?|(\.)|)/y;
const ITEM = /^(\d{1,3}|\p{Ll})([⁰¹²³⁴-⁹]{0,4})\)\s*(?=\S)/u;
const UNIT_WORD =
  /^(pant|punkt|apakšpunkt|daļ|pielikum|nodaļ|gad[aāu]|gads|janvār|februār|mart[aāsu]|aprīl|maij|jūnij|jūlij|august|septembr|oktobr|novembr|decembr)/;

/**
 * The numbers that a line may begin with, the longest reading first; empty where it begins with none. Dates
 * (`30.09.2021.`), references (`14. panta`) and decimals are not numbers of units.
 */
export function readLabels(line: string): PrintedLabel[] {
  const head = line.slice(0, 80);
  const item = ITEM.exec(head);
  if (item) {
    const segments = [{ base: item[1] ?? '', sup: fromSuperscript(item[2] ?? '') }];
    return [{ segments, printed: item[0].trim(), length: item[0].length, flattened: false, item: true }];
  }
  const found: PrintedLabel[] = [];
  const segments: Segment[] = [];
  let at = 0;
  while (segments.length < 6) {
    SEGMENT.lastIndex = at;
    const match = SEGMENT.exec(head);
    if (!match || /^0/.test(match[1] ?? '')) break;
    const sup = fromSuperscript(match[2] ?? '');
    const closed = match[3] !== undefined || sup !== '';
    if (!closed && segments.length === 0) break;
    segments.push({ base: match[1] ?? '', sup });
    at = SEGMENT.lastIndex;
    const rest = head.slice(at);
    if (endsHere(rest, closed)) {
      const space = /^\s*/.exec(rest)?.[0].length ?? 0;
      found.unshift({
        segments: closed ? [...segments] : joinFlattened(segments),
        printed: head.slice(0, at),
        length: at + space,
        flattened: !closed,
        item: false,
      });
    }
    if (!closed) break;
    if (sup !== '' && /^ (?:\d{1,3}\.)+(?!\d)/.test(rest)) at += 1;
    else if (!/^\d/.test(rest)) break;
  }
  return found;
}

function endsHere(rest: string, closed: boolean): boolean {
  if (rest === '') return true;
  if (!closed) return /^\s+\S/.test(rest) && !UNIT_WORD.test(rest.trimStart());
  if (/^\s/.test(rest)) return !UNIT_WORD.test(rest.trimStart());
  return /^[\p{Lu}("„“«–—]/u.test(rest);
}

function joinFlattened(segments: readonly Segment[]): Segment[] {
  const last = segments.at(-1);
  const owner = segments.at(-2);
  if (!last || !owner) return [...segments];
  if (owner.sup !== '') return [...segments];
  return [...segments.slice(0, -2), { base: owner.base, sup: last.base }];
}

/** A chapter number at the beginning of a heading. */
export interface ChapterLabel {
  /** Roman or Arabic; nested Arabic chapters (`5.1.`) have several parts. */
  segments: readonly Segment[];
  roman: boolean;
  printed: string;
  length: number;
  flattened: boolean;
}

const ROMAN =
  /^([IVXLC]{1,8})(?:\.?([⁰¹²³⁴-⁹]{1,4})\.?|\.(\d{1,2})(?=\s)|\.|(?=\s+(?:nodaļa|sadaļa)))(\s*(?:nodaļa|sadaļa)\.?)?\s*(?=\S)/;

/** The number of a chapter heading, or `null` where the heading is not numbered. */
export function readChapterLabel(heading: string): ChapterLabel | null {
  const head = heading.slice(0, 80);
  const roman = ROMAN.exec(head);
  if (roman && fromRoman(roman[1] ?? '') !== null) {
    const sup = fromSuperscript(roman[2] ?? roman[3] ?? '');
    return {
      segments: [{ base: roman[1] ?? '', sup }],
      roman: true,
      printed: roman[0].trim(),
      length: roman[0].length,
      flattened: roman[3] !== undefined,
    };
  }
  const arabic = readLabels(heading).find((label) => !label.item && !isLong(label));
  return arabic ? { ...arabic, roman: false } : null;
}

/** Whether a number is as long as a year. */
export function isLong(label: PrintedLabel): boolean {
  return label.segments.some(({ base }) => base.length > 3);
}

/** Whether two parts of a number are the same. */
export function sameSegment(left: Segment, right: Segment): boolean {
  return left.base === right.base && left.sup === right.sup;
}
