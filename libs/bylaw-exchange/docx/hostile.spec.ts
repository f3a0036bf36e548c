import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { idSource, parseDocument, seededRandom } from '#libs/bylaw-document';
import { runs } from '../../../tests/support/runs.js';
import { importBylaw, importedWords, REFUSALS, sourceWords } from '../index.js';
import { randomBylaw } from '../../bylaw-document/testing/index.js';
import { exportDocx } from '../index.js';
import { BOLD, docxFile, num, p, part, POINTS, r, sup, table, use } from './testing/docx-file.js';

const read = (bytes: Uint8Array, name = 'a.docx') =>
  importBylaw({ name, text: '', bytes }, { newId: idSource(seededRandom(1)) });
const code = (bytes: Uint8Array, name?: string): string => {
  const result = read(bytes, name);
  return result.allowed ? 'allowed' : (result.violations[0]?.code ?? '');
};

const ACT = docxFile({
  body:
    p('Par suņiem') +
    p('Izdoti saskaņā ar likumu') +
    p(r('Punkts', BOLD), num(1)) +
    p(r('2.') + sup('1') + r(' Teksts ') + '<w:r><w:footnoteReference w:id="1"/></w:r>') +
    table(['a', 'b'], ['c', 'd']) +
    p('<w:ins w:id="1" w:author="A">' + r('jauns') + '</w:ins>'),
  numbering: POINTS + use(1, 1),
  footnotes: `<w:footnote w:id="1">${p('piezīme')}</w:footnote>`,
});
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const wide = (text: string): number[] => [...text].flatMap((sign) => [sign.charCodeAt(0), 0]);

/** The file with one part replaced. */
function withPart(name: string, content: Uint8Array, bytes = ACT): Uint8Array {
  return zipSync({ ...unzipSync(bytes), [name]: content });
}

const document = (body: string): Uint8Array => strToU8(part('w:document', `<w:body>${body}</w:body>`));

describe('files that are no acts', () => {
  it.each([
    ['nothing', new Uint8Array(), 'import.not-docx'],
    [
      'an old Word file',
      Uint8Array.from([...COMPOUND, ...new Array<number>(600).fill(0), ...wide('WordDocument')]),
      'import.old-word',
    ],
    [
      'a file under a password',
      Uint8Array.from([...COMPOUND, ...new Array<number>(600).fill(0), ...wide('EncryptionInfo')]),
      'import.encrypted',
    ],
    ['another archive', zipSync({ 'a.txt': strToU8('a') }), 'import.not-docx'],
    ['a spreadsheet', zipSync({ 'word/document.xml': strToU8('<workbook/>') }), 'import.not-docx'],
    ['half a file', ACT.slice(0, ACT.length / 2), 'import.damaged'],
    ['an empty document', docxFile({ body: p('') }), 'import.empty'],
    ['no body', withPart('word/document.xml', strToU8(part('w:document', ''))), 'import.damaged'],
    [
      'XML that is not well-formed',
      withPart('word/document.xml', strToU8('<w:document><w:body>')),
      'import.damaged',
    ],
    [
      'many elements inside each other',
      withPart('word/document.xml', document('<w:sdt>'.repeat(1000) + '</w:sdt>'.repeat(1000))),
      'import.damaged',
    ],
    [
      'entities',
      withPart(
        'word/document.xml',
        strToU8(
          '<!DOCTYPE a [<!ENTITY b "c">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>',
        ),
      ),
      'import.damaged',
    ],
    [
      'a part that unpacks beyond measure',
      withPart('word/document.xml', document(' '.repeat(20_000_000))),
      'import.file-too-large',
    ],
    [
      'too many entries',
      zipSync(Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`a${at}`, new Uint8Array()]))),
      'import.too-many-parts',
    ],
    [
      'too many cells',
      docxFile({
        body: p('1. a') + table(...Array.from({ length: 2001 }, () => Array.from({ length: 10 }, () => 'a'))),
      }),
      'import.too-many-parts',
    ],
  ])('refuses %s', (_, bytes, expected) => expect(code(bytes)).toBe(expected));

  it('refuses entries under a password', () => {
    const bytes = ACT.slice();
    const at = bytes.findIndex(
      (_, index) =>
        bytes[index] === 0x50 &&
        bytes[index + 1] === 0x4b &&
        bytes[index + 2] === 1 &&
        bytes[index + 3] === 2,
    );
    bytes[at + 8] = 1;
    expect(code(bytes)).toBe('import.encrypted');
  });

  it('does not believe the sizes that an archive claims', () => {
    const bomb = withPart('word/document.xml', document(' '.repeat(20_000_000)));
    const bytes = bomb.slice();
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 46; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    expect(code(bytes)).toBe('import.file-too-large');
  });

  it.each(['act.txt', 'act.md', 'act.html', 'act'])('knows a Word file by its bytes (%s)', (name) => {
    const result = read(ACT, name);
    expect(result.allowed && result.meta.format).toBe('docx');
  });

  it('reads text that calls itself a Word file as text', () => {
    const result = read(strToU8('Par suņiem\nIzdoti saskaņā ar likumu\n1. Punkts.'));
    expect(result.allowed && result.meta.format).toBe('text');
  });

  it('reads on without a part that is damaged', () => {
    const result = read(withPart('word/footnotes.xml', strToU8('<w:footnotes')));
    expect(result.allowed && result.findings.map(({ code: finding }) => finding)).toEqual(
      expect.arrayContaining(['import.part-unreadable', 'import.notes-missing']),
    );
  });
});

