import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { readSheet } from './read-sheet.js';
import { UnreadableSheet } from './sheet.js';

/** More than a part of a workbook may have. */
const HUGE = new Uint8Array(21 * 1024 * 1024);
const bytes = (text: string): Uint8Array => strToU8(text);
const rowsOf = (text: string): Record<string, string>[] =>
  readSheet(bytes(text)).rows.map(({ cells }) => ({ ...cells }));

function codeOf(content: Uint8Array): string | null {
  try {
    readSheet(content);
    return null;
  } catch (error) {
    if (error instanceof UnreadableSheet)
      return `${error.code}${error.line === null ? '' : ` ${error.line}`}`;
    throw error;
  }
}

describe('a table as text', () => {
  it.each([',', ';', '\t'])('is read with %j between its cells', (by) => {
    const text = [`id${by}nosaukums`, `1${by}"Soliņi ${by} ""Upe"""`, '', `2${by}Taka`].join('\r\n');
    expect(rowsOf(text)).toEqual([
      { id: '1', nosaukums: `Soliņi ${by} "Upe"`.replace('\t', ' ') },
      { id: '2', nosaukums: 'Taka' },
    ]);
    expect(readSheet(bytes(text)).rows.map(({ line }) => line)).toEqual([2, 4]);
  });

  it('is read in UTF-8 with and without its mark, in UTF-16 and in windows-1257', () => {
    const latvian = 'nosaukums;x\nŠķūņa jumts;1';
    const utf16 = new Uint8Array(2 + latvian.length * 2);
    utf16.set([0xff, 0xfe]);
    [...latvian].forEach((char, at) => {
      utf16[2 + at * 2] = char.charCodeAt(0) & 255;
      utf16[3 + at * 2] = char.charCodeAt(0) >> 8;
    });
    const baltic = Uint8Array.from([
      ...bytes('nosaukums;x\n'),
      0xd0,
      0xed,
      0xfb,
      0xf2,
      ...bytes('a jumts;1'),
    ]);
    for (const content of [bytes(latvian), bytes(`\uFEFF${latvian}`), utf16, baltic])
      expect(readSheet(content).rows[0]?.cells['nosaukums']).toBe('Šķūņa jumts');
  });

  it('names columns apart that are called the same or nothing', () => {
    expect(readSheet(bytes('a,a,\n1,2,3')).columns).toEqual(['a', 'a (2)', '3.']);
  });

  it('is refused when a quoted cell never ends, with the line in which it begins', () => {
    expect(codeOf(bytes('a,b\n1,2\n3,"4\n5,6'))).toBe('geo_file_quote_open 3');
  });

  it.each([
    ['', 'geo_file_empty'],
    ['tikai galva', 'geo_file_empty'],
    ['<html><body>x</body></html>', 'geo_file_unknown'],
    ['%PDF-1.7\n1;2', 'geo_file_unknown'],
    ['a;b\n\u0000;1', 'geo_file_unknown'],
    ['{"a":', 'geo_file_json_broken'],
    ['{"a": 1}', 'geo_file_json_broken'],
    ['[1, 2]', 'geo_file_json_broken 1'],
    [`a\n${'x\n'.repeat(5_001)}`, 'geo_file_too_large'],
    [Array.from({ length: 101 }, (_, at) => at).join(';') + '\n1', 'geo_file_too_large'],
    // Names are told apart only where there are few.
    [`a${','.repeat(400_000)}\n1`, 'geo_file_too_large'],
  ])('is refused: %#', (text, code) => expect(codeOf(bytes(text))).toBe(code));

  it('never fails in another way, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.string().map(bytes), fc.json().map(bytes)), (content) => {
        const code = codeOf(content);
        expect(code === null || code.startsWith('geo_file_')).toBe(true);
      }),
    );
  });
});

describe('JSON', () => {
  it('is read as a list, within an object, and as GeoJSON with its points', () => {
    expect(rowsOf('[{"id": 7, "author": {"name": "A"}, "ok": true, "none": null}]')).toEqual([
      { id: '7', 'author.name': 'A', ok: 'true' },
    ]);
    expect(rowsOf('{"total": 1, "items": [{"id": 7}]}')).toEqual([{ id: '7' }]);
    const geo = {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          id: 9,
          properties: { name: 'Taka' },
          geometry: { type: 'Point', coordinates: [24, 57] },
        },
      ],
    };
    expect(rowsOf(JSON.stringify(geo))).toEqual([{ id: '9', name: 'Taka', geometry: 'POINT (24 57)' }]);
  });
});

describe('a workbook', () => {
  const sheet = (rows: string): Uint8Array => bytes(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
  const book = (rows: string, shared = ''): Uint8Array =>
    zipSync({
      'xl/worksheets/sheet1.xml': sheet(rows),
      'xl/sharedStrings.xml': bytes(`<sst>${shared}</sst>`),
    });

  it('is read with shared and own texts, numbers, gaps and entities', () => {
    const content = book(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>summa</t></is></c></row>' +
        '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="C3"><v>12500.5</v></c></row>',
      '<si><t>nosaukums</t></si><si><r><t>Soliņi </t></r><r><t xml:space="preserve">&amp; taka</t></r></si>',
    );
    expect(readSheet(content)).toEqual({
      columns: ['nosaukums', '2.', 'summa'],
      rows: [{ line: 3, cells: { nosaukums: 'Soliņi & taka', '2.': '', summa: '12500.5' } }],
    });
  });

  it('is read without the words that tell how others are read aloud', () => {
    const read =
      '<si><t>上田</t><rPh sb="0" eb="2"><t>うえだ</t></rPh><rPh sb="0" eb="2"><t>上田</t></rPh></si>';
    const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>';
    expect(readSheet(book(rows, read)).columns).toEqual(['上田']);
  });

  it('unpacks nothing but its first sheet and the texts', () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>';
    const others = Array.from({ length: 4 }, (_, at) => [`xl/worksheets/sheet${at + 2}.xml`, HUGE] as const);
    const content = zipSync({ 'xl/worksheets/sheet1.xml': sheet(rows), ...Object.fromEntries(others) });
    expect(readSheet(content).rows).toEqual([{ line: 2, cells: { 1: '2' } }]);
  });

  it('is refused when its cells name one long text too often', () => {
    const cells = Array.from({ length: 50 }, (_, at) => `<c r="A${at}" t="s"><v>0</v></c>`);
    const rows = cells.map((cell, at) => `<row r="${at}">${cell}</row>`).join('');
    expect(codeOf(book(rows, `<si><t>${'a'.repeat(500_000)}</t></si>`))).toBe('geo_file_too_large');
  });

  it('is refused when it is another package, broken, or too large inside', () => {
    expect(codeOf(zipSync({ 'word/document.xml': bytes('<a/>') }))).toBe('geo_file_unknown');
    expect(codeOf(Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]))).toBe('geo_file_unknown');
    expect(codeOf(zipSync({ 'xl/worksheets/sheet1.xml': HUGE }))).toBe('geo_file_too_large');
  });
});
