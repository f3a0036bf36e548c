import { strToU8, zipSync, type Zippable } from 'fflate';

/** Parts of a file for tests; everything but the body may be left out. */
export interface DocxParts {
  body: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
  comments?: string;
  commentsExtended?: string;
  header?: string;
  footer?: string;
  /** Images by name: `image1.png`, named by the relation `rIdImg<n>` in order. */
  images?: Record<string, Uint8Array>;
  /** Addresses, named by `rIdLink<n>`. */
  links?: string[];
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NAMESPACES = [
  `xmlns:w="${W}"`,
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
].join(' ');
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const ROOTS = {
  styles: 'w:styles',
  numbering: 'w:numbering',
  footnotes: 'w:footnotes',
  comments: 'w:comments',
  commentsExtended: 'w15:commentsEx',
  header: 'w:hdr',
  footer: 'w:ftr',
} as const;

/** A whole part with its root element. */
export function part(root: string, content: string): string {
  return `${HEAD}<${root} ${NAMESPACES}>${content}</${root}>`;
}

/** The bytes of a `.docx` file of these parts. */
export function docxFile(parts: DocxParts): Uint8Array {
  const files: Zippable = {};
  const relations: string[] = [];
  const relate = (id: string, type: string, target: string, more = ''): void => {
    relations.push(`<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}"${more}/>`);
  };
  for (const [name, root] of Object.entries(ROOTS)) {
    const content = parts[name as keyof typeof ROOTS];
    if (content === undefined) continue;
    files[`word/${name}.xml`] = strToU8(part(root, content));
    relate(`rId_${name}`, name, `${name}.xml`);
  }
  Object.entries(parts.images ?? {}).forEach(([name, bytes], index) => {
    files[`word/media/${name}`] = bytes;
    relate(`rIdImg${index + 1}`, 'image', `media/${name}`);
  });
  (parts.links ?? []).forEach((address, index) =>
    relate(`rIdLink${index + 1}`, 'hyperlink', address, ' TargetMode="External"'),
  );
  const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const list = (content: string): Uint8Array =>
    strToU8(`${HEAD}<Relationships xmlns="${namespace}">${content}</Relationships>`);
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ),
    '_rels/.rels': list(
      `<Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="word/document.xml"/>`,
    ),
    'word/document.xml': strToU8(part('w:document', `<w:body>${parts.body}<w:sectPr/></w:body>`)),
    'word/_rels/document.xml.rels': list(relations.join('')),
    ...files,
  });
}

/** A run of text; `properties` are inside `w:rPr`. */
export function r(text: string, properties = ''): string {
  const look = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${look}<w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
}

/** A superscript run. */
export const sup = (text: string): string => r(text, '<w:vertAlign w:val="superscript"/>');

/** A paragraph; `properties` are inside `w:pPr`. Text that begins with `<` is taken as runs. */
export function p(content: string, properties = ''): string {
  const look = properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`;
  return `<w:p>${look}${content.startsWith('<') || content === '' ? content : r(content)}</w:p>`;
}

/** Properties of a numbered paragraph. */
export const num = (numId: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`;

export const CENTER = '<w:jc w:val="center"/>';
export const RIGHT = '<w:jc w:val="right"/>';
export const BOLD = '<w:b/>';

/** A list definition; each level as `[numFmt, lvlText, further elements]`. */
export function list(id: number, levels: readonly (readonly [string, string, string?])[], more = ''): string {
  const xml = levels.map(
    ([format, text, rest = ''], index) =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${rest}<w:lvlText w:val="${text}"/></w:lvl>`,
  );
  return `<w:abstractNum w:abstractNumId="${id}">${more}${xml.join('')}</w:abstractNum>`;
}

/** A use of a list definition. */
export const use = (numId: number, list: number, override = ''): string =>
  `<w:num w:numId="${numId}"><w:abstractNumId w:val="${list}"/>${override}</w:num>`;

/** The usual list of by-laws: 1., 1.1., 1.1.1. */
export const POINTS = list(1, [
  ['decimal', '%1.'],
  ['decimal', '%1.%2.'],
  ['decimal', '%1.%2.%3.'],
]);
/** Chapters: I., II. */
export const CHAPTERS = list(2, [['upperRoman', '%1.']]);

/** A table of rows of cells; a cell is the XML of its paragraphs, or plain text. */
export function table(...rows: string[][]): string {
  const cell = (content: string): string =>
    `<w:tc><w:tcPr/>${content.startsWith('<') ? content : p(content)}</w:tc>`;
  return `<w:tbl><w:tblPr/>${rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
