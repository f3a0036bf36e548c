import { memorandumSchema } from '#libs/bylaw-document';
import type { ImportResult } from '../index.js';
import {
  BOLD,
  CENTER,
  CHAPTERS,
  docxFile,
  num,
  p,
  POINTS,
  r,
  RIGHT,
  sup,
  table,
  use,
} from './testing/docx-file.js';
import { linesOf, readDocxFile } from './testing/read-docx.js';

const codes = (result: ImportResult): string[] => result.findings.map(({ code }) => code);
const bold = (text: string): string => r(text, BOLD);
const NUMBERING = POINTS + CHAPTERS + use(1, 1) + use(2, 2);

const FRONT = [
  p(bold('VIDZĀLES NOVADA DOME'), CENTER),
  p('Reģ. Nr. 90000000000, Lielā iela 1, Vidzāle', CENTER),
  p(''),
  p(bold('SAISTOŠIE NOTEIKUMI'), CENTER),
  p('Vidzālē', CENTER),
  p(`${r('2026. gada 3. februārī')}<w:r><w:tab/></w:r>${r('Nr. 2/2026')}`),
  p('(prot. Nr. 3, 4. §)', RIGHT),
  p(bold('Par suņu pastaigām'), CENTER),
  p('Izdoti saskaņā ar Pašvaldību likuma', RIGHT),
  p('44. panta otro daļu', RIGHT),
].join('');

const SIGNATURE = p(`${r('Domes priekšsēdētājs')}<w:r><w:tab/></w:r>${r('V. Uzvārds')}`);

