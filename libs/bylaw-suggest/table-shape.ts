import type { Node } from 'prosemirror-model';

/**
 * How a changed table is suggested: cell by cell, row by row, or, where neither leaves every row as wide as the others
 * while both wordings stand in it, the whole table.
 */
export type TableMode = 'cells' | 'rows' | 'whole';

/** @param keyOf what makes a row or cell the same one in both wordings */
export function tableMode(before: Node, after: Node, keyOf: (node: Node) => string): TableMode {
  const rowsBefore = new Map(before.children.map((row) => [keyOf(row), row]));
  const later = new Map(after.children.map((row) => [keyOf(row), row]));
  const widths = new Set<number>();
  for (const [key, row] of rowsBefore) widths.add(mergedWidth(row, later.get(key), keyOf));
  for (const [key, row] of later) if (!rowsBefore.has(key)) widths.add(widthOf(row));
  const tall = reachesDown(before) || reachesDown(after);
  if (widths.size <= 1 && (!tall || sameCells(before, after))) return 'cells';
  const all = new Set([...before.children, ...after.children].map(widthOf));
  return all.size <= 1 && !tall ? 'rows' : 'whole';
}

/** Whether all rows of all tables of a document are as wide as the others of their table. */
export function tablesAreWhole(doc: Node): boolean {
  let whole = true;
  doc.descendants((node) => {
    if (node.type.name === 'table') whole &&= isRectangular(node);
    return whole && !node.isTextblock;
  });
  return whole;
}

function isRectangular(table: Node): boolean {
  const columns = new Map<number, number>();
  table.children.forEach((row, index) => {
    row.forEach((cell) => {
      const { colspan, rowspan } = cell.attrs as { colspan: number; rowspan: number };
      for (let at = index; at < index + rowspan; at += 1) columns.set(at, (columns.get(at) ?? 0) + colspan);
    });
  });
  return columns.size <= table.childCount && new Set(columns.values()).size <= 1;
}

function sameCells(before: Node, after: Node): boolean {
  const cells = (table: Node): string =>
    JSON.stringify(table.children.map((row) => row.children.map((cell) => [cell.type.name, cell.attrs])));
  return cells(before) === cells(after);
}

function reachesDown(table: Node): boolean {
  return table.children.some((row) => row.children.some((cell) => cell.attrs['rowspan'] !== 1));
}

function widthOf(row: Node): number {
  return row.children.reduce((sum, cell) => sum + Number(cell.attrs['colspan']), 0);
}

/** How wide a row is that holds the cells of both wordings. */
function mergedWidth(before: Node, after: Node | undefined, keyOf: (node: Node) => string): number {
  const old = new Map(before.children.map((cell) => [keyOf(cell), cell]));
  const added = (after?.children ?? []).filter((cell) => {
    const same = old.get(keyOf(cell));
    return same?.type !== cell.type || JSON.stringify(same.attrs) !== JSON.stringify(cell.attrs);
  });
  return widthOf(before) + added.reduce((sum, cell) => sum + Number(cell.attrs['colspan']), 0);
}
