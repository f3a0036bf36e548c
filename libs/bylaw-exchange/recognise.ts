import { fromRoman } from '#libs/bylaw-document';
import { findArabicChapters } from './arabic-chapters.js';
import { foldHeading, plainText, type LineBlock, type ReadSource, type SourceBlock } from './blocks.js';
import { readDigitDay } from './digit-day.js';
import { readChapterLabel, readLabels } from './label.js';
import { opensMemorandum } from './memorandum.js';
import type { ScopeBuilder } from './scope.js';

const SIGNER =
  /(^|\s)([Pp]riekšsēdētāj[as]?|prezident[es]|ministr[es]|izpilddirektor[es]|vietniek[as]|vadītāj[as])\b.{0,40}?\s?\p{Lu}\.?\s?-?\p{Lu}/u;
const ANNEX = /^(?:(\d{1,3})\.?\s*)?pielikums(?:\s+Nr\.?\s*(\d{1,3}))?\.?(?=$|\s*\n|\s*["„“]?\p{Lu}|\s*\d)/iu;
const ANNEX_AT_END = /pielikums(?:\s+Nr\.?\s*(\d{1,3}))?\.?$/iu;

/** How many chapters may be missing between two: more, and the letters are no number. */
const MAX_SKIPPED = 5;

/** How many lines are looked at for closing quotation marks, so that a hostile text takes no longer than its length. */
const MAX_LOOKED = 500_000;

/** The number line of an annex. */
export interface AnnexLabel {
  /** `null` for the only annex, printed `Pielikums`. */
  number: string | null;
  /** How many characters of the line the label takes; 0 where it stands elsewhere in the line. */
  length: number;
}

/** Whether a line opens an annex, and with which number. */
export function readAnnexLabel(block: LineBlock): AnnexLabel | null {
  const text = plainText(block.runs);
  const marked = block.hint === 'heading' || block.hint === 'annex';
  if (text.length > 600 || (!marked && (text.length > 300 || /[;:]$/.test(text)))) return null;
  const start = ANNEX.exec(text);
  if (start && /^(\d|\p{Lu})/u.test(text)) {
    const rest = text.slice(start[0].length);
    if (!marked && rest.trim() !== '' && !/noteikum/i.test(rest)) return null;
    const plain = start[2] === undefined;
    return { number: start[1] ?? start[2] ?? null, length: plain ? start[0].length : 0 };
  }
  const end = marked && /noteikum/i.test(text) ? ANNEX_AT_END.exec(text) : null;
  return end ? { number: end[1] ?? null, length: 0 } : null;
}

/** What the assembler must know about the whole source before it reads it line by line. */
export class Overview {
  /** Indexes of lines inside quoted new wordings of an amending act. */
  readonly quoted = new Set<number>();
  /** Indexes of lines whose opening quotation mark is never closed. */
  readonly unclosed = new Set<number>();
  private readonly marksHeadings: boolean;
  private readonly arabicChapters: boolean;
  /** Indexes of headings in acts whose points are numbered by chapter. */
  private readonly chapters: ReadonlySet<number>;
  private readonly lastNumbered: number;
  private looked = 0;

  constructor(private readonly source: ReadSource) {
    this.findQuotes();
    const lines = source.blocks.map((block, index) => ({ block, index }));
    this.marksHeadings = lines.some(({ block }) => block.kind === 'line' && block.hint === 'heading');
    const numbered = lines.filter(({ block, index }) => this.isNumbered(block, index));
    const ends = lines.flatMap(({ block, index }) =>
      block.kind === 'line' && this.opensAnother(block) ? [index] : [],
    );
    const end = ends[0] ?? -1;
    this.lastNumbered = numbered.filter(({ index }) => end < 0 || index < end).at(-1)?.index ?? -1;
    const [first, second] = numbered.map(({ block }) => (block.kind === 'line' ? plainText(block.runs) : ''));
    this.arabicChapters =
      source.contents.size === 0 &&
      /^1\.\s/.test(first ?? '') &&
      /^1\.\s/.test(second ?? '') &&
      !/[.;:,]$/.test(first ?? '');
    this.chapters =
      this.marksHeadings || source.contents.size > 0
        ? new Set()
        : findArabicChapters(source, ends, this.quoted);
  }

  private opensAnother(block: LineBlock): boolean {
    return opensMemorandum(plainText(block.runs)) || readAnnexLabel(block) !== null;
  }

  private isNumbered(block: SourceBlock, index: number): boolean {
    if (block.kind !== 'line' || this.quoted.has(index) || block.note?.kind === 'paragraph') return false;
    return block.hint === 'point' || readLabels(plainText(block.runs)).length > 0;
  }

  /** A new wording in quotation marks goes on until the marks are even and a line ends with one. */
  private findQuotes(): void {
    const { blocks } = this.source;
    let before = '';
    for (let at = 0; at < blocks.length; at++) {
      const block = blocks[at];
      if (block?.kind !== 'line') {
        before = '';
        continue;
      }
      const text = plainText(block.runs);
      if (!block.note && /^(["„“«]|'')/.test(text) && /:$/.test(before)) {
        const end = this.closingLine(at);
        if (end < 0) this.unclosed.add(at);
        for (let line = at; line <= Math.max(end, at); line++) this.quoted.add(line);
        at = Math.max(end, at);
      }
      before = text;
    }
  }

  private closingLine(from: number): number {
    let marks = 0;
    for (let at = from; at < this.source.blocks.length && at < from + 2000; at++) {
      this.looked += 1;
      if (this.looked > MAX_LOOKED) return -1;
      const block = this.source.blocks[at];
      if (block?.kind === 'aside' || (at > from && block?.kind === 'line' && this.breaksQuote(block)))
        return -1;
      if (block?.kind !== 'line') continue;
      const text = plainText(block.runs);
      marks += text.match(/["„“”«»]|''/g)?.length ?? 0;
      if (marks % 2 === 0 && /(["”“»]|'')[.;,]*$/.test(text)) return at;
    }
    return -1;
  }

  private breaksQuote(block: LineBlock): boolean {
    return block.hint === 'point' || block.hint === 'signature' || block.hint === 'heading';
  }

  /** Whether the line is a heading of the act where it stands, and whether that had to be guessed. */
  headingOf(block: LineBlock, index: number, scope: ScopeBuilder): 'marked' | 'guessed' | null {
    if (block.hint === 'heading') return 'marked';
    if (this.chapters.has(index)) return 'guessed';
    if (block.note) return null;
    if (block.hint === 'remark' || block.hint === 'signature' || this.quoted.has(index)) return null;
    const text = plainText(block.runs);
    if (text.length > 250) return null;
    if (this.source.contents.has(foldHeading(text)))
      return block.hint !== 'point' && block.hint !== 'subpoint' ? 'marked' : null;
    if (block.hint !== undefined || /[.;:,]$/.test(text)) return null;
    if (/^(noslēguma|pārejas) (jautājum|noteikum)(s|i)$/i.test(text)) return 'marked';
    const label = this.marksHeadings ? null : readChapterLabel(text);
    const first = label?.segments[0];
    if (!label || !first) return null;
    if (label.roman) {
      const value = fromRoman(first.base) ?? 0;
      const fits = value === scope.nextChapter || (first.sup !== '' && value === scope.nextChapter - 1);
      if (fits) return 'marked';
      const skipped = value - scope.nextChapter;
      const next = this.source.blocks[index + 1];
      const worded = /^[IVXL]+\.\s+\p{Lu}\p{L}{2}/u.test(text) && next && this.isNumbered(next, index + 1);
      return skipped > 0 && skipped <= MAX_SKIPPED && scope.nextChapter > 1 && worded ? 'guessed' : null;
    }
    return this.arabicChapters && this.isArabicChapter(label.segments, scope) ? 'guessed' : null;
  }

  private isArabicChapter(segments: readonly { base: string; sup: string }[], scope: ScopeBuilder): boolean {
    const [chapter, sub, ...deeper] = segments;
    if (!chapter || deeper.length > 0 || segments.some((part) => part.sup !== '')) return false;
    if (!sub) return Number(chapter.base) === scope.nextChapter;
    const inner = scope.subChapter;
    const inPoint = scope.units.point?.path[0]?.base === chapter.base;
    return inner !== null && !inPoint && chapter.base === inner.of && Number(sub.base) === inner.next;
  }

  /** Whether the line is a signature: marked as one or naming an office and a person, after the last point. */
  isSignature(block: LineBlock, index: number): boolean {
    if (this.quoted.has(index)) return false;
    const text = plainText(block.runs);
    if (block.note) return block.note.kind === 'signature';
    if (block.hint === 'signature') return index > this.lastNumbered || isSignatureLine(text);
    if (block.hint !== undefined || index < this.lastNumbered) return false;
    return isSignatureLine(text);
  }

  /** Whether the body begins here: a heading, a number, a table. */
  startsBody(block: SourceBlock, index: number, scope: ScopeBuilder): boolean {
    if (block.kind === 'table') return true;
    if (block.kind !== 'line') return false;
    if (block.hint === 'title' || block.hint === 'issuer' || block.hint === 'basis') return false;
    if (block.hint !== undefined) return true;
    if (block.note) return block.note.depth !== null;
    if (readDigitDay(plainText(block.runs))) return false;
    return readLabels(plainText(block.runs)).length > 0 || this.headingOf(block, index, scope) !== null;
  }
}

/** Whether the text reads as a signature by itself. */
export function isSignatureLine(text: string): boolean {
  return (
    text.length < 250 &&
    (SIGNER.test(text) || /^likums saeimā pieņemts/i.test(text)) &&
    readLabels(text).length === 0
  );
}
