import type { Node } from 'prosemirror-model';
import { Selection, TextSelection, type Command } from 'prosemirror-state';
import { addRowAfter, goToNextCell, isInTable, selectedRect, TableView } from 'prosemirror-tables';
import { ancestor, inTable, typeOf } from './structure';
import { placeOfBlock } from './insert';

/** What a new table is like. */
export interface TableShape {
  rows: number;
  columns: number;
  headerRow: boolean;
  headerColumn: boolean;
}

/** The largest table that is inserted at once. */
export const MOST = { rows: 60, columns: 20 };
/** As most tables are. */
export const USUAL_TABLE: TableShape = { rows: 3, columns: 3, headerRow: true, headerColumn: false };
/** By how much a key changes the width of a column, in pixels, and how narrow it may become. */
const STEP = 20;
const NARROWEST = 40;

/** A table behind the text block of the cursor; the cursor goes into its first cell. */
export const newTable =
  ({ rows, columns, headerRow, headerColumn }: TableShape): Command =>
  (state, dispatch) => {
    const { schema } = state;
    if (inTable(state.selection.$from)) return false;
    const content = Array.from({ length: rows }, (_row, row) =>
      typeOf(schema, 'table_row').create(
        null,
        Array.from({ length: columns }, (_column, column) => {
          const header = (headerRow && row === 0) || (headerColumn && column === 0);
          const name = header ? 'table_header' : 'table_cell';
          return typeOf(schema, name).create(null, typeOf(schema, 'paragraph').create());
        }),
      ),
    );
    const table = typeOf(schema, 'table').create(null, content);
    const at = placeOfBlock(state, table);
    if (at === null) return false;
    if (!dispatch) return true;
    const tr = state.tr.insert(at, table);
    const near = Selection.findFrom(tr.doc.resolve(at + 1), 1, true);
    dispatch((near ? tr.setSelection(near) : tr).scrollIntoView());
    return true;
  };

/** Tab in a table: to the next cell; out of the last cell into a new row, as in a word processor. */
export const nextCell: Command = (state, dispatch, view) => {
  if (!isInTable(state)) return false;
  if (goToNextCell(1)(state, dispatch, view)) return true;
  if (!view) return addRowAfter(state);
  addRowAfter(state, view.dispatch);
  return goToNextCell(1)(view.state, view.dispatch, view);
};

/** Makes the column of the cursor wider or narrower. */
export const widenColumn =
  (direction: -1 | 1): Command =>
  (state, dispatch, view) => {
    if (!isInTable(state)) return false;
    if (!dispatch) return true;
    const { map, table, tableStart, left, right } = selectedRect(state);
    const tr = state.tr;
    for (let column = left; column < right; column += 1) {
      const shown = view ? shownWidth(view.nodeDOM(tableStart - 1), column) : 0;
      const done = new Set<number>();
      for (let row = 0; row < map.height; row += 1) {
        const pos = map.map[row * map.width + column];
        const cell = pos === undefined ? null : table.nodeAt(pos);
        if (pos === undefined || !cell || done.has(pos)) continue;
        done.add(pos);
        const span = Number(cell.attrs['colspan']);
        const widths = (
          (cell.attrs['colwidth'] as number[] | null) ?? new Array<number>(span).fill(0)
        ).slice();
        const within = column - map.colCount(pos);
        const now = widths[within] || shown || NARROWEST * 3;
        widths[within] = Math.max(NARROWEST, Math.round(now + direction * STEP));
        tr.setNodeAttribute(tableStart + pos, 'colwidth', widths);
      }
    }
    dispatch(tr);
    return true;
  };

/** Gives all columns of the table the same width again. */
export const equalColumns: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { table, tableStart, map } = selectedRect(state);
  const wide = [...new Set(map.map)].filter((pos) => table.nodeAt(pos)?.attrs['colwidth'] !== null);
  if (wide.length === 0) return false;
  if (!dispatch) return true;
  const tr = state.tr;
  wide.forEach((pos) => tr.setNodeAttribute(tableStart + pos, 'colwidth', null));
  dispatch(tr);
  return true;
};

function shownWidth(dom: globalThis.Node | null, column: number): number {
  const row = dom instanceof HTMLElement ? dom.querySelector('tr') : null;
  const cell = row?.children[column];
  return cell && (cell as HTMLTableCellElement).colSpan === 1 ? cell.getBoundingClientRect().width : 0;
}

/**
 * A line before the table or image of the cursor that says what it shows: an ordinary line of text, so that it goes along
 * wherever the text goes. Where one is there already the cursor goes into it.
 */
export const caption: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const chosen = 'node' in state.selection ? (state.selection.node as Node) : null;
  const figure = chosen?.type.name === 'figure';
  const table = ancestor($from, (node) => node.type.name === 'table');
  const pos = figure ? $from.pos : table?.pos;
  if (pos === undefined) return false;
  const $pos = state.doc.resolve(pos);
  const before = $pos.nodeBefore;
  const paragraph = typeOf(state.schema, 'paragraph');
  if (before?.type === paragraph && /^\s*\d+\.\s*(tabula|attēls)/i.test(before.textContent)) {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, pos - 1)).scrollIntoView());
    return true;
  }
  if (!$pos.parent.canReplaceWith($pos.index(), $pos.index(), paragraph)) return false;
  if (!dispatch) return true;
  const word = figure ? 'attēls' : 'tabula';
  const text = `${countBefore(state.doc, pos, figure ? 'figure' : 'table') + 1}. ${word}. `;
  const tr = state.tr.insert(pos, paragraph.create({ id: '' }, state.schema.text(text)));
  dispatch(tr.setSelection(TextSelection.create(tr.doc, pos + 1 + text.length)).scrollIntoView());
  return true;
};

function countBefore(doc: Node, pos: number, name: string): number {
  let count = 0;
  doc.nodesBetween(0, pos, (node, at) => {
    if (node.type.name === name && at < pos) count += 1;
    return !node.isTextblock && at < pos;
  });
  return count;
}

/** A table in a frame that scrolls, so that a wide one moves nothing else, with the widths of its columns. */
export class FramedTable extends TableView {
  constructor(node: Node, cellMinWidth: number) {
    super(node, cellMinWidth);
    this.dom.className = 'table-frame';
    this.name(node);
  }

  override update(node: Node): boolean {
    const same = super.update(node);
    if (same) this.name(node);
    return same;
  }

  private name(node: Node): void {
    this.table.dataset['node'] = 'table';
    this.table.dataset['id'] = String(node.attrs['id']);
  }
}
