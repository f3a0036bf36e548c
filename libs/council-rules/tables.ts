import type { Violation, VoteChoice } from '#libs/contracts';

/** A value of a table. */
export type TableCell = string | number | null;

/**
 * A table as CSV (RFC 4180) in UTF-8 with a byte order mark, which spreadsheet programs need to read Latvian letters.
 * What a program could take for a formula stands behind an apostrophe.
 */
export function writeTable(head: readonly string[], rows: readonly (readonly TableCell[])[]): string {
  const cell = (value: TableCell): string => {
    if (value === null) return '';
    if (typeof value === 'number') return String(value);
    const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [head, ...rows].map((row) => row.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/**
 * Reads a table of commas, semicolons or tabs, quoted or not, as spreadsheet programs save it; what separates is told
 * from the first line. Empty lines are left out.
 */
export function readTable(text: string): string[][] {
  const source = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(source);
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], '', false];
  const endCell = (): void => {
    row.push(cell.trim());
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (row.some((value) => value !== '')) rows.push(row);
    row = [];
  };
  for (let at = 0; at < source.length; at += 1) {
    const char = source.charAt(at);
    if (quoted) {
      if (char !== '"') cell += char;
      else if (source.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell.trim() === '') [cell, quoted] = ['', true];
    else if (char === separator) endCell();
    else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
  }
  endRow();
  return rows;
}

function separatorOf(source: string): string {
  const first = source.split('\n', 1)[0] ?? '';
  const count = (char: string): number => first.split(char).length;
  return [',', ';', '\t'].reduce((best, char) => (count(char) > count(best) ? char : best));
}

/** An item of an agenda as a table gives it. */
export interface AgendaRow {
  title: string;
  rapporteur: string | null;
  registerNumber: string | null;
  essence: string | null;
}

const AGENDA_COLUMNS: Record<keyof AgendaRow, readonly string[]> = {
  title: ['nosaukums', 'jautājums', 'title'],
  rapporteur: ['ziņotājs', 'ziņo', 'rapporteur'],
  registerNumber: ['reģistrācijas numurs', 'reģ. nr.', 'reģistrācijas nr.', 'registration number'],
  essence: ['būtība', 'slēgta jautājuma būtība', 'essence'],
};

/** Reads items from a table whose first line names the columns (Latvian or English), in any order. */
export function readAgendaTable(text: string): { rows: AgendaRow[]; violations: Violation[] } {
  const [head, ...lines] = readTable(text);
  const names = (head ?? []).map((name) => name.toLocaleLowerCase('lv'));
  const column = (key: keyof AgendaRow): number =>
    names.findIndex((name) => AGENDA_COLUMNS[key].includes(name));
  const title = column('title');
  if (title < 0) return { rows: [], violations: [{ code: 'table_without_title_column', where: 'file' }] };
  const violations: Violation[] = [];
  const rows = lines.map((line, index): AgendaRow => {
    const value = (key: keyof AgendaRow): string | null => line[column(key)] || null;
    const name = line[title] ?? '';
    if (name === '' || name.length > 500)
      violations.push({ code: 'table_line_without_title', params: { line: index + 2 }, where: 'file' });
    return {
      title: name,
      rapporteur: value('rapporteur'),
      registerNumber: value('registerNumber'),
      essence: value('essence'),
    };
  });
  if (rows.length === 0) violations.push({ code: 'table_empty', where: 'file' });
  return { rows, violations };
}

/**
 * What of a table an agenda does not have yet, so that a file chosen twice adds nothing: a matter is the same by its
 * registration number, and without one by its title.
 */
export function newAgendaRows<Row extends Pick<AgendaRow, 'title' | 'registerNumber'>>(
  rows: readonly Row[],
  present: readonly Pick<AgendaRow, 'title' | 'registerNumber'>[],
): Row[] {
  const key = ({ title, registerNumber }: Pick<AgendaRow, 'title' | 'registerNumber'>): string =>
    registerNumber?.trim() ? `#${registerNumber.trim()}` : title.trim().toLocaleLowerCase('lv');
  const known = new Set(present.map(key));
  return rows.filter((row) => !known.has(key(row)) && known.add(key(row)));
}

const CHOICES: Record<string, VoteChoice> = {
  par: 'for',
  for: 'for',
  pret: 'against',
  against: 'against',
  atturas: 'abstain',
  atturējās: 'abstain',
  abstain: 'abstain',
  nepiedalās: 'not_participating',
  'nav piedalījies': 'not_participating',
  'nav piedalījusies': 'not_participating',
  'not participating': 'not_participating',
};

/** One line of a roll call from a voting system. */
export interface RollCallRow {
  personId: string;
  choice: VoteChoice;
}

/**
 * Reads a roll call that another voting system saved: the councillor's name and the vote in each line, with or without
 * a first line of names of columns. A name that is no councillor's, twice the same one and a word that is no vote are
 * told with their line.
 */
export function readRollCallTable(
  text: string,
  councillors: readonly { personId: string; name: string }[],
): { rows: RollCallRow[]; violations: Violation[] } {
  const key = (name: string): string =>
    name
      .normalize('NFC')
      .toLocaleLowerCase('lv')
      .split(/[\s,]+/)
      .sort()
      .join(' ');
  const known = new Map(councillors.map(({ personId, name }) => [key(name), personId]));
  const lines = readTable(text).map((cells, index) => ({ cells, line: index + 1 }));
  const isHead = lines[0]?.cells.every(
    (value) => !known.has(key(value)) && !(value.toLowerCase() in CHOICES),
  );
  const rows = new Map<string, VoteChoice>();
  const violations: Violation[] = [];
  for (const { cells, line } of isHead ? lines.slice(1) : lines) {
    const personId = cells.map((value) => known.get(key(value))).find((id) => id !== undefined);
    const choice = cells
      .map((value) => CHOICES[value.toLocaleLowerCase('lv').replace(/\.$/, '')])
      .find((one) => one !== undefined);
    const tell = (code: string): number => violations.push({ code, params: { line }, where: 'file' });
    if (personId === undefined) tell('table_unknown_councillor');
    else if (choice === undefined) tell('table_unknown_choice');
    else if (rows.has(personId)) tell('table_councillor_twice');
    else rows.set(personId, choice);
  }
  if (rows.size === 0 && violations.length === 0) violations.push({ code: 'table_empty', where: 'file' });
  return { rows: [...rows].map(([personId, choice]) => ({ personId, choice })), violations };
}