/** What an import may answer to any bytes. */
function expectSound(bytes: Uint8Array): void {
  const result = read(bytes);
  if (!result.allowed) {
    expect(REFUSALS).toContain(result.violations[0]?.code);
    return;
  }
  expect(parseDocument(result.document).allowed).toBe(true);
  if (result.memorandum) expect(parseDocument(result.memorandum).allowed).toBe(true);
  expect(sourceWords({ name: 'a.docx', text: '', bytes })).toBeDefined();
}

describe('any bytes', () => {
  it('of an archive with changed bytes give a valid document or a refusal', () => {
    const change = fc.tuple(fc.nat(ACT.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const bytes = ACT.slice();
        for (const [at, value] of changes) bytes[at] = value;
        expectSound(bytes);
      }),
      runs(80),
    );
  });

  it('of XML that was cut and mixed give a valid document or a refusal', () => {
    const xml = new TextDecoder().decode(unzipSync(ACT)['word/document.xml']);
    const tags = xml.match(/<[^>]+>|[^<]+/g) ?? [];
    const tag = fc.oneof(
      fc.constantFrom(...tags),
      fc.constantFrom(
        ...'<w:tbl>|</w:tbl>|<w:tr>|</w:tr>|<w:tc>|</w:tc>|<w:vMerge/>|<w:gridSpan w:val="99999"/>|<w:bookmarkStart w:id="1" w:name="vv_point_aaaaaaaaaaaa_c1_d3"/>|<w:pStyle w:val="VvUnit4"/>|<w:pStyle w:val="VvAnnex"/>|<w:pStyle w:val="VvListItem3"/>|<w:pStyle w:val="VvChapter9"/>|<w:pStyle w:val="VvMemorandum"/>|<w:ins w:id="1">|</w:ins>|<w:fldChar w:fldCharType="begin"/>|<w:fldChar w:fldCharType="end"/>|<mc:AlternateContent>|<w:txbxContent>|</w:txbxContent>|<m:oMath>|<w:commentRangeStart w:id="1"/>|<w:numId w:val="1"/>|<w:ilvl w:val="8"/>|<w:drawing>|</w:drawing>|<w:sym w:char="zz"/>'.split(
          '|',
        ),
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(
      fc.property(
        fc.nat(tags.length - 1),
        fc.nat(20),
        fc.array(tag, { maxLength: 6 }),
        (at, count, added) => {
          const mixed = [...tags];
          mixed.splice(at, count, ...added);
          expectSound(withPart('word/document.xml', strToU8(mixed.join(''))));
        },
      ),
      runs(150),
    );
  });

  it('of paragraphs in any order and with any style give a valid document', async () => {
    const own = unzipSync(await exportDocx(randomBylaw(5, { points: 6, annexes: 2, references: 0 })));
    const xml = new TextDecoder().decode(own['word/document.xml']);
    const paragraphs = xml.match(/<w:p>(?:(?!<w:p>)[^])*?<\/w:p>/g) ?? [];
    const styles =
      'Title|Unit1|Unit3|Text2|Remark9|Chapter1|Chapter4|Closing2|Annex|AnnexHeading|AnnexActline|Subheading|Signature|ListItem2|ListText1|Cell|Formula1|Part|Memorandum'.split(
        '|',
      );
    const one = fc.tuple(fc.constantFrom(...paragraphs), fc.option(fc.constantFrom(...styles)));
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 40 }), (chosen) => {
        const body = chosen
          .map(([paragraph, style]) =>
            style === null
              ? paragraph
              : paragraph.replace(/w:pStyle w:val="\w+"/, `w:pStyle w:val="Vv${style}"`),
          )
          .join('');
        const head = xml.slice(0, xml.indexOf('<w:body>') + 8);
        const bytes = zipSync({
          ...own,
          'word/document.xml': strToU8(`${head}${body}</w:body></w:document>`),
        });
        const result = read(bytes);
        if (!result.allowed) throw new Error(JSON.stringify(result.violations));
        expect(importedWords(result)).toEqual(sourceWords({ name: 'a.docx', text: '', bytes }));
      }),
      runs(40),
    );
  });
});
