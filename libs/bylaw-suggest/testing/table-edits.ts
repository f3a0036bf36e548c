import type { Node } from 'prosemirror-model';
import type { Transform } from 'prosemirror-transform';
import type { Dice } from '../../bylaw-document/testing/index.js';

/** A row or column more or less, or two cells as one, in some table. */
export function changeTable(tr: Transform, dice: Dice): void {
  const tables: { node: Node; pos: number }[] = [];
  tr.doc.descendants((node, pos) => {
    if (node.type.name === 'table') tables.push({ node, pos });
  });
  if (tables.length === 0) return;
  const { node, pos } = dice.pick(tables);
  const row = dice.between(0, node.childCount - 1);
  const column = dice.between(0, Math.min(...node.children.map(({ childCount }) => childCount)) - 1);
  if (column < 0) return;
  switch (dice.pick(['addRow', 'deleteRow', 'addColumn', 'deleteColumn', 'merge', 'header'])) {
    case 'addRow':
      tr.insert(rowAt(node, pos, row), emptyRow(node.child(row)));
      break;
    case 'deleteRow':
      if (node.childCount > 1) tr.delete(rowAt(node, pos, row), rowAt(node, pos, row + 1));
      break;
    case 'addColumn':
      eachRow(node, pos, (at, line) => {
        const blank = emptyRow(line).child(column);
        tr.insert(tr.mapping.map(cellAt(line, at, column), 1), blank);
      });
      break;
    case 'deleteColumn':
      if (node.firstChild && node.firstChild.childCount > 1)
        eachRow(node, pos, (at, line) => {
          tr.delete(
            tr.mapping.map(cellAt(line, at, column)),
            tr.mapping.map(cellAt(line, at, column + 1), -1),
          );
        });
      break;
    case 'merge': {
      const line = node.child(row);
      if (column + 1 >= line.childCount) break;
      const at = cellAt(line, rowAt(node, pos, row), column);
      const [left, right] = [line.child(column), line.child(column + 1)];
      tr.delete(at + left.nodeSize, at + left.nodeSize + right.nodeSize);
      tr.insert(at + left.nodeSize - 1, right.content);
      tr.setNodeAttribute(at, 'colspan', Number(left.attrs['colspan']) + Number(right.attrs['colspan']));
      break;
    }
    case 'header': {
      const at = rowAt(node, pos, row);
      node.child(row).forEach((cell, offset) => {
        const type =
          tr.doc.type.schema.nodes[cell.type.name === 'table_cell' ? 'table_header' : 'table_cell'];
        tr.setNodeMarkup(at + 1 + offset, type, cell.attrs, cell.marks);
      });
    }
  }
}

function rowAt(table: Node, pos: number, index: number): number {
  let at = pos + 1;
  for (let row = 0; row < index; row += 1) at += table.child(row).nodeSize;
  return at;
}

function cellAt(row: Node, pos: number, index: number): number {
  let at = pos + 1;
  for (let cell = 0; cell < index; cell += 1) at += row.child(cell).nodeSize;
  return at;
}

function eachRow(table: Node, pos: number, act: (at: number, row: Node) => void): void {
  table.forEach((row, offset) => act(pos + 1 + offset, row));
}

function emptyRow(row: Node): Node {
  const { schema } = row.type;
  return row.type.create(
    row.attrs,
    row.children.map((cell) => cell.type.create(cell.attrs, schema.node('paragraph', { id: '' }))),
  );
}
