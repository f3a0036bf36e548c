import { isSafeHref } from '#libs/bylaw-document';
import { ATOM, tidyRuns, type Run, type RunExtra, type RunMark } from '../../blocks.js';
import { cleanText } from '../../clean.js';
import { inlineJson, type DocumentJson } from '../../tree.js';
import { readCitationTip, readReferenceTip } from '../tips.js';
import type { Context } from './context.js';
import { Fields, jumbledText, targetOf } from './fields.js';
import { linearFormula } from './formula.js';
import { emptyInline, WRAPPERS, type Inline } from './inline-content.js';
import { mergeReferences } from './merge-references.js';
import { symbol } from './number-format.js';
import { readRunLook, type RunLook } from './styles.js';
import { child, childElements, descendants, textContent, valueOf, type Element } from './xml.js';

/** What holds for everything inside an element. */
interface Around {
  extra: readonly RunExtra[];
  href?: string;
  target?: string;
}

/** Reads the runs of the paragraphs of one story: the body, a note. */
export class InlineReader {
  private readonly fields: Fields;
  private out: Inline = emptyInline();
  private base: RunLook = {};
  private letters = 0;
  private boldLetters = 0;
  private inserted = 0;
  private deleted = 0;
  private pieces = 0;
  private hidden = false;
  /** Comments on the paragraph as a whole: those without a range. */
  private lone: RunExtra[] = [];

  constructor(
    private readonly context: Context,
    private readonly story: Element,
  ) {
    this.fields = new Fields(story);
  }

  /** Reads a paragraph; bookmarks and ranges that stand between paragraphs are read with `marker`. */
  paragraph(element: Element, style: string, line: number): Inline {
    this.out = emptyInline();
    this.base = this.context.styles.run(style);
    [this.letters, this.boldLetters, this.inserted, this.deleted, this.pieces] = [0, 0, 0, 0, 0];
    [this.hidden, this.lone] = [false, []];
    this.out.contents = this.fields.inContents;
    this.children(element, { extra: [] }, line);
    const { out } = this;
    if (this.context.own) out.runs = mergeReferences(out.runs);
    if (this.lone.length > 0)
      out.runs = out.runs.map((run) => ({ ...run, extra: [...(run.extra ?? []), ...this.lone] }));
    out.contents ||= this.fields.inContents && out.runs.length > 0;
    out.bold = this.letters > 0 && this.boldLetters === this.letters;
    out.wholly = {
      inserted: this.pieces > 0 && this.inserted === this.pieces,
      deleted: this.pieces > 0 && this.deleted === this.pieces,
    };
    if (this.hidden) this.context.report('import.hidden-text', line);
    return out;
  }

  private children(element: Element, around: Around, line: number): void {
    for (const one of childElements(element)) this.element(one, around, line);
  }

  private element(element: Element, around: Around, line: number): void {
    const { name } = element;
    if (name === 'w:r') return this.run(element, around, line);
    if (this.marker(element, this.out.bookmarks)) return;
    if (WRAPPERS.has(name)) return this.children(element, around, line);
    if (name === 'w:ins' || name === 'w:moveTo') return this.changed(element, 'insertion', around, line);
    if (name === 'w:del' || name === 'w:moveFrom') return this.changed(element, 'deletion', around, line);
    if (name === 'w:hyperlink') return this.hyperlink(element, around, line);
    if (name === 'w:fldSimple') {
      const target = targetOf(element.attrs['w:instr'] ?? '');
      return this.children(element, { ...around, ...(target === undefined ? {} : { target }) }, line);
    }
    if (name === 'm:oMathPara' || name === 'm:oMath') this.formula(element, around, line);
  }

  /** Reads what begins or ends a range and is no text; `false` for anything else. */
  marker(element: Element, bookmarks: string[]): boolean {
    const id = element.attrs['w:id'] ?? '';
    switch (element.name) {
      case 'w:bookmarkStart':
        bookmarks.push(element.attrs['w:name'] ?? '');
        return true;
      case 'w:commentRangeStart':
        this.context.openComments.add(id);
        return true;
      case 'w:commentRangeEnd':
        this.context.openComments.delete(id);
        return true;
      case 'w:moveFromRangeStart':
      case 'w:moveToRangeStart':
        this.context.openMoves.set(`${element.name.slice(0, 8)}${id}`, element.attrs['w:name'] ?? id);
        return true;
      case 'w:moveFromRangeEnd':
      case 'w:moveToRangeEnd':
        this.context.openMoves.delete(`${element.name.slice(0, 8)}${id}`);
        return true;
      default:
        return false;
    }
  }

