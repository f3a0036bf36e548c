import type { Cell, Row } from './model.js';

/** Rows with what `w:vMerge` says of each cell, as rows whose merged cells span several of them. */
export function mergedRows(rows: readonly { row: Row; merges: readonly (string | null)[] }[]): Row[] {
  /** By column of the grid: the cell that goes on below. */
  let above = new Map<number, Cell>();
  return rows.map(({ row, merges }) => {
    const open = new Map<number, Cell>();
    const cells: Cell[] = [];
    let column = 0;
    row.cells.forEach((cell, index) => {
      const merge = merges[index] ?? null;
      const owner = merge !== null && merge !== 'restart' ? above.get(column) : undefined;
      if (owner?.colspan === cell.colspan && owner.rowspan < 1000) {
        owner.rowspan += 1;
        owner.content.push(...cell.content.filter((part) => part.kind === 'table' || part.runs.length > 0));
        open.set(column, owner);
      } else {
        cells.push(cell);
        if (merge !== null) open.set(column, cell);
      }
      column += cell.colspan;
    });
    above = open;
    return { ...row, cells };
  });
}
