import type { Violation } from '#libs/contracts';

/** A row of a section and the line, from 1, on which it begins. */
export interface PabulibRow {
  cells: string[];
  line: number;
}

/** A section with its header. */
export interface PabulibSection {
  columns: string[];
  rows: PabulibRow[];
}

const NAMES = ['META', 'PROJECTS', 'VOTES'] as const;

/** Columns without which a section means nothing. */
const REQUIRED = { META: ['key', 'value'], PROJECTS: ['project_id', 'cost'], VOTES: ['vote'] } as const;

/** Splits a file into its sections, in whatever order they stand. */
export function sectionsOf(
  text: string,
): { meta: PabulibRow[]; projects: PabulibSection; votes: PabulibSection } | { violations: Violation[] } {
  const violations: Violation[] = [];
  const refuse = (code: string, line: number, params: Record<string, string> = {}): void => {
    violations.push({ code: `pabulib.${code}`, params: { line, ...params } });
  };
  // What a decoder puts in place of bytes that are no UTF-8: names read wrongly would be published.
  const unread = text.indexOf('\uFFFD');
  if (unread >= 0) refuse('notUtf8', text.slice(0, unread).split('\n').length);
  const sections = new Map<string, PabulibRow[]>();
  let current: PabulibRow[] | null = null;
  for (const { cells, line, broken } of rowsOf(text)) {
    const [name = ''] = cells;
    if (broken) refuse(broken, line);
    else if (cells.length === 1 && (NAMES as readonly string[]).includes(name.trim())) {
      if (sections.has(name.trim())) refuse('sectionTwice', line, { section: name.trim() });
      current = [];
      sections.set(name.trim(), current);
    } else if (cells.length > 1 || name.trim() !== '') {
      if (current) current.push({ cells, line });
      else refuse('outsideSections', line);
    }
  }
  const section = (name: (typeof NAMES)[number]): PabulibSection => {
    const rows = sections.get(name);
    if (!rows) refuse('sectionMissing', 1, { section: name });
    const [header, ...rest] = rows ?? [];
    const columns = header?.cells.map((cell) => cell.trim()) ?? [];
    const line = header?.line ?? 1;
    const found = (column: string, at: number): boolean =>
      name === 'META' ? columns[at] === column : columns.includes(column);
    for (const [at, column] of REQUIRED[name].entries())
      if (rows && !found(column, at)) refuse('columnMissing', line, { column });
    for (const column of new Set(columns))
      if (column !== '' && columns.indexOf(column) < columns.lastIndexOf(column))
        refuse('columnTwice', line, { column });
    // A text that has `;` in it makes a row of META longer, not wrong.
    for (const row of rest) {
      if (row.cells.length < columns.length) refuse('rowTooShort', row.line, { section: name });
      if (row.cells.length > columns.length && name !== 'META')
        refuse('rowTooLong', row.line, { section: name });
    }
    return { columns, rows: rest };
  };
  const [meta, projects, votes] = [section('META'), section('PROJECTS'), section('VOTES')];
  const keys = new Set<string>();
  for (const { cells, line } of meta.rows) {
    const key = (cells[0] ?? '').trim();
    if (keys.has(key)) refuse('keyTwice', line, { key });
    keys.add(key);
  }
  return violations.length > 0 ? { violations } : { meta: meta.rows, projects, votes };
}

/** A sum as whole parts of 1 / `scale`; null where it is no number or has more decimals. */
export function amountOf(text: string, scale: number): number | null {
  const found = /^(-?)(\d{1,15})(?:[.,](\d+))?$/.exec(text.trim());
  if (!found) return null;
  const [, sign, whole = '', decimals = ''] = found;
  const digits = Math.round(Math.log10(scale));
  const significant = decimals.replace(/0+$/, '');
  if (significant.length > digits) return null;
  const amount = Number(whole) * scale + Number(significant.padEnd(digits, '0') || '0');
  return Number.isSafeInteger(amount) ? (sign ? -amount : amount) : null;
}

/** Decimals of a number as it is written, without zeros at its end. */
export function decimalsOf(text: string): number {
  return Math.min(/[.,](\d+)$/.exec(text.trim())?.[1]?.replace(/0+$/, '').length ?? 0, 6);
}

/**
 * The cells of each row. A cell that begins with a quote ends with the next single one, on whatever line; quotes inside
 * other cells are text. By hand, because each row has to know its line and most rows need no more than a split.
 */
function* rowsOf(text: string): Generator<{ cells: string[]; line: number; broken?: string }> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = at + 1;
    let row = lines[at] ?? '';
    if (!row.includes('"')) {
      yield { cells: row.split(';'), line };
      continue;
    }
    const cells: string[] = [];
    let broken: string | undefined;
    for (let from = 0; from <= row.length && !broken;) {
      if (row[from] !== '"') {
        const end = row.indexOf(';', from);
        cells.push(row.slice(from, end === -1 ? undefined : end));
        from = end === -1 ? row.length + 1 : end + 1;
        continue;
      }
      const parts: string[] = [];
      from += 1;
      for (;;) {
        const [part = ''] = /^(?:[^"]|"")*/.exec(row.slice(from)) ?? [];
        parts.push(part);
        from += part.length;
        if (from < row.length || at + 1 >= lines.length) break;
        row = lines[(at += 1)] ?? '';
        from = 0;
      }
      cells.push(parts.join('\n').replaceAll('""', '"'));
      if (from >= row.length) broken = 'quoteNotClosed';
      else if (from + 1 < row.length && row[from + 1] !== ';') broken = 'quotesBroken';
      from += 2;
    }
    yield { cells, line, ...(broken && { broken }) };
  }
}
