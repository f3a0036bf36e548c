import { plainText, type ReadSource } from './blocks.js';
import { readDigitDay } from './digit-day.js';
import {
  isLong,
  readChapterLabel,
  readLabels,
  sameSegment,
  type PrintedLabel,
  type Segment,
} from './label.js';

/** A chapter's heading is no longer than this. */
const MAX_HEADING = 160;

/** So many headings without capitals are a style; two may be points whose colon was forgotten. */
const MIN_PLAIN_HEADINGS = 3;

/** A numbered line of the source. */
interface Numbered {
  index: number;
  label: PrintedLabel;
  /** The text after the number. */
  text: string;
}

/** A line that may be the heading of a chapter, and the numbered lines up to the next. */
interface Part {
  head: Numbered;
  points: Numbered[];
}

/**
 * Indexes of the lines that are headings of chapters with Arabic numbers, in acts whose points are numbered by chapter
 * and that nothing but their wording marks: `1. VISPĀRĪGIE JAUTĀJUMI` followed by `1.1.`, `1.2.`. `ends` are the
 * indexes of lines where an annex or the memorandum begins; each stretch between them is looked at by itself. Where
 * a single line does not follow the style, the numbers are points and sub-points.
 */
export function findArabicChapters(
  source: ReadSource,
  ends: readonly number[],
  ignored: ReadonlySet<number>,
): Set<number> {
  const found = new Set<number>();
  const edges = [0, ...ends, source.blocks.length];
  edges.slice(1).forEach((end, part) => {
    const numbered = readNumbered(source, edges[part] ?? 0, end, ignored);
    for (const index of chaptersOf(numbered, part === 0)) found.add(index);
  });
  return found;
}

/** The numbered lines of a stretch; `null` where it has chapters of another kind. */
function readNumbered(
  { blocks }: ReadSource,
  from: number,
  to: number,
  ignored: ReadonlySet<number>,
): Numbered[] | null {
  const out: Numbered[] = [];
  let roman = false;
  for (let index = from; index < to; index++) {
    const block = blocks[index];
    if (block?.kind !== 'line' || ignored.has(index)) continue;
    if (block.hint === 'issuer' || block.hint === 'title' || block.hint === 'basis') continue;
    if (block.hint !== undefined || block.note) return null;
    const text = plainText(block.runs);
    if (readDigitDay(text)) continue;
    const label = readLabels(text).find((one) => !one.item && !one.flattened && !isLong(one));
    if (label && roman) return null;
    // What nothing follows is no chapter but the name of a signer: `I. Kalniņa`.
    roman ||= text.length < MAX_HEADING && readChapterLabel(text)?.roman === true;
    if (label) out.push({ index, label, text: text.slice(label.length).trim() });
  }
  return out;
}

function chaptersOf(numbered: readonly Numbered[] | null, body: boolean): number[] {
  const parts: Part[] = [];
  for (const line of numbered ?? []) {
    const last = parts.at(-1);
    if (line.label.segments.length === 1) parts.push({ head: line, points: [] });
    else if (!last) return [];
    else last.points.push(line);
  }
  const plain = parts.some(({ head }) => !isCapital(head.text));
  const enough = parts.length >= (plain ? MIN_PLAIN_HEADINGS : 2);
  if (!enough || (plain && !body) || !parts.every((part, at) => isChapter(parts, part, at, plain))) return [];
  return parts.map(({ head }) => head.index);
}

function isChapter(parts: readonly Part[], { head, points }: Part, at: number, plain: boolean): boolean {
  const own = head.label.segments[0];
  if (!own || !follows(parts[at - 1]?.head.label.segments[0], own)) return false;
  if (head.text.length > MAX_HEADING || (plain && !isPlainHeading(head.text))) return false;
  // The last chapter often says in one sentence without a number when the act comes into force.
  if (points.length === 0) return !plain && at > 1 && at === parts.length - 1;
  const [first] = points;
  if (first?.label.segments.length !== 2 || first.label.segments[1]?.base !== '1') return false;
  const inside = points.every(({ label: { segments } }) => segments[0] && sameSegment(segments[0], own));
  return inside && (!plain || points.every((point) => point.label.segments.length > 2 || isSentence(point)));
}

/** Whether chapters stand in sequence: `1`, `2`, `2¹`, `3`. */
function follows(before: Segment | undefined, own: Segment): boolean {
  const step = Number(own.base) - Number(before?.base ?? 0);
  return own.sup === '' ? step === 1 : before !== undefined && step === 0;
}

function isCapital(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}{3}/u.test(text) && !/[;,]$/.test(text);
}

/** Without capitals only a short line that is not announced as a sentence or list. */
function isPlainHeading(text: string): boolean {
  return isCapital(text) || (text.length <= 100 && /^\p{Lu}/u.test(text) && !/[.:;,!?]$/.test(text));
}

/** A point says something by itself; an entry of a list begins in small letters or ends with a semicolon. */
function isSentence({ text }: Numbered): boolean {
  return /^[\p{Lu}(\d"„“]/u.test(text) && /[.:)!?"”“]$/.test(text);
}
