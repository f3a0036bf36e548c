import { idOf } from '#libs/bylaw-document';
import type { Mark, Node } from 'prosemirror-model';
import { styleId, type DocxStyle } from '../styles.js';
import type { WriteContext } from './context.js';
import { InlineWriter } from './inline.js';
import { Paragraph, type Item } from './output.js';
import { isBreak, isSuggestion, joined, suggestionsOn } from './revisions.js';
import { SEPARATOR } from './styles.js';
import { TableWriter } from './table.js';
import { el } from './xml.js';

/** Where a block stands. */
export interface Place {
  /** Chapters and numbered units around it. */
  chapters: number;
  depth: number;
  annex: string | null;
  /** Suggestions on the blocks around it. */
  around: readonly Mark[];
  /** The kind of cell it stands in. */
  cell?: 'Cell' | 'CellHead' | 'MemorandumText';
}

/** How a line is written. */
export interface Line {
  style: DocxStyle;
  level?: number;
  list?: { list: number; level: number } | null;
  remark?: boolean;
  gap?: number;
  /** The id by which the facts know the line, where its node has none. */
  holder?: string;
}

/** The deepest level that our styles know. */
const LAST_STYLE = 9;

/** Writes paragraphs, tables, formulas and images; by-laws and memoranda are made of them. */
export class BlockWriter {
  private items: Item[] = [];
  private readonly inline: InlineWriter;
  private readonly tables = new TableWriter(this);
  private starting: Node[] = [];
  private last: Paragraph | null = null;

  constructor(readonly context: WriteContext) {
    this.inline = new InlineWriter(context, context.relationships, context.comments);
  }

  /** What was written until now. */
  get written(): readonly Item[] {
    return this.items;
  }

  /** A line of text; `node` is its text block. */
  line(node: Node, line: Line, place: Place): void {
    if (idOf(node) !== null) this.begin(node);
    const { annex } = place;
    this.suggested(node, place, (around) => {
      const { remark, gap } = line;
      const holder = line.holder ?? idOf(node) ?? '';
      const text = this.inline.line(node, {
        holder,
        annex,
        around,
        ...(remark === undefined ? {} : { remark }),
        ...(gap === undefined ? {} : { gap }),
      });
      this.paragraph(line, text, around);
    });
  }

  /** A paragraph with content that is XML already, in the bookmarks of all nodes that begin with it. */
  paragraph(line: Line, content: string, around: readonly Mark[], align?: string): void {
    const level = line.level === undefined ? undefined : Math.min(line.level, LAST_STYLE);
    const paragraph = new Paragraph(styleId(line.style, level), this.marked(content), {
      ...(line.list === undefined ? {} : { list: line.list }),
      ...(align === undefined ? {} : { align }),
    });
    for (const mark of around) paragraph.suggest(mark);
    this.last = paragraph;
    this.items.push(paragraph);
  }

  /** The bookmark of the node begins with the next paragraph. */
  begin(node: Node): void {
    this.starting.push(node);
  }

  /** Writes what a block holds with its suggestions; `write` is told all that hold inside. */
  suggested(node: Node, place: { around: readonly Mark[] }, write: (around: readonly Mark[]) => void): void {
    const broken = node.marks.find((mark) => isSuggestion(mark) && isBreak(mark));
    if (broken) this.last?.suggest(broken);
    const own = suggestionsOn(node);
    const ranges = own.flatMap((mark) => this.context.revisions.range(mark) ?? []);
    this.items.push(...ranges.map(({ start }) => start));
    write(joined(place.around, own));
    this.items.push(...ranges.map(({ end }) => end));
  }

  /** Gathers what `write` writes apart from the rest, as the content of a cell. */
  apart(write: () => void): Item[] {
    const outer = this.items;
    this.items = [];
    write();
    const inner = this.items;
    this.items = outer;
    return inner;
  }

  push(item: Item): void {
    this.items.push(item);
  }

  /** A line that only keeps a table apart from what follows; Word asks for one between tables and at the end of cells. */
  separate(around: readonly Mark[]): void {
    const paragraph = new Paragraph(SEPARATOR, '', {});
    for (const mark of around) paragraph.suggest(mark);
    this.items.push(paragraph);
  }

  /** Any block that is no numbered unit. */
  block(node: Node, place: Place): void {
    const { name } = node.type;
    if (name === 'table')
      this.suggested(node, place, (around) => this.tables.write(node, { ...place, around }));
    else if (name === 'formula') this.formula(node, place);
    else if (name === 'figure') this.figure(node, place);
    else if (name === 'bullet_list') this.list(node, place, 1);
    else this.line(node, this.lineOf(name, place), place);
  }

  private lineOf(name: string, place: Place): Line {
    if (name === 'subheading') return { style: 'Subheading' };
    if (name === 'remark') return { style: 'Remark', level: place.depth };
    return this.plainLine(place);
  }

  private plainLine(place: Place): Line {
    return place.cell ? { style: place.cell } : { style: 'Text', level: place.depth };
  }

  private formula(node: Node, place: Place): void {
    this.begin(node);
    this.suggested(node, place, (around) => {
      const { schema } = node.type;
      const lines = String(node.attrs['source'])
        .split('\n')
        .flatMap((text, index) => [
          ...(index === 0 ? [] : [schema.node('hard_break')]),
          ...(text === '' ? [] : [schema.text(text)]),
        ]);
      const text = this.inline.plain(lines, around);
      this.paragraph({ style: 'Formula', level: place.depth }, text, around);
    });
  }

  private figure(node: Node, place: Place): void {
    this.begin(node);
    const { digest, mediaType, width } = node.attrs as Record<string, unknown>;
    this.context.facts.nodes[String(node.attrs['id'])] = { digest, mediaType, width };
    this.suggested(node, place, (around) => {
      const run = el('w:r', {}, this.context.media.drawing(node));
      this.paragraph(this.plainLine(place), this.context.revisions.wrap(around, run), around, 'center');
    });
  }

  private list(node: Node, place: Place, level: number): void {
    this.begin(node);
    this.suggested(node, place, (around) =>
      node.forEach((item) =>
        this.suggested(item, { around }, (inner) => {
          item.forEach((child, _, index) => {
            const inside = { ...place, around: inner };
            if (child.type.name === 'bullet_list') this.list(child, inside, level + 1);
            else this.line(child, { style: index === 0 ? 'ListItem' : 'ListText', level }, inside);
          });
        }),
      ),
    );
  }

  private marked(content: string): string {
    let start = '';
    let end = '';
    for (const node of this.starting) {
      const name = this.context.bookmarks.get(idOf(node) ?? '');
      if (name === undefined) continue;
      const id = this.context.ids.next();
      start += el('w:bookmarkStart', { 'w:id': id, 'w:name': name });
      end = el('w:bookmarkEnd', { 'w:id': id }) + end;
    }
    this.starting = [];
    return start + content + end;
  }
}
