import { memorandumPartHeading } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { MEMORANDUM_HEAD } from '../memorandum-form.js';
import type { BlockWriter, Place } from './block-writer.js';
import { MEMORANDUM, TEXT_WIDTH } from './layout.js';
import type { Item } from './output.js';
import { joined, suggestionsOn } from './revisions.js';
import { textRun } from './runs.js';
import { HEAD_FILL } from './table.js';
import { TABLE } from './styles.js';
import { el, val } from './xml.js';

const PLAIN = { marks: [], deleted: false };
const PLACE: Place = { chapters: 0, depth: 0, annex: null, around: [], cell: 'MemorandumText' };

/** Writes an explanatory memorandum: the eight parts of PL 46(1) as the rows of a table, the form ministries expect. */
export class MemorandumWriter {
  constructor(private readonly blocks: BlockWriter) {}

  /** @param title the title of the by-law */
  write(memorandum: Node, title: string): void {
    const heading = [MEMORANDUM_HEAD.heading, ...(title === '' ? [] : [title])];
    const line = heading.map((text) => textRun(text, PLAIN)).join(el('w:r', {}, el('w:br')));
    this.blocks.paragraph({ style: 'Memorandum' }, line, []);
    const rows: Item[] = [this.head(), ...memorandum.children.map((part) => this.part(part))];
    const open =
      '<w:tbl>' +
      el(
        'w:tblPr',
        {},
        val('w:tblStyle', TABLE),
        el('w:tblW', { 'w:w': TEXT_WIDTH, 'w:type': 'dxa' }),
        el('w:tblLayout', { 'w:type': 'fixed' }),
        el('w:tblLook', { 'w:val': '0000' }),
      ) +
      el(
        'w:tblGrid',
        {},
        el('w:gridCol', { 'w:w': MEMORANDUM.titles }),
        el('w:gridCol', { 'w:w': MEMORANDUM.texts }),
      );
    this.blocks.push({ open, items: rows, close: '</w:tbl>' });
    this.blocks.separate([]);
  }

  private head(): Item {
    const cell = (text: string, width: number): Item =>
      this.cell(width, true, () => this.blocks.paragraph({ style: 'CellHead' }, textRun(text, PLAIN), []));
    return row(true, [
      cell(MEMORANDUM_HEAD.part, MEMORANDUM.titles),
      cell(MEMORANDUM_HEAD.text, MEMORANDUM.texts),
    ]);
  }

  private part(part: Node): Item {
    const number = Number(part.attrs['part']);
    const around = joined([], suggestionsOn(part));
    this.blocks.begin(part);
    const left = this.cell(MEMORANDUM.titles, false, () =>
      this.blocks.paragraph({ style: 'Part' }, textRun(memorandumPartHeading(number), PLAIN), []),
    );
    const right = this.cell(MEMORANDUM.texts, false, () =>
      part.forEach((block) => {
        this.blocks.block(block, { ...PLACE, around });
        if (block.type.name === 'table') this.blocks.separate(around);
      }),
    );
    return row(false, [left, right]);
  }

  private cell(width: number, head: boolean, write: () => void): Item {
    const properties = el(
      'w:tcPr',
      {},
      el('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
      head ? el('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': HEAD_FILL }) : '',
    );
    return { open: `<w:tc>${properties}`, items: this.blocks.apart(write), close: '</w:tc>' };
  }
}

function row(head: boolean, items: Item[]): Item {
  const properties = head ? el('w:trPr', {}, el('w:cantSplit'), el('w:tblHeader')) : '';
  return { open: `<w:tr>${properties}`, items, close: '</w:tr>' };
}
