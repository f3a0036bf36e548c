import { DocxRefused, LIMITS } from './limits.js';
import { Package } from './package.js';
import { childElements, type Element } from './xml.js';
import { Archive } from './zip.js';

/** The text of a Word file that is no act: paragraphs and tables in their order; cells as text with line ends. */
export interface PlainDocx {
  blocks: readonly PlainBlock[];
}

/** A paragraph with text, or a table by rows and cells. */
export type PlainBlock =
  { kind: 'paragraph'; text: string } | { kind: 'table'; rows: readonly (readonly string[])[] };

/**
 * Reads the text of a Word file. Of tracked changes what would stand if they were accepted; no notes, heads and feet.
 * `null` for a file that is no readable `.docx`.
 */
export function readPlainDocx(bytes: Uint8Array): PlainDocx | null {
  try {
    const { document } = new Package(bytes);
    return { blocks: childElements(document).flatMap((body) => blocksIn(body)) };
  } catch (error) {
    if (!(error instanceof DocxRefused)) throw error;
    return null;
  }
}

/** The Word files that a signed container (ASiC-E) holds, unpacked; none for anything else. */
export function docxInContainer(bytes: Uint8Array): Uint8Array[] {
  try {
    const archive = new Archive(bytes);
    const names = archive.names.filter((name) => /^[^/]+\.docx$/i.test(name)).slice(0, 10);
    return names.flatMap((name) => archive.read(name, LIMITS.image) ?? []);
  } catch (error) {
    if (!(error instanceof DocxRefused)) throw error;
    return [];
  }
}

/** What only stands around paragraphs and tables. */
const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:ins', 'w:moveTo', 'w:customXml', 'w:smartTag']);

function blocksIn(parent: Element): PlainBlock[] {
  return childElements(parent).flatMap((one): PlainBlock[] => {
    if (one.name === 'w:p') {
      const text = textOf(one).trim();
      return text === '' ? [] : [{ kind: 'paragraph', text }];
    }
    if (one.name === 'w:tbl') return [{ kind: 'table', rows: rowsOf(one) }];
    return WRAPPERS.has(one.name) ? blocksIn(one) : [];
  });
}

function rowsOf(table: Element): string[][] {
  return inside(table, 'w:tr').map((row) => inside(row, 'w:tc').map(cellText));
}

/** The children of a name, also inside of what only stands around them. */
function inside(parent: Element, name: string): Element[] {
  return childElements(parent).flatMap((one) =>
    one.name === name ? [one] : WRAPPERS.has(one.name) ? inside(one, name) : [],
  );
}

function cellText(cell: Element): string {
  return blocksIn(cell)
    .map((block) =>
      block.kind === 'paragraph' ? block.text : block.rows.map((row) => row.join(' ')).join('\n'),
    )
    .join('\n');
}

function textOf(element: Element): string {
  return element.children
    .map((one) => {
      if (typeof one === 'string') return '';
      switch (one.name) {
        case 'w:t':
          return one.children.filter((text) => typeof text === 'string').join('');
        case 'w:tab':
          return '\t';
        case 'w:br':
        case 'w:cr':
          return '\n';
        case 'w:noBreakHyphen':
          return '\u2011';
        case 'w:sym':
          return checkSign(one);
        case 'w:pPr':
        case 'w:rPr':
        case 'w:del':
        case 'w:moveFrom':
        case 'w:tbl':
          return '';
        default:
          return textOf(one);
      }
    })
    .join('');
}

/** Ticked boxes are often a sign of the font Wingdings. */
function checkSign(symbol: Element): string {
  return /^(F0)?(FE|FD|FC|FB|54|53|52|51)$/i.test(symbol.attrs['w:char'] ?? '') ? '☒' : '';
}
