import { strFromU8 } from 'fflate';
import { Archive, DocxRefused } from '#libs/bylaw-exchange';
import { SHEET_LIMITS, sheetOf, UnreadableSheet, type Sheet } from './sheet.js';

/** Bytes that a part of the workbook may have when it is unpacked. */
const PART_BYTES = 20 * 1024 * 1024;
const SHARED = 'xl/sharedStrings.xml';
const SHEET = /^xl\/worksheets\/sheet(\d+)\.xml$/;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads the first sheet of an Excel workbook (`.xlsx`): what cells show, never what they compute.
 * @throws UnreadableSheet for another package, or parts that are too large.
 */
export function readWorkbook(bytes: Uint8Array): Sheet {
  const { sheet, texts } = unpack(bytes);
  const shared = pieces(texts, 'si').map(({ inside }) => shown(inside));
  const rows = pieces(sheet, 'row');
  if (rows.length > SHEET_LIMITS.rows + 1) throw new UnreadableSheet('geo_file_too_large');
  return sheetOf(
    rows.map(({ head, inside }, at) => ({
      line: Number(/\br="(\d{1,7})"/.exec(head)?.[1] ?? at + 1),
      values: valuesOf(inside, shared),
    })),
  );
}

/** The first sheet and the texts that cells share; whatever else the package holds stays packed. */
function unpack(bytes: Uint8Array): { sheet: string; texts: string } {
  try {
    const archive = new Archive(bytes);
    const [first] = archive.names
      .filter((part) => SHEET.test(part))
      .sort((a, b) => Number(SHEET.exec(a)?.[1]) - Number(SHEET.exec(b)?.[1]));
    const sheet = first === undefined ? null : archive.read(first, PART_BYTES);
    if (!sheet) throw new UnreadableSheet('geo_file_unknown');
    return { sheet: text(sheet), texts: text(archive.read(SHARED, PART_BYTES)) };
  } catch (error) {
    if (!(error instanceof DocxRefused)) throw error;
    const tooLarge = error.code === 'import.file-too-large' || error.code === 'import.too-many-parts';
    throw new UnreadableSheet(tooLarge ? 'geo_file_too_large' : 'geo_file_unknown');
  }
}

function text(part: Uint8Array | null): string {
  return part ? strFromU8(part) : '';
}

function valuesOf(row: string, shared: readonly string[]): string[] {
  const values: string[] = [];
  for (const { head, inside } of pieces(row, 'c')) {
    const at = columnOf(/\br="([A-Z]{1,3})\d+"/.exec(head)?.[1]) ?? values.length;
    if (at > SHEET_LIMITS.columns) throw new UnreadableSheet('geo_file_too_large');
    while (values.length < at) values.push('');
    const type = /\bt="(\w+)"/.exec(head)?.[1];
    const value = pieces(inside, 'v')[0]?.inside ?? '';
    if (type === 's') values[at] = shared[Number(value)] ?? '';
    else values[at] = type === 'inlineStr' ? shown(inside) : plain(value);
  }
  return values;
}

/** A = 0, Z = 25, AA = 26. */
function columnOf(letters: string | undefined): number | null {
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The words of a text with formatted runs; those that tell how it is read aloud are left out. */
function shown(inside: string): string {
  const spoken = pieces(inside, 'rPh');
  const own = [...spoken.map(({ at }) => at), inside.length].map((at, nth) =>
    inside.slice(spoken[nth - 1]?.next ?? 0, at),
  );
  return pieces(own.join(''), 't')
    .map(({ inside: run }) => plain(run))
    .join('');
}

/** An element: what stands in its tag and in itself, where it begins, and where what follows it does. */
interface Piece {
  head: string;
  inside: string;
  at: number;
  next: number;
}

/** Elements of a name that do not stand in one another, by one walk through the text. */
function pieces(xml: string, name: string): Piece[] {
  const found: Piece[] = [];
  const [open, close] = [`<${name}`, `</${name}>`];
  let at = xml.indexOf(open);
  while (at >= 0) {
    const next = xml.charAt(at + open.length);
    const end = xml.indexOf('>', at);
    if (end < 0) break;
    let from = end + 1;
    if (next === '>' || next === '/' || /\s/.test(next)) {
      const head = xml.slice(at, end);
      const empty = head.endsWith('/');
      const last = empty ? end + 1 : xml.indexOf(close, end);
      if (last < 0) break;
      from = empty ? last : last + close.length;
      found.push({ head, inside: empty ? '' : xml.slice(end + 1, last), at, next: from });
    }
    at = xml.indexOf(open, from);
  }
  return found;
}

function plain(xml: string): string {
  return xml.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (all, hex, dec, named) => {
    const code = hex ? parseInt(String(hex), 16) : dec ? Number(dec) : null;
    if (code === null) return ENTITIES[String(named)] ?? String(all);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