  private changed(element: Element, kind: 'insertion' | 'deletion', around: Around, line: number): void {
    const move = /^w:move/.test(element.name)
      ? (this.context.move ?? `${element.attrs['w:id'] ?? ''}`)
      : null;
    const mark = this.context.revisions.mark(element, kind, move);
    const others = around.extra.filter(({ type }) => type !== kind);
    this.children(element, { ...around, extra: [...others, mark] }, line);
  }

  private hyperlink(element: Element, around: Around, line: number): void {
    // LibreOffice keeps the tooltip as the frame that the link opens in.
    const tip = element.attrs['w:tooltip'] ?? element.attrs['w:tgtFrame'] ?? '';
    const href = this.context.address(element.attrs['r:id']);
    const anchor = element.attrs['w:anchor'];
    const citation = readCitationTip(tip);
    const reference = anchor === undefined ? null : readReferenceTip(tip);
    if (citation && citation.act.length <= 100 && citation.ref.length <= 100) {
      const mark = { type: 'citation', attrs: { ...citation, href: href ?? null } };
      return this.children(element, { ...around, extra: [...around.extra, mark] }, line);
    }
    if (reference && anchor !== undefined)
      return this.reference(element, { ...reference, anchor }, around, line);
    this.children(
      element,
      { ...around, ...(href ? { href } : {}), ...(anchor && !href ? { target: anchor } : {}) },
      line,
    );
  }

  /** A live reference of our own files: its text is read as one run, which becomes a node when numbers are known. */
  private reference(
    element: Element,
    tip: { unit: string; inflection: string; form: string; printed: string; anchor: string },
    around: Around,
    line: number,
  ): void {
    const { anchor, ...attrs } = tip;
    const before = this.out.runs.length;
    this.children(element, { ...around, target: anchor }, line);
    const runs = this.out.runs.splice(before);
    const shown = runs.map((run) => run.text).join('');
    const text = jumbledText(element) ?? shown;
    const [first] = runs;
    if (!first || text.includes(ATOM)) return void this.out.runs.push(...runs);
    const wording: Record<string, string> = text === shown ? attrs : { ...attrs, jumbled: 'true' };
    this.out.runs.push({ ...first, text, target: anchor, wording });
  }

  private run(element: Element, around: Around, line: number): void {
    const properties = child(element, 'w:rPr');
    if (child(properties, 'w:rPrChange')) this.context.revisions.formats += 1;
    const style = valueOf(properties, 'w:rStyle');
    const named = style === undefined || this.context.isOwnStyle(style) ? {} : this.context.styles.run(style);
    const look = { ...named, ...readRunLook(properties) };
    for (const one of childElements(element)) this.piece(one, look, around, line);
  }

  private piece(element: Element, look: RunLook, around: Around, line: number): void {
    const { name } = element;
    if (name === 'w:fldChar') return this.fields.character(element);
    if (name === 'w:instrText' || name === 'w:delInstrText') return this.fields.instruction(element);
    if (this.fields.hides) return;
    switch (name) {
      case 'w:t':
      case 'w:delText':
        return this.text(textContent(element).replace(/[\r\n]+/g, ' '), look, around);
      case 'w:tab':
        return this.text('\t', look, around);
      case 'w:ptab':
        return this.text(' ', look, around);
      case 'w:br':
        return this.text(/page|column/.test(element.attrs['w:type'] ?? '') ? ' ' : '\n', look, around);
      case 'w:cr':
        return this.text('\n', look, around);
      case 'w:noBreakHyphen':
        return this.text('\u2011', look, around);
      case 'w:sym':
        return this.text(symbol(parseInt(element.attrs['w:char'] ?? '', 16)), look, around);
      case 'w:footnoteReference':
        return this.note('footnote', element, look, around, line);
      case 'w:endnoteReference':
        return this.note('endnote', element, look, around, line);
      case 'w:commentReference':
        return this.loneComment(element.attrs['w:id'] ?? '');
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        return this.drawing(element, line);
      default:
        if (WRAPPERS.has(name)) for (const one of childElements(element)) this.element(one, around, line);
        else if (name === 'm:oMath') this.formula(element, around, line);
    }
  }

