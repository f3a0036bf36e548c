import { strToU8 } from 'fflate';
import { list, part, POINTS, use } from '../testing/docx-file.js';
import { formatNumber, symbol } from './number-format.js';
import { Numbering } from './numbering.js';
import { readParagraphLook, Styles } from './styles.js';
import { parseXml } from './xml.js';

/** A counter over these definitions; a paragraph is its list and level, or the style it has. */
function counter(numbering: string, styles = '') {
  const read = new Styles(parseXml(strToU8(part('w:styles', styles))));
  const counted = new Numbering(parseXml(strToU8(part('w:numbering', numbering))), read);
  return (...paragraphs: ([number, number?] | string)[]): (string | null)[] =>
    paragraphs.map((one) => {
      const number =
        typeof one === 'string'
          ? counted.next({}, one)
          : counted.next({ numId: one[0], ilvl: one[1] ?? 0 }, '');
      return number?.text ?? null;
    });
}

const style = (id: string, properties: string, based = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${based && `<w:basedOn w:val="${based}"/>`}<w:pPr>${properties}</w:pPr></w:style>`;
const startAt = (level: number, start: number): string =>
  `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`;

describe('numbers as Word shows them', () => {
  it('count on, deeper levels anew', () => {
    const count = counter(POINTS + use(1, 1));
    expect(count([1], [1, 1], [1, 1], [1, 2], [1], [1, 1])).toEqual([
      '1.',
      '1.1.',
      '1.2.',
      '1.2.1.',
      '2.',
      '2.1.',
    ]);
  });

  it('suppose the levels above that were never counted', () => {
    const count = counter(POINTS + use(1, 1));
    expect(count([1, 1], [1, 1], [1])).toEqual(['1.1.', '1.2.', '2.']);
  });

  it('count on together in lists of one definition, but for an override of the start', () => {
    const count = counter(POINTS + use(1, 1) + use(2, 1) + use(3, 1, startAt(0, 7)));
    expect(count([1], [2], [1], [3], [3], [1])).toEqual(['1.', '2.', '3.', '7.', '8.', '9.']);
  });

  it('take levels that a use defines anew', () => {
    const level =
      '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>';
    const count = counter(POINTS + use(1, 1, `<w:lvlOverride w:ilvl="0">${level}</w:lvlOverride>`));
    expect(count([1], [1], [1, 1])).toEqual(['c)', 'd)', 'd.1.']);
  });

  it('write Roman chapters in digits below them where the list says so', () => {
    const legal = (more: string): string =>
      list(1, [
        ['upperRoman', '%1.'],
        ['decimal', '%1.%2.', more],
      ]) + use(1, 1);
    expect(counter(legal('<w:isLgl/>'))([1], [1], [1, 1])).toEqual(['I.', 'II.', '2.1.']);
    expect(counter(legal(''))([1], [1], [1, 1])).toEqual(['I.', 'II.', 'II.1.']);
  });

  it('begin anew only after the level that the list says', () => {
    const levels = (restart: string): string =>
      list(1, [
        ['upperRoman', '%1.'],
        ['decimal', '%2.', restart],
        ['lowerLetter', '%3)'],
      ]) + use(1, 1);
    expect(counter(levels('<w:lvlRestart w:val="0"/>'))([1], [1, 1], [1, 1], [1], [1, 1])).toEqual([
      'I.',
      '1.',
      '2.',
      'II.',
      '3.',
    ]);
    const third = list(1, [
      ['decimal', '%1.'],
      ['decimal', '%2.'],
      ['decimal', '%3.', '<w:lvlRestart w:val="1"/>'],
    ]);
    expect(counter(third + use(1, 1))([1], [1, 1], [1, 2], [1, 1], [1, 2], [1], [1, 2])).toEqual([
      '1.',
      '1.',
      '1.',
      '2.',
      '2.',
      '2.',
      '1.',
    ]);
  });

  it('come from styles, their bases and the level linked to them', () => {
    const numbering =
      list(1, [
        ['decimal', '%1.', '<w:pStyle w:val="Punkts"/>'],
        ['decimal', '%1.%2.', '<w:pStyle w:val="Apakspunkts"/>'],
      ]) + use(4, 1);
    const styles =
      style('Punkts', '<w:numPr><w:numId w:val="4"/></w:numPr>') +
      style('Apakspunkts', '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr>', 'Punkts') +
      style('Mans', '', 'Apakspunkts') +
      style('Bez', '<w:numPr><w:numId w:val="0"/></w:numPr>', 'Punkts');
    const count = counter(numbering, styles);
    expect(count('Punkts', 'Apakspunkts', 'Mans', 'Bez', 'Punkts')).toEqual([
      '1.',
      '1.1.',
      '1.2.',
      null,
      '2.',
    ]);
  });

  it('come from numbering styles by their link', () => {
    const numbering =
      POINTS.replace('<w:lvl w:ilvl="0">', '<w:styleLink w:val="Saraksts"/><w:lvl w:ilvl="0">') +
      '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Saraksts"/></w:abstractNum>' +
      use(1, 1) +
      use(8, 8);
    const styles =
      '<w:style w:type="numbering" w:styleId="Saraksts"><w:name w:val="Saraksts"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    expect(counter(numbering, styles)([8], [8, 1], [8])).toEqual(['1.', '1.1.', '2.']);
  });

  it('are none for unknown lists and levels without text', () => {
    const count = counter(
      list(1, [
        ['none', ''],
        ['none', 'Piezīme'],
      ]) + use(1, 1),
    );
    expect(count([1], [9], [1, 1])).toEqual([null, null, 'Piezīme']);
  });

  it('survive styles and lists that name each other in a circle', () => {
    const styles = style('A', '<w:numPr><w:numId w:val="1"/></w:numPr>', 'B') + style('B', '', 'A');
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="A"/></w:abstractNum>' + use(1, 1);
    expect(counter(numbering, styles)('A', 'B')).toEqual([null, null]);
  });

  it.each([
    [4, 'upperRoman', 'IV'],
    [4000, 'upperRoman', '4000'],
    [9, 'lowerRoman', 'ix'],
    [27, 'lowerLetter', 'aa'],
    [3, 'upperLetter', 'C'],
    [7, 'decimalZero', '07'],
    [2, 'ordinal', '2.'],
    [5, 'chineseCounting', '5'],
    [0, 'lowerLetter', '0'],
  ])('writes %i as %s', (value, format, text) => expect(formatNumber(value, format)).toBe(text));

  it.each([
    [0xf0b7, '•'],
    [0xf041, 'A'],
    [0x2264, '≤'],
    [Number.NaN, ''],
  ])('reads the symbol %i', (code, text) => expect(symbol(code)).toBe(text));
});

it('reads the look of a paragraph in both spellings of its alignment', () => {
  const look = (xml: string) => readParagraphLook(parseXml(strToU8(part('w:pPr', xml))));
  expect(look('<w:jc w:val="end"/><w:outlineLvl w:val="2"/>')).toEqual({ align: 'right', outline: 2 });
  expect(look('<w:jc w:val="odd"/><w:numPr><w:ilvl w:val="12"/><w:numId w:val="x"/></w:numPr>')).toEqual({});
});
