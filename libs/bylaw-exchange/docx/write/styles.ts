import { styleId, type DocxStyle } from '../styles.js';
import { TEXT_WIDTH, textIndent, unitIndent } from './layout.js';
import { LISTS } from './lists.js';
import { el, TEXT_NAMESPACES, val, XML_DECLARATION } from './xml.js';

const FONT = 'Times New Roman';

/** Ids of the character styles. */
export const CHARACTER = { link: 'VvLink', note: 'VvNoteMark', remark: 'VvRemarkText' };

/** The style of tables. */
export const TABLE = 'VvTable';

/** Style of the lines that only keep a table apart from what follows; they are no text of the act. */
export const SEPARATOR = 'VvSeparator';

/** Styles of what stands beside the text of the act: footnotes, page numbers, comments. */
export const BESIDE = { footnote: 'VvFootnote', footer: 'VvFooter', comment: 'VvComment' };

interface Look {
  align?: 'left' | 'center' | 'right' | 'both';
  before?: number;
  after?: number;
  left?: number;
  hanging?: number;
  bold?: boolean;
  italic?: boolean;
  /** Size in half points. */
  size?: number;
  keepNext?: boolean;
  pageBreak?: boolean;
  outline?: number;
  list?: { id: number; level: number };
  rightTab?: number;
  base?: string;
  /** The style that Enter leads to. */
  next?: string;
}

/** `word/styles.xml`: the styles that say what each paragraph is (`docx/styles.ts`), and how Latvian acts look. */
export function stylesPart(): string {
  return (
    XML_DECLARATION + el('w:styles', TEXT_NAMESPACES, defaults(), ...builtIn(), ...own(), ...characters())
  );
}

function defaults(): string {
  const run = el(
    'w:rPr',
    {},
    el('w:rFonts', { 'w:ascii': FONT, 'w:hAnsi': FONT, 'w:eastAsia': FONT, 'w:cs': FONT }),
    val('w:sz', 24),
    val('w:szCs', 24),
    el('w:lang', { 'w:val': 'lv-LV', 'w:eastAsia': 'lv-LV', 'w:bidi': 'ar-SA' }),
  );
  return el('w:docDefaults', {}, el('w:rPrDefault', {}, run), el('w:pPrDefault'));
}

function builtIn(): string[] {
  const heading = (level: number): string =>
    style(`Heading${level}`, `heading ${level}`, {
      align: 'center',
      before: level === 1 ? 360 : 240,
      after: 120,
      bold: true,
      keepNext: true,
      outline: level - 1,
    });
  return [
    el(
      'w:style',
      { 'w:type': 'paragraph', 'w:default': '1', 'w:styleId': 'Normal' },
      val('w:name', 'Normal'),
      el('w:qFormat'),
      el('w:pPr', {}, el('w:widowControl'), el('w:spacing', { 'w:after': 120 }), val('w:jc', 'both')),
    ),
    tableStyle(),
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(heading),
  ];
}

function tableStyle(): string {
  const border = (side: string): string =>
    el(`w:${side}`, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': 'auto' });
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border);
  const margin = (side: string): string => el(`w:${side}`, { 'w:w': 85, 'w:type': 'dxa' });
  return el(
    'w:style',
    { 'w:type': 'table', 'w:styleId': TABLE },
    val('w:name', 'Vietvara Table'),
    el(
      'w:tblPr',
      {},
      el('w:tblBorders', {}, ...sides),
      el('w:tblCellMar', {}, margin('left'), margin('right')),
    ),
  );
}

const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

