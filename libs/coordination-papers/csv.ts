/**
 * A table as CSV (RFC 4180) in UTF-8 with a byte order mark, which spreadsheet programs need to read Latvian letters.
 * What a program could take for a formula stands behind an apostrophe.
 */
export function tableCsv(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((row) => row.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cell(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
