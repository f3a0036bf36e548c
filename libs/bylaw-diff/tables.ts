import type { Node } from 'prosemirror-model';
import { alignRuns } from './align.js';
import { likeness, Vocabulary } from './bags.js';
import type { Token } from './tokens.js';
import { compareWords, wholeSegment, type WordSegment } from './words.js';

/** What happened to a row or a cell. */
export type TablePartStatus = 'same' | 'inserted' | 'deleted' | 'changed';

/** A cell of a compared table. */
export interface ComparedCell {
  status: TablePartStatus;
  header: boolean;
  colspan: number;
  rowspan: number;
  segments: WordSegment[];
}

/** A row of a compared table; of a changed one the cells say more. */
export interface ComparedTableRow {
  status: TablePartStatus;
  cells: ComparedCell[];
}

/** A table compared cell by cell. */
export interface ComparedTable {
  rowsInserted: number;
  rowsDeleted: number;
  /** Cells that were changed, inserted or deleted in rows that stayed. */
  cellsChanged: number;
  rows: ComparedTableRow[];
}

/** Rows are the same row from this likeness on, or when they begin with the same words. */
const LIKE_ROW = 0.4;
const SAME_BEGINNING = 0.3;
const LIKE_CELL = 0.3;

interface Cell {
  node: Node;
  tokens: Token[];
  key: string;
}

interface Row {
  cells: Cell[];
  key: string;
  bag: Int32Array;
}

/**
 * Compares two tables: rows by likeness in their order, cells of a row by their place, or by likeness where a row has
 * more or fewer of them.
 *
 * @param before the tokens of a cell of the earlier table
 * @param after the tokens of a cell of the later table
 */
export function compareTables(
  earlier: Node,
  later: Node,
  before: (cell: Node) => Token[],
  after: (cell: Node) => Token[],
): ComparedTable {
  const vocabulary = new Vocabulary();
  const left = readRows(earlier, before, vocabulary);
  const right = readRows(later, after, vocabulary);
  const table: ComparedTable = { rowsInserted: 0, rowsDeleted: 0, cellsChanged: 0, rows: [] };
  const add = (status: 'inserted' | 'deleted', row: Row) => {
    table[status === 'inserted' ? 'rowsInserted' : 'rowsDeleted'] += 1;
    table.rows.push({ status, cells: row.cells.map((cell) => wholeCell(status, cell)) });
  };
  inOrder(left, right, alignRows(left, right), add, (row, other) => {
    const cells =
      row.key === other.key ? other.cells.map((cell) => wholeCell('same', cell)) : compareCells(row, other);
    const changed = cells.filter((cell) => cell.status !== 'same').length;
    table.cellsChanged += changed;
    table.rows.push({ status: changed > 0 ? 'changed' : 'same', cells });
  });
  return table;
}

/** The table as running text: `\t` between cells, `\n` between rows, as everywhere else. */
export function tableSegments({ rows }: ComparedTable): WordSegment[] {
  const out: WordSegment[] = [];
  const add = (type: WordSegment['type'], text: string) => {
    const last = out.at(-1);
    if (last?.type === type) last.text += text;
    else if (text !== '') out.push({ type, text });
  };
  rows.forEach((row, index) => {
    const border = row.status === 'inserted' ? 'ins' : row.status === 'deleted' ? 'del' : 'same';
    if (index > 0) add(border, '\n');
    row.cells.forEach((cell, at) => {
      const edge = cell.status === 'inserted' ? 'ins' : cell.status === 'deleted' ? 'del' : 'same';
      if (at > 0) add(edge === 'same' ? border : edge, '\t');
      for (const { type, text } of cell.segments) add(type, text);
    });
  });
  return out;
}

function readRows(table: Node, tokens: (cell: Node) => Token[], vocabulary: Vocabulary): Row[] {
  return table.children.map((row) => {
    const cells = row.children.map((node) => {
      const own = tokens(node);
      return { node, tokens: own, key: own.map((token) => token.key).join('\u0001') };
    });
    const text = cells.map((cell) => cell.tokens.map((token) => token.text).join('')).join(' ');
    return { cells, key: cells.map((cell) => cell.key).join('\u0002'), bag: vocabulary.bag(text) };
  });
}

function alignRows(left: readonly Row[], right: readonly Row[]): [number, number][] {
  const score = (at: number, other: number): number => {
    const [row, next] = [left[at] as Row, right[other] as Row];
    if (row.key === next.key) return 1.2;
    const like = likeness(row.bag, next.bag);
    const [first, second] = [row.cells[0]?.key ?? '', next.cells[0]?.key ?? ''];
    const begins = first !== '' && first === second;
    return like >= LIKE_ROW || (begins && like >= SAME_BEGINNING) ? like + (begins ? 0.1 : 0) : 0;
  };
  return alignRuns(left.length, right.length, score);
}

function compareCells(row: Row, other: Row): ComparedCell[] {
  const out: ComparedCell[] = [];
  const pairs: [number, number][] =
    row.cells.length === other.cells.length
      ? row.cells.map((_, at) => [at, at])
      : alignCells(row.cells, other.cells);
  const add = (status: 'inserted' | 'deleted', cell: Cell) => out.push(wholeCell(status, cell));
  inOrder(row.cells, other.cells, pairs, add, (cell, next) => {
    if (cell.key === next.key) out.push(wholeCell('same', next));
    else out.push({ ...wholeCell('changed', next), segments: compareWords(cell.tokens, next.tokens) });
  });
  return out;
}

function alignCells(left: readonly Cell[], right: readonly Cell[]): [number, number][] {
  const vocabulary = new Vocabulary();
  const bags = (cells: readonly Cell[]) =>
    cells.map((cell) => vocabulary.bag(cell.tokens.map((token) => token.text).join('')));
  const [bagsA, bagsB] = [bags(left), bags(right)];
  return alignRuns(left.length, right.length, (at, other) => {
    if (left[at]?.key === right[other]?.key) return 1.2;
    const like = likeness(bagsA[at] as Int32Array, bagsB[other] as Int32Array);
    return like >= LIKE_CELL ? like : 0;
  });
}

/** Walks both sides in order: what stands on one side only, and the pairs. */
function inOrder<T>(
  left: readonly T[],
  right: readonly T[],
  pairs: readonly [number, number][],
  alone: (status: 'inserted' | 'deleted', one: T) => void,
  both: (one: T, other: T) => void,
): void {
  let a = 0;
  let b = 0;
  for (const [at, other] of [...pairs, [left.length, right.length] as const]) {
    for (; a < at; a += 1) alone('deleted', left[a] as T);
    for (; b < other; b += 1) alone('inserted', right[b] as T);
    if (a < left.length && b < right.length) both(left[a] as T, right[b] as T);
    a += 1;
    b += 1;
  }
}

function wholeCell(status: TablePartStatus, { node, tokens }: Cell): ComparedCell {
  const type = status === 'inserted' ? 'ins' : status === 'deleted' ? 'del' : 'same';
  return {
    status,
    header: node.type.name === 'table_header',
    colspan: Number(node.attrs['colspan'] ?? 1),
    rowspan: Number(node.attrs['rowspan'] ?? 1),
    segments: wholeSegment(type, tokens.map((token) => token.text).join('')),
  };
}
