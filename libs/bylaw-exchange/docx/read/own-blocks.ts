import { ATOM } from '../../blocks.js';
import type { Draft } from '../../tree.js';
import type { Cell, Paragraph, Row, Table } from './model.js';
import type { OwnDrafts } from './own-drafts.js';
import { ownLine, type OwnLine } from './own-line.js';

/** Reads the blocks of our own files that are no units: text, notes, formulas, images, lists, tables. */
export class OwnBlocks {
  /** The open bullet lists, outermost first. */
  private lists: Draft[] = [];

  constructor(private readonly make: OwnDrafts) {}

  /** What follows is in no list. */
  closeLists(): void {
    this.lists = [];
  }

  /** The blocks that a paragraph holds. */
  of(line: OwnLine): Draft[] {
    const { paragraph, style } = line;
    if (style === 'Formula') {
      const source = paragraph.exact
        .map((run) => run.text)
        .join('')
        .replaceAll(ATOM, '');
      const atom = { type: 'formula' as const, attrs: { source: source.slice(0, 10_000) } };
      return [this.make.atom(line, atom)];
    }
    const figures = paragraph.figures.map((figure) => this.make.atom(line, figure));
    const texts = line.nodes.some(({ type }) => type === 'paragraph' || type === 'remark');
    if (paragraph.runs.length === 0 && figures.length > 0 && !texts) return figures;
    const said = style === 'Remark' || (style === null && line.nodes.some(({ type }) => type === 'remark'));
    const type = said ? 'remark' : 'paragraph';
    const id = this.make.id(line, type, 'paragraph', 'remark');
    return [this.make.text(type, line, paragraph.exact, id), ...figures];
  }

  /** A paragraph of a bullet list; `null` where the list stands already in what was given before. */
  item(line: OwnLine): Draft | null {
    const level = Math.max(1, line.level ?? 1);
    const begun = line.nodes.filter(({ type }) => type === 'bullet_list').length;
    this.lists.length = Math.min(this.lists.length, begun > 0 ? Math.max(0, level - begun) : level);
    let outer: Draft | null = null;
    while (this.lists.length < level) {
      const list: Draft = {
        type: 'bullet_list',
        attrs: { id: this.make.id(line, 'bullet_list') },
        content: [],
      };
      const item = this.lists.at(-1)?.content?.at(-1);
      if (item) item.content?.push(list);
      else if (this.lists.length === 0) outer = list;
      else {
        const parent = this.lists.at(-1);
        const empty: Draft = { type: 'paragraph', attrs: { id: this.make.id(null) }, runs: [] };
        parent?.content?.push({ type: 'list_item', content: [empty, list] });
      }
      this.lists.push(list);
    }
    const list = this.lists.at(-1);
    const text = this.make.text('paragraph', line, line.paragraph.exact, this.make.id(line, 'paragraph'));
    const last = list?.content?.at(-1);
    if (line.style === 'ListText' && last) last.content?.push(text);
    else list?.content?.push({ type: 'list_item', content: [text] });
    return outer;
  }

  /** A table, with the first line in it, where its bookmark is. */
  table(table: Table, memorandum = false): { draft: Draft; line: OwnLine | null } {
    const first = firstParagraph(table);
    const line = first ? ownLine(first, this.make.context) : null;
    const place = line ? { ...line, paragraph: { ...line.paragraph, bookmarks: table.bookmarks } } : null;
    const id = this.make.id(place, 'table');
    const rows = table.rows.map((row) => this.row(row, memorandum));
    tellWidths(rows, this.make.fact(id)['colwidths']);
    return { draft: { type: 'table', attrs: { id }, content: rows }, line };
  }

  private row(row: Row, memorandum: boolean): Draft {
    const marks = [row.mark.inserted, row.mark.deleted].filter((mark) => mark !== null);
    const cells = row.cells
      .filter(({ content }) => content.length > 0)
      .map((cell) => this.cell(cell, row, memorandum));
    return { type: 'table_row', content: cells, ...(marks.length > 0 ? { marks } : {}) };
  }

  private cell(cell: Cell, row: Row, memorandum: boolean): Draft {
    const lines = cell.content.flatMap((part) =>
      part.kind === 'paragraph' ? [part] : innerParagraphs(part),
    );
    const owned = lines.map((paragraph) => ownLine(paragraph, this.make.context));
    const styled = owned.find(
      ({ style }) => style === 'Cell' || style === 'CellHead' || style === 'MemorandumText',
    );
    const head = styled ? styled.style === 'CellHead' : row.header;
    this.closeLists();
    const content = owned.flatMap((line) => {
      const listed = memorandum && (line.style === 'ListItem' || line.style === 'ListText');
      const item = listed ? this.item(line) : null;
      if (listed) return item ? [item] : [];
      this.closeLists();
      const empty = line.paragraph.runs.length === 0 && line.paragraph.figures.length === 0;
      return empty && line.nodes.length === 0 ? [] : this.of(line);
    });
    this.closeLists();
    const filler: Draft = { type: 'paragraph', attrs: { id: this.make.id(null) }, runs: [] };
    return {
      type: head ? 'table_header' : 'table_cell',
      attrs: { colspan: cell.colspan, rowspan: cell.rowspan, colwidth: null },
      content: content.length > 0 ? content : [filler],
    };
  }
}

/** Gives cells the widths of their columns that the facts know, where the table still has the same cells. */
function tellWidths(rows: readonly Draft[], widths: unknown): void {
  const cells = rows.flatMap((row) => row.content ?? []);
  if (!Array.isArray(widths) || widths.length !== cells.length) return;
  cells.forEach(({ attrs }, index) => {
    const width: unknown = widths[index];
    const fits = Array.isArray(width) && width.length === attrs?.['colspan'];
    if (attrs && fits && width.every((each) => typeof each === 'number' && each >= 0))
      attrs['colwidth'] = width;
  });
}

/** The paragraphs of a table in a cell, which the document has no place for as a table. */
function innerParagraphs(table: Table): Paragraph[] {
  return table.rows.flatMap((row) =>
    row.cells.flatMap((cell) =>
      cell.content.flatMap((part) => (part.kind === 'paragraph' ? [part] : innerParagraphs(part))),
    ),
  );
}

function firstParagraph(table: Table): Paragraph | null {
  return innerParagraphs(table)[0] ?? null;
}

/** An annex always has a heading, if an empty one, after its act lines. */
export function finishAnnex(annex: Draft): void {
  const content = annex.content ?? [];
  if (content.some(({ type }) => type === 'heading')) return;
  const at = content.findIndex(({ type }) => type !== 'actline');
  content.splice(at < 0 ? content.length : at, 0, { type: 'heading', runs: [] });
  annex.content = content;
}
