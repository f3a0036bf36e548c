import { SHEET_LIMITS, sheetOf, UnreadableSheet, type Sheet } from './sheet.js';

const SEPARATORS = [',', ';', '\t'] as const;

/**
 * Reads a table whose cells are parted by commas, semicolons or tabs (RFC 4180); which one is told from the first line.
 * @throws UnreadableSheet for a quoted cell that never ends, with the line in which it begins, and for too many rows.
 */
export function readDelimited(text: string): Sheet {
  const separator = separatorOf(text);
  const lines: { line: number; values: string[] }[] = [];
  let [cell, quoted, line, begun, opened] = ['', false, 1, 1, 1];
  let values: string[] = [];
  const endCell = (): void => {
    values.push(cell);
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (values.some((value) => value.trim() !== '')) lines.push({ line: begun, values });
    if (lines.length > SHEET_LIMITS.rows + 1) throw new UnreadableSheet('geo_file_too_large');
    values = [];
    begun = line + 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quoted) {
      if (char === '"' && text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else if (char === '"') quoted = false;
      else cell += char;
    } else if (char === '"' && cell.trim() === '') [cell, quoted, opened] = ['', true, line];
    else if (char === separator) endCell();
    else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
    if (char === '\n') line += 1;
  }
  if (quoted) throw new UnreadableSheet('geo_file_quote_open', opened);
  endRow();
  return sheetOf(lines);
}

/** What stands most often in the first line outside of quotes. */
function separatorOf(text: string): string {
  const head = (text.split('\n', 1)[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const times = (char: string): number => head.split(char).length;
  return SEPARATORS.reduce<string>((best, char) => (times(char) > times(best) ? char : best), ',');
}