  private text(value: string, look: RunLook, around: Around): void {
    const text = cleanText(value).replaceAll(ATOM, '');
    if (text === '') return;
    if (this.base.hidden === true || look.hidden === true)
      this.hidden ||= look.hidden !== false && text.trim() !== '';
    const bold = look.bold ?? this.base.bold ?? false;
    if (/[\p{L}\p{N}]/u.test(text)) {
      this.letters += 1;
      if (bold) this.boldLetters += 1;
    }
    const marks: RunMark[] = [];
    if (look.bold) marks.push('strong');
    if (look.italic) marks.push('em');
    if (look.vertical === 'superscript' || look.vertical === 'subscript') marks.push(look.vertical);
    this.push({ text, marks }, around);
  }

  private push(run: Run, around: Around): void {
    const comments = this.context.commentMarks();
    const extra = [...around.extra, ...comments];
    const href = around.href ?? this.fields.href;
    const target = around.target ?? this.fields.target;
    this.pieces += run.text.trim() === '' ? 0 : 1;
    const changes = around.extra.filter(({ type }) => type === 'insertion' || type === 'deletion');
    if (run.text.trim() !== '') {
      if (changes.some(({ type }) => type === 'insertion')) this.inserted += 1;
      if (changes.some(({ type }) => type === 'deletion')) this.deleted += 1;
      if (changes.length === 0) this.context.revisions.unchanged();
    }
    this.out.runs.push({
      ...run,
      ...(extra.length > 0 ? { extra } : {}),
      ...(href !== undefined && isSafeHref(href) ? { href } : {}),
      ...(target === undefined ? {} : { target }),
    });
  }

  /** A comment whose range holds no text speaks of its paragraph. */
  private loneComment(id: string): void {
    const mark = this.context.comments.mark(id);
    if (!mark || this.context.placed.has(id)) return;
    if (this.out.runs.length > 0) this.context.placed.add(id);
    this.lone.push(mark);
  }

  private note(
    kind: 'footnote' | 'endnote',
    element: Element,
    look: RunLook,
    around: Around,
    line: number,
  ): void {
    const story =
      this.story.name === 'w:document' ? this.context.note(kind, element.attrs['w:id'] ?? '') : null;
    if (!story) return this.context.report('import.notes-missing', line);
    if (kind === 'endnote') this.context.report('import.endnotes', line);
    const content = noteContent(story, this.context, line);
    const marks: RunMark[] = look.bold ? ['strong'] : [];
    this.push(
      { text: ATOM, marks, atom: { type: 'footnote', ...(content.length > 0 ? { content } : {}) } },
      around,
    );
  }

  private drawing(element: Element, line: number): void {
    const { figure, alt, boxes } = this.context.images.read(element, this.context.files.relations, line);
    if (figure) this.out.figures.push(figure);
    if (alt !== '') this.out.figures.push({ type: 'figure', attrs: { digest: '', alt } });
    if (boxes.length > 0) this.context.report('import.text-box', line);
    this.out.boxes.push(...boxes);
  }

  private formula(element: Element, around: Around, line: number): void {
    const source = linearFormula(element).slice(0, 10_000);
    if (source === '') return;
    this.context.report('import.formula', line, { formula: source.slice(0, 120) });
    if (element.name === 'm:oMathPara') this.out.figures.push({ type: 'formula', attrs: { source } });
    else this.push({ text: source, marks: [] }, around);
  }
}

/** The text of a note as the content of a `footnote` node: its paragraphs one after the other. */
function noteContent(story: Element, context: Context, line: number): DocumentJson[] {
  const reader = new InlineReader(context, story);
  const runs = descendants(story, 'w:p').flatMap((paragraph, index): Run[] => {
    const style = valueOf(child(paragraph, 'w:pPr'), 'w:pStyle') ?? context.styles.normal;
    const own = reader.paragraph(paragraph, style, line).runs;
    return index > 0 && own.length > 0 ? [{ text: ' ', marks: [] }, ...own] : own;
  });
  const [first] = runs;
  // A blank stands between the sign of a note and its text.
  if (context.own && first) first.text = first.text.replace(/^ /, '');
  return inlineJson(context.own ? runs : tidyRuns(runs)).filter(({ type }) => type === 'text');
}
