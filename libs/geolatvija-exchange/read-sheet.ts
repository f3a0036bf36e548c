import { decodeText } from '#libs/bylaw-exchange';
import { readDelimited } from './delimited.js';
import { readObjects } from './objects.js';
import { SHEET_LIMITS, UnreadableSheet, type Sheet } from './sheet.js';
import { readWorkbook } from './workbook.js';

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/**
 * Reads a table: CSV with commas, semicolons or tabs in UTF-8, UTF-16 or windows-1257, a list of JSON objects, GeoJSON, or
 * the first sheet of an Excel workbook. The content decides which one it is, never the name.
 * @throws UnreadableSheet for what is none of them, empty, broken or too large.
 */
export function readSheet(bytes: Uint8Array): Sheet {
  if (bytes.length === 0) throw new UnreadableSheet('geo_file_empty');
  const sheet = ZIP.every((byte, at) => bytes[at] === byte) ? readWorkbook(bytes) : readText(bytes);
  if (sheet.columns.length === 0 || sheet.rows.length === 0) throw new UnreadableSheet('geo_file_empty');
  if (sheet.columns.length > SHEET_LIMITS.columns || sheet.rows.length > SHEET_LIMITS.rows)
    throw new UnreadableSheet('geo_file_too_large');
  return sheet;
}

function readText(bytes: Uint8Array): Sheet {
  const text = decodeText(bytes).replace(/^\uFEFF/, '');
  if (text.includes('\u0000')) throw new UnreadableSheet('geo_file_unknown');
  const first = text.trimStart().charAt(0);
  if (first === '<' || text.startsWith('%PDF')) throw new UnreadableSheet('geo_file_unknown');
  return first === '{' || first === '[' ? readObjects(text) : readDelimited(text);
}
