/** A file as rows of named cells, whatever its form was. */
export interface Sheet {
  columns: string[];
  rows: SheetRow[];
}

/** A row: where it stands, and what each column says; a column that the row lacks is absent. */
export interface SheetRow {
  /** Line of the file, from 1; for JSON the number of the object. */
  line: number;
  cells: Readonly<Record<string, string>>;
}

/**
 * Most rows, columns, characters of one cell, and of all cells together that are read; a municipality's year has some
 * hundred projects. Cells of a workbook can name one text as often as they like.
 */
export const SHEET_LIMITS = { rows: 5_000, columns: 100, cell: 20_000, characters: 20_000_000 } as const;

/** Why a file cannot be read. */
export class UnreadableSheet extends Error {
  /**
   * @param code of a violation: `geo_file_*`.
   * @param line where, where that is known.
   */
  constructor(
    readonly code: string,
    readonly line: number | null = null,
  ) {
    super(line === null ? code : `${code} in line ${line}`);
  }
}

/** Rows under a line of names; names that are missing or stand twice are told apart by their place. */
export function sheetOf(lines: readonly { line: number; values: readonly string[] }[]): Sheet {
  const [head, ...rest] = lines;
  if (!head) throw new UnreadableSheet('geo_file_empty');
  let characters = 0;
  for (const { values } of lines) for (const { length } of values) characters += length;
  if (head.values.length > SHEET_LIMITS.columns || characters > SHEET_LIMITS.characters)
    throw new UnreadableSheet('geo_file_too_large');
  const columns: string[] = [];
  for (const [at, value] of head.values.entries()) {
    const name = cleanCell(value) || `${at + 1}.`;
    columns.push(columns.includes(name) ? `${name} (${at + 1})` : name);
  }
  return {
    columns,
    rows: rest
      .filter(({ values }) => values.some((value) => cleanCell(value) !== ''))
      .map(({ line, values }) => ({
        line,
        cells: Object.fromEntries(columns.map((name, at) => [name, cleanCell(values[at] ?? '')])),
      })),
  };
}

/** What the row says in the column; nothing where it lacks it, also where every object has something of that name. */
export function cellOf({ cells }: SheetRow, column: string | undefined): string {
  return column !== undefined && Object.hasOwn(cells, column) ? (cells[column] ?? '') : '';
}

/** The beginning of a text, never with half of a character at its end: no database keeps one. */
export function cutAt(text: string, limit: number): string {
  return text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '');
}

/** A cell without control characters, and no longer than may be; line ends stay. */
export function cleanCell(value: string): string {
  return cutAt(value, SHEET_LIMITS.cell)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/[^\P{C}\n]/gu, '')
    .normalize('NFC')
    .trim();
}