describe('a by-law typed in Word', () => {
  it('numbered by Word: chapters, points, sub-points', () => {
    const body = [
      FRONT,
      p(bold('Vispārīgie jautājumi'), num(2) + CENTER),
      p('Noteikumi nosaka kārtību.', num(1)),
      p('Suni ved:', num(1)),
      p('pavadā;', num(1, 1)),
      p('uzpurnī:', num(1, 1)),
      p('pilsētā;', num(1, 2)),
      p(bold('Noslēguma jautājums'), num(2) + CENTER),
      p('Noteikumi stājas spēkā 2026. gada 1. martā.', num(1)),
      SIGNATURE,
    ].join('');
    const result = readDocxFile(docxFile({ body, numbering: NUMBERING }));
    expect(linesOf(result)).toEqual([
      'VIDZĀLES NOVADA DOME',
      'Reģ. Nr. 90000000000, Lielā iela 1, Vidzāle',
      'SAISTOŠIE NOTEIKUMI',
      'Vidzālē',
      '2026. gada 3. februārī Nr. 2/2026',
      '(prot. Nr. 3, 4. §)',
      'Par suņu pastaigām',
      'Izdoti saskaņā ar Pašvaldību likuma',
      '44. panta otro daļu',
      'I. Vispārīgie jautājumi',
      '1. Noteikumi nosaka kārtību.',
      '2. Suni ved:',
      '2.1. pavadā;',
      '2.2. uzpurnī:',
      '2.2.1. pilsētā;',
      'II. Noslēguma jautājums',
      '3. Noteikumi stājas spēkā 2026. gada 1. martā.',
      'Domes priekšsēdētājs V. Uzvārds',
    ]);
    expect(result.meta).toMatchObject({
      format: 'docx',
      issuer: 'Vidzāles novada dome',
      number: '2/2026',
      adopted: '2026-02-03',
      minutes: 'Nr. 3, 4. §',
      title: 'Par suņu pastaigām',
    });
    expect(codes(result)).toEqual([]);
    expect(result.recognised).toMatchObject({
      chapters: 2,
      points: 3,
      subpoints: 3,
      closing: 1,
      signature: 1,
    });
  });

  it('numbered by hand, with superscripts, a deleted point and amendment notes', () => {
    const body = [
      FRONT,
      p(bold('I. Vispārīgie jautājumi'), CENTER),
      p('1. Noteikumi nosaka kārtību.'),
      p(`${r('1.')}${sup('1')}${r(' Suni ved pavadā.')}`),
      p(`${r('(Grozīts ar 02.03.2026. saistošajiem noteikumiem Nr. 4)', '<w:i/>')}`),
      p('2. (Svītrots ar 02.03.2026. saistošajiem noteikumiem Nr. 4)'),
      SIGNATURE,
    ].join('');
    const result = readDocxFile(docxFile({ body }));
    expect(linesOf(result).slice(9)).toEqual([
      'I. Vispārīgie jautājumi',
      '1. Noteikumi nosaka kārtību.',
      '1.¹ Suni ved pavadā.',
      '(Grozīts ar 02.03.2026. saistošajiem noteikumiem Nr. 4)',
      '2. (Svītrots ar 02.03.2026. saistošajiem noteikumiem Nr. 4)',
      'Domes priekšsēdētājs V. Uzvārds',
    ]);
    expect(result.recognised).toMatchObject({ superscripted: 1, deleted: 1, remarks: 2 });
  });

  it('with annexes, a table with merged cells and a heading row', () => {
    const merged =
      '<w:tbl><w:tblPr/>' +
      '<w:tr><w:trPr><w:tblHeader/></w:trPr>' +
      `<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p('Maksa')}</w:tc><w:tc><w:tcPr/>${p('Piezīme')}</w:tc></w:tr>` +
      `<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${p('Suns')}</w:tc><w:tc>${p('1')}</w:tc><w:tc>${p('')}</w:tc></w:tr>` +
      `<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${p('')}</w:tc><w:tc>${p('2')}</w:tc><w:tc>${p('b')}</w:tc></w:tr>` +
      '</w:tbl>';
    const body = [
      FRONT,
      p('Noteikumi nosaka kārtību.', num(1)),
      SIGNATURE,
      p('1. pielikums', RIGHT),
      p('Vidzāles novada domes', RIGHT),
      p('2026. gada 3. februāra saistošajiem noteikumiem Nr. 2/2026', RIGHT),
      p(bold('Maksas'), CENTER),
      merged,
      p('2. pielikums', RIGHT),
      p(bold('Veidlapa'), CENTER),
      p('Teksts.'),
    ].join('');
    const result = readDocxFile(docxFile({ body, numbering: NUMBERING }));
    const [, , , first, second] = result.document.content ?? [];
    expect([first, second].map((annex) => annex?.attrs?.['label'])).toEqual([
      { base: '1', sup: '' },
      { base: '2', sup: '' },
    ]);
    const cells = first?.content
      ?.find(({ type }) => type === 'table')
      ?.content?.map((row) =>
        (row.content ?? []).map(({ type, attrs }) => [type, attrs?.['colspan'], attrs?.['rowspan']]),
      );
    expect(cells).toEqual([
      [
        ['table_header', 2, 1],
        ['table_header', 1, 1],
      ],
      [
        ['table_cell', 1, 2],
        ['table_cell', 1, 1],
        ['table_cell', 1, 1],
      ],
      [
        ['table_cell', 1, 1],
        ['table_cell', 1, 1],
      ],
    ]);
  });

  it('with its memorandum as a table of two columns', () => {
    const parts = [
      'Mērķis un nepieciešamības pamatojums',
      'Fiskālā ietekme uz pašvaldības budžetu',
      'Sociālā ietekme, ietekme uz vidi un uzņēmējdarbību',
      'Ietekme uz administratīvajām procedūrām',
      'Ietekme uz pašvaldības funkcijām un cilvēkresursiem',
      'Izpildes nodrošināšana',
      'Prasību un izmaksu samērīgums',
      'Veiktās konsultācijas',
    ];
    const rows = parts.map((title, index) => [p(title, num(1)), `Teksts ${index + 1}.`]);
    const body = [
      FRONT,
      p('1. Noteikumi nosaka kārtību.'),
      SIGNATURE,
      p(bold('PASKAIDROJUMA RAKSTS'), CENTER),
      p('Vidzāles novada domes saistošajiem noteikumiem'),
      table(['Sadaļa', 'Informācija'], ...rows),
    ].join('');
    const result = readDocxFile(docxFile({ body, numbering: NUMBERING }));
    expect(result.memorandum).not.toBeNull();
    const memorandum = memorandumSchema.nodeFromJSON(result.memorandum);
    expect(memorandum.children.map((part) => part.lastChild?.textContent)).toEqual(
      parts.map((_, index) => `Teksts ${index + 1}.`),
    );
  });

  it('with a number typed after the one of Word', () => {
    const body = [FRONT, p('1. Noteikumi nosaka kārtību.', num(1)), p('Suni ved pavadā.', num(1))].join('');
    const result = readDocxFile(docxFile({ body, numbering: NUMBERING }));
    expect(linesOf(result).slice(-2)).toEqual(['1. Noteikumi nosaka kārtību.', '2. Suni ved pavadā.']);
    expect(result.findings).toMatchObject([
      { code: 'import.number-twice', params: { automatic: '1.', printed: '1.' } },
    ]);
  });

  it('whose numbers leave a gap keeps them, with a finding', () => {
    const start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const body = [FRONT, p('Pirmais.', num(1)), p('Piektais.', num(3))].join('');
    const result = readDocxFile(docxFile({ body, numbering: NUMBERING + use(3, 1, start) }));
    expect(linesOf(result).slice(-2)).toEqual(['1. Pirmais.', '5. Piektais.']);
    expect(codes(result)).toContain('import.label-gap');
  });

  it('with headings by style and a table of contents', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Virsraksts1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Saturs1"><w:name w:val="toc 1"/></w:style>';
    const heading = '<w:pStyle w:val="Virsraksts1"/>';
    const body = [
      FRONT,
      p('Vispārīgie jautājumi 1', '<w:pStyle w:val="Saturs1"/>'),
      p('Vispārīgie jautājumi', heading),
      p('Noteikumi nosaka kārtību.', num(1)),
      p('Noslēguma jautājums', heading),
      p('Noteikumi stājas spēkā rīt.', num(1)),
      SIGNATURE,
    ].join('');
    const result = readDocxFile(docxFile({ body, numbering: NUMBERING, styles }));
    expect(result.setAside).toMatchObject([{ text: 'Vispārīgie jautājumi 1', reason: 'contents' }]);
    expect(result.recognised).toMatchObject({ chapters: 2, points: 2, closing: 1 });
    expect(result.recognised.outline.map(({ heading: text }) => text)).toEqual([
      'Vispārīgie jautājumi',
      'Noslēguma jautājums',
    ]);
    const chapter = result.document.content?.[1]?.content?.[0]?.content?.[0];
    expect(chapter).toEqual({ type: 'heading', content: [{ type: 'text', text: 'Vispārīgie jautājumi' }] });
  });

  it('with chapters in Arabic numbers, bold and centred, and points numbered below them', () => {
    const body = [
      FRONT,
      p(bold('Vispārīgie jautājumi'), num(1) + CENTER),
      p('Noteikumi nosaka kārtību.', num(1, 1)),
      p('Suni ved pavadā.', num(1, 1)),
      p(bold('Noslēguma jautājums'), num(1) + CENTER),
      p('Noteikumi stājas spēkā rīt.', num(1, 1)),
    ].join('');
    const result = readDocxFile(docxFile({ body, numbering: NUMBERING }));
    expect(linesOf(result).slice(9)).toEqual([
      '1. Vispārīgie jautājumi',
      '1.1. Noteikumi nosaka kārtību.',
      '1.2. Suni ved pavadā.',
      '2. Noslēguma jautājums',
      '2.1. Noteikumi stājas spēkā rīt.',
    ]);
    expect(result.recognised).toMatchObject({ chapters: 2, points: 3, closing: 1 });
    expect(codes(result)).toEqual(['import.points-by-chapter']);
  });

  it('whose letterhead and signature are laid out in tables', () => {
    const letterhead = table(
      [p(bold('VIDZĀLES NOVADA DOME')), 'Lielā iela 1, Vidzāle'],
      ['SAISTOŠIE NOTEIKUMI', 'Nr. 7'],
    );
    const body = [
      letterhead,
      p(bold('Par suņu pastaigām'), CENTER),
      p('Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu', RIGHT),
      p('Noteikumi nosaka kārtību:', num(1)),
      table(['vieta', 'laiks'], ['parks', 'diena']),
      table(['Domes priekšsēdētājs', 'V. Uzvārds']),
    ].join('');
    const result = readDocxFile(docxFile({ body, numbering: NUMBERING }));
    expect(result.meta).toMatchObject({
      title: 'Par suņu pastaigām',
      issuer: 'Vidzāles novada dome',
      number: '7',
    });
    expect(result.recognised).toMatchObject({ points: 1, tables: 1, signature: 1 });
    expect(linesOf(result).at(-1)).toBe('Domes priekšsēdētājs V. Uzvārds');
  });

  it('with words in the head and foot of pages, which are set aside', () => {
    const body = FRONT + p('1. Noteikumi nosaka kārtību.');
    const page = p(`${r('lpp. ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r>`);
    const result = readDocxFile(
      docxFile({ body, header: p('Vidzāles novada pašvaldība'), footer: p('7') + page }),
    );
    expect(result.setAside).toEqual([
      { text: 'Vidzāles novada pašvaldība', line: 1, reason: 'pageHead' },
      { text: '7 lpp.', line: 1, reason: 'pageFoot' },
    ]);
  });
});
