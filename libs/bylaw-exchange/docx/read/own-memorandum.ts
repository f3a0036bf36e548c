import { BUDGET_EXPLANATIONS, MEMORANDUM_PARTS, printedPart } from '#libs/bylaw-document';
import { plainText } from '../../blocks.js';
import type { Draft } from '../../tree.js';
import { MEMORANDUM_HEAD } from '../memorandum-form.js';
import type { Part, Row, Table } from './model.js';
import type { OwnBlocks } from './own-blocks.js';
import type { OwnDrafts } from './own-drafts.js';
import { ownLine, type OwnLine } from './own-line.js';

type Aside = (text: string, line: number, reason: string) => void;

/** Reads the memorandum of our own files: a table with a row for every part. */
export class OwnMemorandum {
  private readonly parts = new Map<number, Draft>();
  private current: Draft | null = null;
  /** The parts of PL 46(1), or of a budget's explanations once a title of theirs was read. */
  private form = MEMORANDUM_PARTS;

  constructor(
    private readonly make: OwnDrafts,
    private readonly blocks: OwnBlocks,
    private readonly aside: Aside,
  ) {}

  /** The table, or text that was added around it. */
  part(part: Part): void {
    if (part.kind === 'paragraph') return this.loose(part);
    const rows = part.rows.map((row) => this.titleOf(row));
    if (rows.every((title) => title === null)) return this.put([this.blocks.table(part, true).draft]);
    part.rows.forEach((row, index) => this.row(row, rows[index] ?? null));
  }

  /** The line with the title of a part, in the first cell of its row. */
  private titleOf(row: Row): OwnLine | null {
    const first = row.cells[0]?.content[0];
    if (first?.kind !== 'paragraph') return null;
    const line = ownLine(first, this.make.context);
    const named = line.nodes.some(({ type }) => type === 'memorandum_part');
    return named || line.style === 'Part' ? line : null;
  }

  private row(row: Row, title: OwnLine | null): void {
    const [left, ...right] = row.cells;
    if (title) {
      const texts = (left?.content ?? []).map((part) =>
        part.kind === 'paragraph' ? plainText(part.runs) : '',
      );
      const text = texts.filter((one) => one !== '').join(' ');
      this.aside(text, title.paragraph.line, 'memorandumPartTitle');
      if (BUDGET_EXPLANATIONS.some(({ lv }) => text.endsWith(lv))) this.form = BUDGET_EXPLANATIONS;
      this.begin(title, Number(/^\s*([1-8])\b/.exec(text)?.[1] ?? 0));
      this.cells(right);
      return;
    }
    const words = row.cells.flatMap(({ content }) =>
      content.map((part) => (part.kind === 'paragraph' ? plainText(part.runs) : '')),
    );
    const heading =
      words.length === 2 && words[0] === MEMORANDUM_HEAD.part && words[1] === MEMORANDUM_HEAD.text;
    if (heading) return this.aside(words.join(' '), firstLine(row), 'memorandumTableHead');
    this.cells(row.cells);
  }

  private begin(line: OwnLine, told: number): void {
    const numbers = this.form.map(({ part }) => part);
    const free = numbers.find((number) => !this.parts.has(number)) ?? numbers.at(-1) ?? 8;
    const named = numbers.find((number) => printedPart(number) === told && !this.parts.has(number));
    const number = named ?? free;
    const part = this.parts.get(number) ?? {
      type: 'memorandum_part',
      attrs: { id: this.make.id(line, 'memorandum_part'), part: number },
      content: [],
    };
    this.parts.set(number, part);
    this.current = part;
  }

  private cells(cells: readonly { content: Part[] }[]): void {
    this.blocks.closeLists();
    for (const { content } of cells)
      for (const part of content) {
        if (part.kind === 'paragraph') this.paragraph(ownLine(part, this.make.context));
        else {
          this.blocks.closeLists();
          this.put([this.blocks.table(part, true).draft]);
        }
      }
    this.blocks.closeLists();
  }

  private loose(part: Extract<Part, { kind: 'paragraph' }>): void {
    if (part.runs.length === 0 && part.figures.length === 0) return;
    this.paragraph(ownLine(part, this.make.context));
  }

  private paragraph(line: OwnLine): void {
    const { paragraph, nodes, style } = line;
    const empty = paragraph.runs.length === 0 && paragraph.figures.length === 0;
    if (empty && nodes.length === 0) return;
    if (style === 'ListItem' || style === 'ListText') {
      const list = this.blocks.item(line);
      return this.put(list ? [list] : []);
    }
    this.blocks.closeLists();
    this.put(this.blocks.of({ ...line, style: 'Text' }).map(asParagraph));
  }

  private put(blocks: readonly Draft[]): void {
    if (!this.current) {
      this.current = { type: 'memorandum_part', attrs: { id: this.make.id(null), part: 1 }, content: [] };
      this.parts.set(1, this.current);
    }
    this.current.content?.push(...blocks);
  }

  /** The memorandum with all its parts; one that was deleted in Word is empty. */
  build(): Draft {
    const content = this.form.map(({ part: number }): Draft => {
      const part: Draft = this.parts.get(number) ?? {
        type: 'memorandum_part',
        attrs: { id: this.make.id(null), part: number },
        content: [],
      };
      if (part.content?.length === 0)
        part.content.push({ type: 'paragraph', attrs: { id: this.make.id(null) }, runs: [] });
      return part;
    });
    return { type: 'doc', attrs: { kind: 'memorandum' }, content };
  }
}

/** A memorandum knows neither formulas nor amendment notes. */
function asParagraph(draft: Draft): Draft {
  if (draft.type !== 'formula') return draft;
  const text = String(draft.attrs?.['source'] ?? '');
  return { ...draft, type: 'paragraph', attrs: { id: draft.attrs?.['id'] }, runs: [{ text, marks: [] }] };
}

function firstLine(row: Row): number {
  const first: Table | Part | undefined = row.cells[0]?.content[0];
  return first?.line ?? 1;
}
