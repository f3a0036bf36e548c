import { docxFile, p, r } from './testing/docx-file.js';
import { FRONT, point, readDocxFile, unitAt } from './testing/read-docx.js';

const BY = 'w:author="Ilze" w:date="2026-01-05T10:00:00Z"';
const deleted = (text: string): string => `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`;

describe('tracked changes', () => {
  it('of words become suggestions by author and time', () => {
    const { content, result } = point(
      r('a ') +
        `<w:ins w:id="1" ${BY}>${r('jauns')}</w:ins><w:del w:id="2" ${BY}>${deleted('vecs')}</w:del>` +
        r(' b'),
    );
    expect(content).toMatchObject([
      { text: 'a ' },
      {
        text: 'jauns',
        marks: [
          {
            type: 'insertion',
            attrs: { author: 'Ilze', at: '2026-01-05T10:00:00Z', scope: 'content', move: null },
          },
        ],
      },
      { text: 'vecs', marks: [{ type: 'deletion', attrs: { author: 'Ilze', scope: 'content' } }] },
      { text: ' b' },
    ]);
    expect(result.findings).toMatchObject([{ code: 'import.suggestions', params: { count: 2 } }]);
  });

  it('of whole paragraphs mark the unit, of a paragraph mark the break before the next one', () => {
    const body =
      FRONT +
      p(`<w:ins w:id="1" ${BY}>${r('1. Jauns.')}</w:ins>`, `<w:rPr><w:ins w:id="2" ${BY}/></w:rPr>`) +
      p(`<w:del w:id="3" ${BY}>${deleted('2. Vecs.')}</w:del>`, `<w:rPr><w:del w:id="4" ${BY}/></w:rPr>`) +
      p(r('3. Pirmā puse'), `<w:rPr><w:ins w:id="5" ${BY}/></w:rPr>`) +
      p('4. Otrā puse') +
      p('5. Tas pats.');
    const result = readDocxFile(docxFile({ body }));
    const marks = [0, 1, 2, 3, 4].map((index) =>
      (unitAt(result, index).marks ?? []).map(({ type, attrs }) => [type, attrs?.['scope']]),
    );
    expect(marks).toEqual([
      [['insertion', 'content']],
      [['deletion', 'content']],
      [],
      [['insertion', 'break']],
      [],
    ]);
    expect(unitAt(result, 0).content?.[0]?.content).toEqual([{ type: 'text', text: 'Jauns.' }]);
  });

  it('of rows mark the rows', () => {
    const row = (properties: string, text: string): string =>
      `<w:tr><w:trPr>${properties}</w:trPr><w:tc>${p(text)}</w:tc></w:tr>`;
    const body = `<w:tbl>${row('', 'a')}${row(`<w:ins w:id="1" ${BY}/>`, 'b')}${row(`<w:del w:id="2" ${BY}/>`, 'c')}</w:tbl>`;
    const { result } = point(r('Tabula:'), { body });
    const rows = unitAt(result, 0).content?.[1]?.content ?? [];
    expect(rows.map(({ marks }) => marks?.map(({ type }) => type))).toEqual([
      undefined,
      ['insertion'],
      ['deletion'],
    ]);
  });

  it('that move text share their move', () => {
    const moved =
      `<w:moveFromRangeStart w:id="10" w:name="move1" ${BY}/><w:moveFrom w:id="11" ${BY}>${r('prom ')}</w:moveFrom><w:moveFromRangeEnd w:id="10"/>` +
      r('vidus ') +
      `<w:moveToRangeStart w:id="12" w:name="move1" ${BY}/><w:moveTo w:id="13" ${BY}>${r('prom ')}</w:moveTo><w:moveToRangeEnd w:id="12"/>` +
      r('beigas');
    const { content } = point(moved);
    const [from, , to] = content.map(({ marks }) => marks?.[0]);
    expect([from?.type, to?.type]).toEqual(['deletion', 'insertion']);
    expect(from?.attrs?.['move']).toMatch(/^[a-z0-9]{12}$/);
    expect(to?.attrs?.['move']).toBe(from?.attrs?.['move']);
    expect(to?.attrs?.['id']).not.toBe(from?.attrs?.['id']);
  });

  it('of formatting are passed over, with one finding', () => {
    const change = `<w:rPrChange w:id="1" ${BY}><w:rPr/></w:rPrChange>`;
    const { result } = point(r('a', `<w:b/>${change}`) + r('b', change));
    expect(result.findings).toMatchObject([{ code: 'import.format-changes', params: { count: 2 } }]);
  });
});

describe('comments', () => {
  const comment = (id: number, author: string, text: string): string =>
    `<w:comment w:id="${id}" w:author="${author}" w:date="2026-01-05T10:00:00Z"><w:p w14:paraId="0000000${id}">${r(text)}</w:p></w:comment>`;

  it('become threads with answers, in the order of the text', () => {
    const comments =
      comment(1, 'Ilze', 'Kāpēc?') + comment(2, 'Laima', 'Tāpēc.') + comment(3, 'Ilze', 'Cits');
    const commentsExtended =
      '<w15:commentEx w15:paraId="00000001" w15:done="1"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="1"/>' +
      '<w15:commentEx w15:paraId="00000003" w15:done="0"/>';
    const range = (id: number, text: string): string =>
      `<w:commentRangeStart w:id="${id}"/>${r(text)}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
    const { content, result } = point(
      r('a ') +
        `<w:commentRangeStart w:id="2"/>${range(1, 'b')}<w:commentRangeEnd w:id="2"/>` +
        r(' ') +
        range(3, 'c'),
      { comments, commentsExtended },
    );
    const [first, second] = result.threads;
    expect(result.threads).toMatchObject([
      {
        comments: [
          { author: 'Ilze', at: '2026-01-05T10:00:00Z', text: 'Kāpēc?' },
          { author: 'Laima', text: 'Tāpēc.' },
        ],
        resolved: true,
      },
      { comments: [{ text: 'Cits' }], resolved: false },
    ]);
    expect(content.map(({ text, marks }) => [text, marks?.map(({ attrs }) => attrs?.['id'])])).toEqual([
      ['a ', undefined],
      ['b', [first?.id]],
      [' ', undefined],
      ['c', [second?.id]],
    ]);
  });

  it('over several paragraphs mark them all; one without a range marks its paragraph', () => {
    const comments = comment(1, 'Ilze', 'Abi') + comment(2, 'Ilze', 'Te');
    const { result } = point('<w:commentRangeStart w:id="1"/>' + r('a'), {
      comments,
      body:
        p(`${r('2. b')}<w:commentRangeEnd w:id="1"/>${r(' c')}`) +
        p(`${r('3. d')}<w:r><w:commentReference w:id="2"/></w:r>`),
    });
    const marked = [0, 1, 2].map((index) =>
      unitAt(result, index).content?.[0]?.content?.map(({ text, marks }) => [text, marks?.length ?? 0]),
    );
    expect(marked).toEqual([
      [['a', 1]],
      [
        ['b', 1],
        [' c', 0],
      ],
      [['d', 1]],
    ]);
  });
});
