import type { TypedLine } from '#libs/contracts';

/** The most lines that are sent at once. */
export const MOST_LINES = 200;

const CODE = /(\d{6}\s?-?\s?\d{5})/;

/**
 * Lines of a list pasted from a table: name and personal code in any columns, one person a line. A line without a code is
 * kept, because no line of a list may be left out.
 *
 * @param first the number of the first line on the sheet.
 */
export function readLines(text: string, first: number): TypedLine[] {
  return text
    .split(/\r?\n/)
    .filter((row) => row.trim() !== '')
    .slice(0, MOST_LINES)
    .map((row, index) => {
      const code = CODE.exec(row)?.[1] ?? '';
      const name = row
        .replace(code, ' ')
        .replace(/^\s*\d{1,4}[.)]?(?=[\s;,])/, ' ')
        .replaceAll(/[;,\t"]+/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim();
      return { line: first + index, name, code: code.replaceAll(/\s/g, '') };
    });
}
