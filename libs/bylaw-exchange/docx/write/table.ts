import type { Mark, Node } from 'prosemirror-model';
import type { BlockWriter, Place } from './block-writer.js';
import { columnWidths, gridOf, toldWidths, type Slot } from './grid.js';
import { MEMORANDUM, TEXT_WIDTH, textIndent } from './layout.js';
import type { Item } from './output.js';
import { joined, suggestionsOn } from './revisions.js';
import { TABLE } from './styles.js';
import { el, val } from './xml.js';

/** The ground of heading cells. */
export const HEAD_FILL = 'EDEDED';

/** Writes tables: merged cells, heading rows that repeat on every page, suggested rows. */
export class TableWriter {
  constructor(private readonly blocks: BlockWriter) {}

  /** The table, without what must follow it. */
  write(table: Node, place: Place): void {
    const grid = gridOf(table);
    const told = toldWidths(grid);
    const indent = place.cell ? 0 : textIndent(place.depth);
    const widths = told ?? columnWidths(grid, place.cell ? MEMORANDUM.room : TEXT_WIDTH - indent);
    const items: Item[] = [];
    this.blocks.begin(table);
    this.keepWidths(table);
    let heads = true;
    grid.rows.forEach((slots, index) => {
      const row = table.child(index);
      heads = heads && slots.every((slot) => slot.node === null || slot.node.type.name === 'table_header');
      items.push(this.row(row, slots, { place, told, heads, columns: grid.columns }));
    });
    const open =
      '<w:tbl>' +
      el(
        'w:tblPr',
        {},
        val('w:tblStyle', TABLE),
        el('w:tblW', { 'w:w': widths.reduce((sum, width) => sum + width, 0), 'w:type': 'dxa' }),
        indent === 0 ? '' : el('w:tblInd', { 'w:w': indent, 'w:type': 'dxa' }),
        el('w:tblLayout', { 'w:type': told ? 'fixed' : 'autofit' }),
        el('w:tblLook', { 'w:val': '0000' }),
      ) +
      el('w:tblGrid', {}, ...widths.map((width) => el('w:gridCol', { 'w:w': width })));
    this.blocks.push({ open, items, close: '</w:tbl>' });
  }

  /** What single cells say of their columns; a table in Word has one width for each. */
  private keepWidths(table: Node): void {
    const cells = table.children.flatMap((row) => row.children);
    const colwidths = cells.map((cell) => cell.attrs['colwidth'] as unknown);
    if (colwidths.some((width) => width !== null))
      this.blocks.context.facts.nodes[String(table.attrs['id'])] = { colwidths };
  }

  private row(
    row: Node,
    slots: readonly Slot[],
    table: { place: Place; told: number[] | null; heads: boolean; columns: number },
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

  private cell(slot: Slot, around: readonly Mark[], table: { place: Place; told: number[] | null }): Item {
    const { node, columns, at, merge } = slot;
    const head = node?.type.name === 'table_header';
    const width = table.told?.slice(at, at + columns).reduce((sum, each) => sum + each, 0);
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
