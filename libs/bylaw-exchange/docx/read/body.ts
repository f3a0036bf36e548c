import { tidyRuns } from '../../blocks.js';
import type { Context } from './context.js';
import { InlineReader } from './inline.js';
import {
  UNCHANGED,
  type Cell,
  type Paragraph,
  type Part,
  type Row,
  type Table,
  type TrackedMark,
} from './model.js';
import { readParagraphLook } from './styles.js';
import { mergedRows } from './table.js';
import { child, childElements, descendants, switchOf, valueOf, whole, type Element } from './xml.js';

/** Elements that stand around paragraphs and say nothing of them. */
const WRAPPERS = new Set(
  'w:customXml w:sdtContent w:ins w:del w:moveFrom w:moveTo mc:Choice mc:Fallback'.split(' '),
);

/** Reads a story of the file, such as its body, into paragraphs and tables in reading order. */
export function readStory(story: Element, context: Context): Part[] {
  return new BodyReader(story, context).parts(story);
}

class BodyReader {
  private readonly inline: InlineReader;
  /** Bookmarks that begin between paragraphs belong to the next one. */
  private waiting: string[] = [];
  private contents = 0;
  private gap = false;

  constructor(
    story: Element,
    private readonly context: Context,
  ) {
    this.inline = new InlineReader(context, story);
  }

  parts(container: Element): Part[] {
    return childElements(container).flatMap((one) => this.part(one));
  }

  private part(element: Element): Part[] {
    if (element.name === 'w:p') return this.paragraph(element);
    if (element.name === 'w:tbl') return [this.table(element)];
    if (element.name === 'w:sdt') return this.control(element);
    if (WRAPPERS.has(element.name)) return this.parts(element);
    if (element.name === 'w:altChunk')
      this.context.report('import.drawing-left-out', this.context.line, { alt: '' });
    this.inline.marker(element, this.waiting);
    return [];
  }

  /** A content control; the one that Word makes for a table of contents says so. */
  private control(element: Element): Part[] {
    const properties = child(element, 'w:sdtPr');
    const [named] = properties ? descendants(properties, 'w:docPartGallery') : [];
    const gallery = named?.attrs['w:val'] ?? '';
    const contents = /table of contents/i.test(gallery);
    if (contents) this.contents += 1;
    const parts = childElements(element).flatMap((one) =>
      one.name === 'w:sdtContent' ? this.parts(one) : [],
    );
    if (contents) this.contents -= 1;
    return parts;
  }

  private paragraph(element: Element): Part[] {
    const line = this.context.nextLine();
    const { styles } = this.context;
    const properties = child(element, 'w:pPr');
    const style = valueOf(properties, 'w:pStyle') ?? styles.normal;
    const direct = readParagraphLook(properties);
    const look = { ...styles.paragraph(style), ...direct };
    const number = this.context.numbering.next(direct, style);
    const inline = this.inline.paragraph(element, style, line);
    const runs = tidyRuns(inline.runs);
    const name = styles.name(style);
    const mark = this.mark(properties);
    if (child(properties, 'w:pPrChange')) this.context.revisions.formats += 1;
    const paragraph: Paragraph = {
      kind: 'paragraph',
      line,
      runs,
      exact: inline.runs,
      number,
      style,
      styleName: name,
      outline: look.outline !== undefined && look.outline < 9 ? look.outline : null,
      align: look.align ?? 'left',
      bold: inline.bold,
      bookmarks: [...this.waiting, ...inline.bookmarks],
      figures: inline.figures,
      contents: this.contents > 0 || inline.contents || /^toc (\d|heading)/.test(name),
      afterGap: this.gap,
      mark,
      wholly: inline.wholly,
    };
    this.waiting = [];
    this.gap = runs.length === 0 && inline.figures.length === 0;
    const boxes = inline.boxes.flatMap((box) => readStory(box, this.context));
    return [paragraph, ...boxes];
  }

  /** The change of the mark at the end of a paragraph. */
  private mark(properties: Element | undefined): TrackedMark {
    const run = child(properties, 'w:rPr');
    return run ? this.tracked(run) : UNCHANGED;
  }

  private tracked(element: Element): TrackedMark {
    const inserted = child(element, 'w:ins') ?? child(element, 'w:moveTo');
    const deleted = child(element, 'w:del') ?? child(element, 'w:moveFrom');
    if (!inserted && !deleted) return UNCHANGED;
    const { revisions } = this.context;
    const move = (one: Element): string | null =>
      /^w:move/.test(one.name) ? (this.context.move ?? one.attrs['w:id'] ?? '') : null;
    return {
      inserted: inserted ? revisions.mark(inserted, 'insertion', move(inserted)) : null,
      deleted: deleted ? revisions.mark(deleted, 'deletion', move(deleted)) : null,
    };
  }

  private table(element: Element): Table {
    const bookmarks = this.waiting;
    this.waiting = [];
    const line = this.context.line + 1;
    const rows = this.rows(element);
    this.gap = false;
    return { kind: 'table', line, rows: mergedRows(rows), bookmarks };
  }

  private rows(container: Element): { row: Row; merges: (string | null)[] }[] {
    return childElements(container).flatMap((one) => {
      if (one.name === 'w:tr') return [this.row(one)];
      if (one.name === 'w:sdt' || WRAPPERS.has(one.name)) return this.rows(one);
      this.inline.marker(one, this.waiting);
      return [];
    });
  }

  private row(element: Element): { row: Row; merges: (string | null)[] } {
    const properties = child(element, 'w:trPr');
    const cells: Cell[] = [];
    const merges: (string | null)[] = [];
    const gap = (name: string): void => {
      const span = whole(valueOf(properties, name)) ?? 0;
      if (span <= 0) return;
      cells.push({ colspan: Math.min(span, 100), rowspan: 1, content: [] });
      merges.push(null);
    };
    const mark = properties ? this.tracked(properties) : UNCHANGED;
    gap('w:gridBefore');
    this.cells(element, cells, merges);
    gap('w:gridAfter');
    return { row: { header: switchOf(properties, 'w:tblHeader') === true, cells, mark }, merges };
  }

  private cells(container: Element, cells: Cell[], merges: (string | null)[]): void {
    for (const one of childElements(container)) {
      if (one.name === 'w:sdt' || WRAPPERS.has(one.name)) this.cells(one, cells, merges);
      else if (one.name !== 'w:tc') this.inline.marker(one, this.waiting);
      else {
        const properties = child(one, 'w:tcPr');
        if (
          child(properties, 'w:cellIns') ??
          child(properties, 'w:cellDel') ??
          child(properties, 'w:cellMerge')
        )
          this.context.report('import.cell-changes', this.context.line + 1);
        const merged = child(properties, 'w:vMerge');
        const span = Math.min(Math.max(whole(valueOf(properties, 'w:gridSpan')) ?? 1, 1), 100);
        const content = this.parts(one);
        if (valueOf(properties, 'w:hMerge') === 'continue' && cells.length > 0 && isEmpty(content)) {
          const before = cells.at(-1);
          if (before) before.colspan += span;
          continue;
        }
        cells.push({ colspan: span, rowspan: 1, content });
        merges.push(merged ? (merged.attrs['w:val'] ?? 'continue') : null);
      }
    }
  }
}

/** Whether there is nothing to read or see. */
export function isEmpty(parts: readonly Part[]): boolean {
  return parts.every(
    (part) => part.kind === 'paragraph' && part.runs.length === 0 && part.figures.length === 0,
  );
}
