import type { Node } from 'prosemirror-model';
import { twips } from './layout.js';

/** A place of the grid of a table: a cell of the document, or what a cell above reaches down to. */
export interface Slot {
  node: Node | null;
  columns: number;
  /** First column. */
  at: number;
  merge: 'restart' | 'continue' | null;
}

/** The cells of a table by row. */
export interface Grid {
  rows: Slot[][];
  columns: number;
}

/** Lays cells and what they cover into rows and columns; a cell never reaches below the last row. */
export function gridOf(table: Node): Grid {
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
export function toldWidths({ rows, columns }: Grid): number[] | null {
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

/** Columns are no narrower than this many letters, those that somebody has to fill in than this many. */
const NARROWEST = 4;
const TO_FILL_IN = 12;
/** From this many letters on, text is broken into lines anyway. */
const LINE = 40;

/** Widths that suit the text of the columns and together fill the room, where the act tells none. */
export function columnWidths({ rows, columns }: Grid, room: number): number[] {
  const letters = Array.from({ length: columns }, () => NARROWEST);
  rows.forEach((slots, index) => {
    for (const { node, at, columns: span } of slots) {
      if (!node || span > 1) continue;
      const text = node.textContent;
      const word = text.split(/\s+/).reduce((longest, each) => Math.max(longest, each.length), 0);
      const asked = Math.max(word, Math.min(text.length, LINE), text === '' && index > 0 ? TO_FILL_IN : 0);
      letters[at] = Math.max(letters[at] ?? 0, asked);
    }
  });
  const all = letters.reduce((sum, each) => sum + each + 2, 0);
  return letters.map((each) => Math.floor(((each + 2) * room) / all));
}
