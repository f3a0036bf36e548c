import type { Mark, Node } from 'prosemirror-model';
import type { BlockWriter, Place } from './block-writer.js';
import { TEXT_WIDTH, textIndent } from './layout.js';
import { twips } from './media.js';
import type { Item } from './output.js';
import { joined, suggestionsOn } from './revisions.js';
import { TABLE } from './styles.js';
import { el, val } from './xml.js';

/** The ground of heading cells. */
export const HEAD_FILL = 'EDEDED';

/** A place of the grid of a table: a cell of the document, or what a cell above reaches down to. */
interface Slot {
  node: Node | null;
  columns: number;
  /** First column. */
  at: number;
  merge: 'restart' | 'continue' | null;
}

interface Grid {
  rows: Slot[][];
  columns: number;
}

/** Writes tables: merged cells, heading rows that repeat on every page, suggested rows. */
export class TableWriter {
  constructor(private readonly blocks: BlockWriter) {}

  /** The table, without what must follow it. */
  write(table: Node, place: Place): void {
    const grid = gridOf(table);
    const widths = columnWidths(grid);
    const indent = place.cell ? 0 : textIndent(place.depth);
    const room = TEXT_WIDTH - indent;
    const total = widths?.reduce((sum, width) => sum + width, 0);
    const equal = Math.floor(room / grid.columns);
    const items: Item[] = [];
    this.blocks.begin(table);
    let heads = true;
    grid.rows.forEach((slots, index) => {
      const row = table.child(index);
      heads = heads && slots.every((slot) => slot.node === null || slot.node.type.name === 'table_header');
      items.push(this.row(row, slots, { place, widths, heads, columns: grid.columns }));
    });
    const open =
      '<w:tbl>' +
      el(
        'w:tblPr',
        {},
        val('w:tblStyle', TABLE),
        el('w:tblW', total === undefined && place.cell ? AUTO : { 'w:w': total ?? room, 'w:type': 'dxa' }),
        indent === 0 ? '' : el('w:tblInd', { 'w:w': indent, 'w:type': 'dxa' }),
        el('w:tblLayout', { 'w:type': widths ? 'fixed' : 'autofit' }),
        el('w:tblLook', { 'w:val': '0000' }),
      ) +
      el(
        'w:tblGrid',
        {},
        ...Array.from({ length: grid.columns }, (_, column) =>
          el('w:gridCol', { 'w:w': widths?.[column] ?? equal }),
        ),
      );
    this.blocks.push({ open, items, close: '</w:tbl>' });
  }

  private row(
    row: Node,
    slots: readonly Slot[],
    table: { place: Place; widths: number[] | null; heads: boolean; columns: number },
  ): Item {
    const { revisions } = this.blocks.context;
    const around = joined(table.place.around, suggestionsOn(row));
    const reach = slots.reduce((end, slot) => Math.max(end, slot.at + slot.columns), 0);
    const missing = slots.length === 0 ? 0 : table.columns - reach;
    const properties = [
      missing > 0 ? val('w:gridAfter', missing) : '',
      el('w:cantSplit'),
      table.heads ? el('w:tblHeader') : '',
      revisions.properties(around, true),
    ];
    const cells =
      slots.length === 0
        ? [this.cell({ node: null, columns: table.columns, at: 0, merge: null }, around, table)]
        : slots.map((slot) => this.cell(slot, around, table));
    return { open: `<w:tr>${el('w:trPr', {}, ...properties)}`, items: cells, close: '</w:tr>' };
  }

  private cell(slot: Slot, around: readonly Mark[], table: { place: Place; widths: number[] | null }): Item {
    const { node, columns, at, merge } = slot;
    const head = node?.type.name === 'table_header';
    const width = table.widths?.slice(at, at + columns).reduce((sum, each) => sum + each, 0);
    const properties = el(
      'w:tcPr',
      {},
      el('w:tcW', width === undefined ? AUTO : { 'w:w': width, 'w:type': 'dxa' }),
      columns > 1 ? val('w:gridSpan', columns) : '',
      merge ? val('w:vMerge', merge) : '',
      head ? el('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': HEAD_FILL }) : '',
    );
    const inside = {
      ...table.place,
      around,
      cell: head ? ('CellHead' as const) : ('Cell' as const),
      depth: 0,
    };
    const items = this.blocks.apart(() => {
      if (node) this.content(node, inside);
      else this.blocks.paragraph({ style: 'Cell' }, '', around);
    });
    return { open: `<w:tc>${properties}`, items, close: '</w:tc>' };
  }

  private content(cell: Node, place: Place): void {
    const around = joined(place.around, suggestionsOn(cell));
    cell.forEach((block) => this.blocks.block(block, { ...place, around }));
  }
}

const AUTO = { 'w:w': 0, 'w:type': 'auto' };

/** Lays cells and what they cover into rows and columns; a cell never reaches below the last row. */
function gridOf(table: Node): Grid {
  const rows: Slot[][] = [];
  let open: { slot: Slot; rows: number }[] = [];
  let columns = 1;
  table.forEach((row) => {
    const slots: Slot[] = [];
    let at = 0;
    const cover = (): void => {
      for (let above = find(open, at); above; above = find(open, at)) {
        slots.push({ node: null, columns: above.slot.columns, at, merge: 'continue' });
        at += above.slot.columns;
      }
    };
    const begun: typeof open = [];
    row.forEach((cell) => {
      cover();
      const { colspan, rowspan } = cell.attrs as { colspan: number; rowspan: number };
      const slot: Slot = { node: cell, columns: colspan, at, merge: rowspan > 1 ? 'restart' : null };
      slots.push(slot);
      if (rowspan > 1) begun.push({ slot, rows: rowspan });
      at += colspan;
    });
    cover();
    columns = Math.max(columns, at);
    rows.push(slots);
    open = [...open, ...begun].map(({ slot, rows: left }) => ({ slot, rows: left - 1 }));
    open = open.filter(({ rows: left }) => left > 0);
  });
  return { rows, columns };
}

function find(
  open: readonly { slot: Slot; rows: number }[],
  at: number,
): { slot: Slot; rows: number } | undefined {
  return open.find(({ slot }) => slot.at === at);
}

/** Widths of the columns in twentieths of a point where every column is told by some cell. */
function columnWidths({ rows, columns }: Grid): number[] | null {
  const widths: number[] = [];
  for (const slot of rows.flat()) {
    const told = slot.node?.attrs['colwidth'] as number[] | null | undefined;
    told?.forEach((width, index) => {
      if (width > 0) widths[slot.at + index] ??= twips(width);
    });
  }
  return widths.length === columns && !widths.includes(0) && Object.keys(widths).length === columns
    ? widths
    : null;
}