function own(): string[] {
  const one = (kind: DocxStyle, look: Look): string => style(styleId(kind), `Vietvara ${words(kind)}`, look);
  const many = (kind: DocxStyle, levels: readonly number[], look: (level: number) => Look): string[] =>
    levels.map((level) => style(styleId(kind, level), `Vietvara ${words(kind)} ${level}`, look(level)));
  const heading = (kind: DocxStyle, numbered: boolean): string[] =>
    many(kind, LEVELS, (level) => ({
      base: `Heading${level}`,
      next: styleId('Unit', 1),
      ...(numbered ? { list: { id: LISTS.chapters, level: level - 1 } } : {}),
    }));
  const depths = [0, ...LEVELS];
  return [
    one('Issuer', { align: 'center', bold: true }),
    one('Actline', { align: 'center' }),
    one('Title', { align: 'center', before: 240, after: 240, bold: true, size: 28 }),
    one('Approval', { align: 'right', left: Math.round(TEXT_WIDTH / 2) }),
    one('Basis', { align: 'right', left: Math.round(TEXT_WIDTH / 2.5), after: 240, italic: true }),
    one('FrontRemark', { align: 'center', italic: true }),
    ...heading('Chapter', true),
    ...heading('Unnumbered', false),
    ...heading('Closing', false),
    ...many('Unit', LEVELS, (level) => ({
      ...unitIndent(level - 1),
      list: { id: LISTS.units, level: level - 1 },
    })),
    ...many('Text', depths, (depth) => ({ left: textIndent(depth) })),
    ...many('Remark', depths, (depth) => ({ left: textIndent(depth), italic: true })),
    ...many('Formula', depths, (depth) => ({ left: textIndent(depth), align: 'center', italic: true })),
    one('Signature', { align: 'left', before: 360, keepNext: true, rightTab: TEXT_WIDTH }),
    one('Annex', {
      align: 'right',
      after: 0,
      pageBreak: true,
      keepNext: true,
      list: { id: LISTS.annexes, level: 0 },
    }),
    one('AnnexActline', { align: 'right', after: 0, keepNext: true }),
    one('AnnexHeading', { base: 'Heading1' }),
    one('Subheading', { base: 'Heading2' }),
    one('Cell', { align: 'left', before: 40, after: 40, size: 22 }),
    one('CellHead', { align: 'center', before: 40, after: 40, size: 22, bold: true }),
    ...many('ListItem', LEVELS, (level) => ({
      left: 340 * level,
      hanging: 284,
      after: 60,
      list: { id: LISTS.bullets, level: level - 1 },
    })),
    ...many('ListText', LEVELS, (level) => ({ left: 340 * level, after: 60 })),
    one('Memorandum', { base: 'Heading1', pageBreak: true }),
    one('Part', { align: 'left', before: 40, after: 40, size: 22 }),
    one('MemorandumText', { align: 'both', before: 40, after: 40, size: 22 }),
    style(SEPARATOR, 'Vietvara separator', { after: 60, size: 2 }),
    style(BESIDE.footnote, 'footnote text', { after: 0, size: 20 }),
    style(BESIDE.footer, 'footer', { align: 'center', after: 0, size: 20 }),
    style(BESIDE.comment, 'annotation text', { align: 'left', after: 0, size: 20 }),
  ];
}

function characters(): string[] {
  const character = (id: string, name: string, ...properties: string[]): string =>
    el(
      'w:style',
      { 'w:type': 'character', 'w:styleId': id },
      val('w:name', name),
      el('w:rPr', {}, ...properties),
    );
  return [
    character(CHARACTER.link, 'Hyperlink', val('w:color', '1F3864'), val('w:u', 'single')),
    character(CHARACTER.note, 'footnote reference', val('w:vertAlign', 'superscript')),
    character(CHARACTER.remark, 'Vietvara remark text', el('w:i')),
  ];
}

function style(id: string, name: string, look: Look): string {
  return el(
    'w:style',
    { 'w:type': 'paragraph', 'w:styleId': id, 'w:customStyle': id.startsWith('Vv') ? '1' : undefined },
    val('w:name', name),
    val('w:basedOn', look.base ?? 'Normal'),
    look.next ? val('w:next', look.next) : '',
    el('w:qFormat'),
    el('w:pPr', {}, ...paragraphProperties(look)),
    el('w:rPr', {}, ...runProperties(look)),
  );
}

function paragraphProperties(look: Look): string[] {
  const { list, rightTab, align, outline } = look;
  return [
    look.keepNext ? el('w:keepNext') : '',
    look.pageBreak ? el('w:pageBreakBefore') : '',
    list ? el('w:numPr', {}, val('w:ilvl', list.level), val('w:numId', list.id)) : '',
    rightTab ? el('w:tabs', {}, el('w:tab', { 'w:val': 'right', 'w:pos': rightTab })) : '',
    look.before === undefined && look.after === undefined
      ? ''
      : el('w:spacing', { 'w:before': look.before, 'w:after': look.after }),
    look.left === undefined && look.hanging === undefined
      ? ''
      : el('w:ind', { 'w:left': look.left, 'w:hanging': look.hanging }),
    align ? val('w:jc', align) : '',
    outline === undefined ? '' : val('w:outlineLvl', outline),
  ];
}

function runProperties(look: Look): string[] {
  return [
    look.bold ? el('w:b') : '',
    look.italic ? el('w:i') : '',
    look.size === undefined ? '' : val('w:sz', look.size),
  ];
}

/** `AnnexHeading` as Word shows it: `annex heading`. */
function words(kind: string): string {
  return kind.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}
