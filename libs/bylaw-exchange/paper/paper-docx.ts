import { PAGE } from '../docx/write/layout.js';
import { Package, Relationships } from '../docx/write/package.js';
import { appProperties, coreProperties, footerPart, settingsPart } from '../docx/write/parts.js';
import { textRun } from '../docx/write/runs.js';
import { stylesPart, TABLE } from '../docx/write/styles.js';
import { HEAD_FILL } from '../docx/write/table.js';
import { el, TEXT_NAMESPACES, val, XML_DECLARATION } from '../docx/write/xml.js';
import type { Paper, PaperBlock } from './paper.js';

const PLAIN = { marks: [], deleted: false };

/** The paper as a Word file (`.docx`). The same paper gives the same bytes. */
export function exportPaperDocx(paper: Paper): Uint8Array {
  const file = new Package();
  const root = new Relationships();
  root.to('officeDocument', 'word/document.xml');
  root.to('core-properties', 'docProps/core.xml');
  root.to('extended-properties', 'docProps/app.xml');
  const relationships = new Relationships();
  relationships.to('styles', 'styles.xml');
  relationships.to('numbering', 'numbering.xml');
  relationships.to('settings', 'settings.xml');
  relationships.to('footnotes', 'footnotes.xml');
  const footer = relationships.to('footer', 'footer1.xml');
  const width = (paper.landscape ? PAGE.height : PAGE.width) - 2 * PAGE.right;
  const text = [
    paragraph('VvTitle', paper.title),
    ...paper.blocks.map((block) => blockXml(block, width)),
    section(footer, paper.landscape ?? false),
  ];
  const body = el('w:body', {}, ...text);
  file.text('word/document.xml', XML_DECLARATION + el('w:document', TEXT_NAMESPACES, body));
  file.text('word/styles.xml', stylesPart());
  file.text('word/numbering.xml', XML_DECLARATION + el('w:numbering', TEXT_NAMESPACES));
  file.text('word/settings.xml', settingsPart());
  file.text('word/footnotes.xml', footnotes());
  file.text('word/footer1.xml', footerPart());
  file.relationships('word/document.xml', relationships);
  file.text('docProps/core.xml', coreProperties(paper.title));
  file.text('docProps/app.xml', appProperties());
  file.relationships('', root);
  return file.pack();
}

function blockXml(block: PaperBlock, width: number): string {
  if (block.kind === 'heading') return paragraph('Heading2', block.text);
  if (block.kind === 'paragraph') return paragraph(null, block.text);
  const { head, rows } = block;
  const all = block.widths.reduce((sum, share) => sum + share, 0);
  const widths = block.widths.map((share) => Math.round((share * width) / all));
  const table = el(
    'w:tbl',
    {},
    el(
      'w:tblPr',
      {},
      val('w:tblStyle', TABLE),
      el('w:tblW', { 'w:w': width, 'w:type': 'dxa' }),
      el('w:tblLayout', { 'w:type': 'fixed' }),
      el('w:tblLook', { 'w:val': '0000' }),
    ),
    el('w:tblGrid', {}, ...widths.map((one) => el('w:gridCol', { 'w:w': one }))),
    ...(head ? [row(head, widths, () => true, true)] : []),
    ...rows.map((cells) => row(cells, widths, (index) => !head && index === 0, false)),
  );
  return table + el('w:p');
}

function row(
  cells: readonly string[],
  widths: readonly number[],
  isHead: (index: number) => boolean,
  repeated: boolean,
): string {
  const properties = el('w:trPr', {}, el('w:cantSplit'), repeated ? el('w:tblHeader') : '');
  const columns = widths.map((width, index) =>
    el(
      'w:tc',
      {},
      el(
        'w:tcPr',
        {},
        el('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
        isHead(index) ? el('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': HEAD_FILL }) : '',
      ),
      ...(cells[index] ?? '')
        .split('\n')
        .map((line) => paragraph(repeated && isHead(index) ? 'VvCellHead' : 'VvCell', line)),
    ),
  );
  return el('w:tr', {}, properties, ...columns);
}

function paragraph(style: string | null, text: string): string {
  const lines = text.split('\n').map((line) => textRun(line, PLAIN));
  return el(
    'w:p',
    {},
    style ? el('w:pPr', {}, val('w:pStyle', style)) : '',
    lines.join(el('w:r', {}, el('w:br'))),
  );
}

function section(footer: string, landscape: boolean): string {
  const { width, height, right: margin, top, bottom } = PAGE;
  return el(
    'w:sectPr',
    {},
    el('w:footerReference', { 'w:type': 'default', 'r:id': footer }),
    landscape
      ? el('w:pgSz', { 'w:w': height, 'w:h': width, 'w:orient': 'landscape' })
      : el('w:pgSz', { 'w:w': width, 'w:h': height }),
    el('w:pgMar', {
      'w:top': top,
      'w:right': margin,
      'w:bottom': bottom,
      'w:left': margin,
      'w:header': 567,
      'w:footer': 567,
      'w:gutter': 0,
    }),
  );
}

/** Word wants the two lines that its settings name. */
function footnotes(): string {
  const line = (id: number, type: string, sign: string): string =>
    el('w:footnote', { 'w:type': type, 'w:id': id }, el('w:p', {}, el('w:r', {}, el(sign))));
  return (
    XML_DECLARATION +
    el(
      'w:footnotes',
      TEXT_NAMESPACES,
      line(-1, 'separator', 'w:separator'),
      line(0, 'continuationSeparator', 'w:continuationSeparator'),
    )
  );
}
