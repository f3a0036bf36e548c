import { sha256 } from '#libs/bylaw-document';
import type { ImportResult } from '../index.js';
import { docxFile, num, p, POINTS, r, sup, table, use } from './testing/docx-file.js';
import { FRONT, point, readDocxFile, unitAt } from './testing/read-docx.js';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

const codes = (result: ImportResult): string[] => result.findings.map(({ code }) => code);

const field = (instruction: string, shown: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const picture = (id: string, descr: string): string =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="952500" cy="952500"/><wp:docPr id="1" name="a" descr="${descr}"/>` +
  `<a:graphic><a:graphicData uri="x"><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>` +
  '</wp:inline></w:drawing></w:r>';

describe('inside a paragraph of Word', () => {
  it('marks, superscripts and raised text', () => {
    const { content } = point(
      r('a ') +
        r('b', '<w:b/>') +
        r(' c', '<w:i/>') +
        sup('2') +
        r('x', '<w:position w:val="6"/>') +
        r('y', '<w:b w:val="0"/>'),
    );
    expect(content).toEqual([
      { type: 'text', text: 'a ' },
      { type: 'text', text: 'b', marks: [{ type: 'strong' }] },
      { type: 'text', text: ' c', marks: [{ type: 'em' }] },
      { type: 'text', text: '2x', marks: [{ type: 'superscript' }] },
      { type: 'text', text: 'y' },
    ]);
  });

  it('bold by a character style, based on another', () => {
    const styles =
      '<w:style w:type="character" w:styleId="A"><w:name w:val="A"/><w:rPr><w:b/></w:rPr></w:style>' +
      '<w:style w:type="character" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>';
    const { content } = point(r('a ') + r('b', '<w:rStyle w:val="B"/>'), { styles });
    expect(content[1]).toEqual({ type: 'text', text: 'b', marks: [{ type: 'strong' }] });
  });

  it('hyphens, breaks, tabs and symbols', () => {
    const signs =
      '<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t><w:tab/><w:t>d</w:t><w:br/><w:t>e</w:t>' +
      '<w:sym w:font="Symbol" w:char="F0B3"/><w:br w:type="page"/></w:r>';
    expect(point(signs).content).toEqual([
      { type: 'text', text: 'a\u2011bc d' },
      { type: 'hard_break' },
      { type: 'text', text: 'e≥' },
    ]);
  });

  it('fields show their last result, also nested; a field without an end hides nothing', () => {
    const nested =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>' +
      field('DATE', 'noslēpts') +
      '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
      r('redzams') +
      '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
    const open = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
    const simple = `<w:fldSimple w:instr=" NUMPAGES ">${r(' 7')}</w:fldSimple>`;
    const { content } = point(
      field('REF _Ref1 \\r \\h', '2.') + r(' punkts ') + nested + simple + open + r(' beigas'),
    );
    expect(content.map(({ text }) => text).join('')).toBe('2. punkts redzams 7 beigas');
  });

  it('cross-references to units are live where they show what a live one shows', () => {
    const numbering = POINTS + use(1, 1);
    const marked = p(
      `<w:bookmarkStart w:id="1" w:name="_Ref1"/>${r('Otrais.')}<w:bookmarkEnd w:id="1"/>`,
      num(1),
    );
    const citing =
      r('Saskaņā ar šo noteikumu ') +
      field('REF _Ref1 \\r \\h', '2') +
      r('. punktu (sk. ') +
      field('REF _Ref1 \\r \\h', '2.') +
      r(') un ') +
      field('REF _Ref1 \\r \\h', '7.');
    const body = FRONT + p('Pirmais.', num(1)) + marked + p(citing, num(1));
    const result = readDocxFile(docxFile({ body, numbering }));
    const target = unitAt(result, 1).attrs?.['id'];
    expect(unitAt(result, 2).content?.[0]?.content).toMatchObject([
      { text: 'Saskaņā ar šo noteikumu ' },
      { type: 'reference', attrs: { target, inflection: 'acc', form: 'full' } },
      { text: ' (sk. ' },
      { type: 'reference', attrs: { target, form: 'number', printed: '2.' } },
      { text: ') un 7.' },
    ]);
  });

  it('links lead only to safe addresses', () => {
    const link = (id: string, text: string): string => `<w:hyperlink r:id="${id}">${r(text)}</w:hyperlink>`;
    const { content } = point(link('rIdLink1', 'a') + link('rIdLink2', 'b') + link('none', 'c'), {
      links: ['https://likumi.lv/', 'javascript:alert(1)'],
    });
    expect(content).toEqual([
      { type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: 'https://likumi.lv/' } }] },
      { type: 'text', text: 'bc' },
    ]);
  });

  it('footnotes with their text, and a finding where it is missing', () => {
    const footnotes =
      `<w:footnote w:type="separator" w:id="0">${p('')}</w:footnote>` +
      `<w:footnote w:id="2">${p('<w:r><w:footnoteRef/></w:r>' + r(' Skaidrojums ') + r('šeit', '<w:b/>'))}${p('Otrā rindkopa')}</w:footnote>`;
    const { content, result } = point(
      r('a') +
        '<w:r><w:footnoteReference w:id="2"/></w:r>' +
        r(' b') +
        '<w:r><w:footnoteReference w:id="9"/></w:r>',
      { footnotes },
    );
    expect(content).toEqual([
      { type: 'text', text: 'a' },
      {
        type: 'footnote',
        content: [
          { type: 'text', text: 'Skaidrojums ' },
          { type: 'text', text: 'šeit', marks: [{ type: 'strong' }] },
          { type: 'text', text: ' Otrā rindkopa' },
        ],
      },
      { type: 'text', text: ' b' },
    ]);
    expect(codes(result)).toEqual(['import.notes-missing']);
  });

  it('smart tags and content controls are looked through', () => {
    const { content } = point(
      `<w:smartTag w:element="x">${r('a')}</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>${r('b')}</w:sdtContent></w:sdt>`,
    );
    expect(content).toEqual([{ type: 'text', text: 'ab' }]);
  });

  it('hidden text is kept, with a finding', () => {
    const { content, result } = point(r('a') + r('b', '<w:vanish/>'));
    expect(content).toEqual([{ type: 'text', text: 'ab' }]);
    expect(codes(result)).toEqual(['import.hidden-text']);
  });

  it('images become figures; the file gives their bytes', () => {
    const { result } = point(r('Karte:') + picture('rIdImg1', 'Plāns'), { images: { 'image1.png': PNG } });
    const digest = sha256(PNG);
    expect(unitAt(result, 0).content?.[1]).toMatchObject({
      type: 'figure',
      attrs: { digest, alt: 'Plāns', mediaType: 'image/png', width: 100 },
    });
    expect(result.assets).toEqual([{ digest, mediaType: 'image/png', bytes: PNG }]);
  });

  it('images of other kinds leave their description, with a finding', () => {
    const { result } = point(r('Karte:') + picture('rIdImg1', 'Plāns'), {
      images: { 'image1.emf': Uint8Array.of(1, 0, 0, 0) },
    });
    expect(unitAt(result, 0).content?.[1]?.content).toEqual([{ type: 'text', text: 'Plāns' }]);
    expect(result.findings).toMatchObject([
      { code: 'import.image-format', params: { file: 'image1.emf', alt: 'Plāns' } },
    ]);
    expect(result.assets).toEqual([]);
  });

  it('images in cells, and tables in cells as their text', () => {
    const cell = p(picture('rIdImg1', 'Plāns')) + table(['x', 'y']) + p('');
    const { result } = point(r('Tabula:'), { body: table([cell, 'b']), images: { 'image1.png': PNG } });
    const [first] = unitAt(result, 0).content?.[1]?.content?.[0]?.content ?? [];
    expect(first?.content?.map(({ type }) => type)).toEqual(['figure', 'paragraph', 'paragraph']);
    expect(codes(result)).toContain('import.nested-table');
  });

  it('the coat of arms above the heading is set aside', () => {
    const body = p(picture('rIdImg1', 'Ģerbonis')) + FRONT + p('1. Teksts.');
    const result = readDocxFile(docxFile({ body, images: { 'image1.png': PNG } }));
    expect(result.setAside).toEqual([{ text: 'Ģerbonis', line: 1, reason: 'image' }]);
    expect(codes(result)).toEqual(['import.image-left-out']);
  });

  it('a text box is read once, after its paragraph', () => {
    const box = (inner: string): string => `<w:txbxContent>${inner}</w:txbxContent>`;
    const shape =
      '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>' +
      box(p('lodziņš')) +
      '</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>' +
      `<mc:Fallback><w:pict><v:shape><v:textbox>${box(p('lodziņš'))}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const { result } = point(r('a') + shape + r(' b'));
    const texts = unitAt(result, 0).content?.map(({ content }) => content?.map(({ text }) => text).join(''));
    expect(texts).toEqual(['a b', 'lodziņš']);
    expect(codes(result)).toContain('import.text-box');
  });

  it('equations become formulas, in a line of their own or in the text', () => {
    const fraction =
      '<m:oMath><m:r><m:t>a=</m:t></m:r><m:f><m:num><m:r><m:t>b+1</m:t></m:r></m:num><m:den><m:sSub><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sub><m:r><m:t>2</m:t></m:r></m:sub></m:sSub></m:den></m:f></m:oMath>';
    const { result, content } = point(r('Formula: ') + fraction + `<m:oMathPara>${fraction}</m:oMathPara>`);
    expect(content).toEqual([{ type: 'text', text: 'Formula: a=(b+1)/(c_2)' }]);
    expect(unitAt(result, 0).content?.[1]).toMatchObject({
      type: 'formula',
      attrs: { source: 'a=(b+1)/(c_2)' },
    });
  });
});

it('numbers of Word in cells and bulleted lists are shown, but are no words of the file', () => {
  const numbering =
    POINTS +
    '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>' +
    use(1, 1) +
    use(5, 5);
  const { result } = point(r('Tabula:'), {
    numbering,
    body: table([p('x', num(1)), 'y']) + p('lieta', num(5)),
  });
  expect(JSON.stringify(result.document)).toContain('"1. x"');
  expect(JSON.stringify(result.document)).toContain('"• lieta"');
});
