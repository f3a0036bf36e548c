import { plainText, type TableCell } from './blocks.js';
import { readDigitDay } from './digit-day.js';
import { readPlainRuns } from './inline.js';
import { readChapterLabel, readLabels } from './label.js';
import { opensMemorandum } from './memorandum.js';
import { isSignatureLine } from './recognise.js';

/** More columns than any table of an act; what has more is no table. */
const MAX_COLUMNS = 40;

const DIVIDERS = ['\t', '|'] as const;

type Divider = (typeof DIVIDERS)[number];

/** A number of a unit, a letter of a list or a bullet, and nothing else. */
const LABEL_ALONE = /^(?:[\d.^⁰¹²³⁴-⁹ ]+\)?|\p{L}\)|[IVXL]+\.|[-–—•*·])$/u;

/** One row of cells, and the line it stands on. */
interface Row {
  cells: string[];
  at: number;
}

/**
 * The tables of plain text by the index of their first line: at least two lines below each other with the same number
 * of cells divided by tabs, or by `|` as `exportText` writes them. Points whose number a tab divides from their text,
 * and lines between which quotation marks stay open, are no rows. Before the first number and after the signatures,
 * cells are the layout of a letterhead.
 */
export function readTextTables(lines: readonly string[], from: number): Map<number, TableCell[][]> {
  const tables = new Map<number, TableCell[][]>();
  let inBody = false;
  for (let at = from; at < lines.length; at++) {
    const run = inBody ? runAt(lines, at) : null;
    const rows = run ? tablesOf(run.rows, run.divider) : [];
    for (const table of rows)
      tables.set(
        table[0]?.at ?? at,
        table.map(({ cells }) => cells.map(toCell)),
      );
    const end = run ? at + run.rows.length - 1 : at;
    const taken = new Set(rows.flat().map((row) => row.at));
    for (; at <= end; at++) if (!taken.has(at)) inBody = staysInBody(lines[at] ?? '', inBody);
    at = end;
  }
  return tables;
}

function staysInBody(line: string, inBody: boolean): boolean {
  const text = plainText(readPlainRuns(line));
  if (text === '' || readDigitDay(text)) return inBody;
  const opens =
    readLabels(text).length > 0 ||
    readChapterLabel(text) !== null ||
    opensMemorandum(text) ||
    /^(\d{1,3}\.\s*)?pielikums/i.test(text);
  return opens || (inBody && !isSignatureLine(text));
}

/** Lines with the same number of cells, from one line on; `null` for less than two. */
function runAt(lines: readonly string[], from: number): { rows: Row[]; divider: Divider } | null {
  for (const divider of DIVIDERS) {
    const rows: Row[] = [];
    for (let at = from; at < lines.length; at++) {
      const cells = cellsOf(lines[at] ?? '', divider);
      if (!cells || cells.length !== (rows[0]?.cells ?? cells).length) break;
      rows.push({ cells, at });
    }
    if (rows.length > 1) return { rows, divider };
  }
  return null;
}

/** The rows that stand together once lines that are none are left out. */
function tablesOf(run: readonly Row[], divider: Divider): Row[][] {
  const groups: Row[][] = [[]];
  for (const row of withoutEmptyColumns(run)) {
    if (isRow(row.cells, divider)) groups.at(-1)?.push(row);
    else groups.push([]);
  }
  return groups
    .map((group) => withoutEmptyColumns(group))
    .filter((group) => group.length > 1 && (group[0]?.cells.length ?? 0) > 1 && !opensQuote(group));
}

function opensQuote(rows: readonly Row[]): boolean {
  const text = rows.map(({ cells }) => cells.join(' ')).join(' ');
  return (text.match(/["„“”«»]|''/g)?.length ?? 0) % 2 > 0;
}

function cellsOf(line: string, divider: Divider): string[] | null {
  if (!line.includes(divider) || !/[\p{L}\p{N}]/u.test(line)) return null;
  const cells = line.split(divider).map((cell) => cell.trim());
  return cells.length > MAX_COLUMNS ? null : cells;
}

/** Tabs that only indent or align leave columns without a word. */
function withoutEmptyColumns(rows: readonly Row[]): Row[] {
  const used = (rows[0]?.cells ?? []).map((_, column) => rows.some(({ cells }) => cells[column] !== ''));
  return rows.map(({ cells, at }) => ({ cells: cells.filter((_, column) => used[column]), at }));
}

function isRow(row: readonly string[], divider: Divider): boolean {
  const [first = ''] = row;
  if (row.length < 2 || isSignatureLine(row.join(' '))) return false;
  if (row.length > 2) return true;
  const bare = LABEL_ALONE.test(first);
  if (divider === '\t' && (bare || row.includes(''))) return false;
  return bare || readLabels(first).length === 0;
}

function toCell(text: string): TableCell {
  const runs = readPlainRuns(text);
  return { header: false, colspan: 1, rowspan: 1, lines: runs.length > 0 ? [runs] : [] };
}
