/** Attributes of an element in the order they are written; absent values are left out. */
export type XmlAttributes = Record<string, string | number | undefined>;

/** Begins every part of the package. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** One XML element as text; `children` are XML already. */
export function el(name: string, attrs: XmlAttributes = {}, ...children: string[]): string {
  let open = name;
  for (const [key, value] of Object.entries(attrs))
    if (value !== undefined) open += ` ${key}="${escapeXml(String(value))}"`;
  const inner = children.join('');
  return inner === '' ? `<${open}/>` : `<${open}>${inner}</${name}>`;
}

/** An element whose only attribute is `w:val`, the commonest form in WordprocessingML. */
export function val(name: string, value: string | number): string {
  return el(name, { 'w:val': value });
}

/**
 * Text for element content and quoted attributes; white space that a parser would change is written as references, and
 * what no XML may hold as the sign for an unknown character.
 */
export function escapeXml(text: string): string {
  return text
    .replace(/[&<>"\t\n\r]/g, (char) => ENTITIES[char] ?? `&#${char.charCodeAt(0)};`)
    .replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The namespaces that a part with text declares on its root. */
export const TEXT_NAMESPACES: XmlAttributes = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:pic': 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  'xmlns:mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  'xmlns:w14': 'http://schemas.microsoft.com/office/word/2010/wordml',
  'xmlns:w15': 'http://schemas.microsoft.com/office/word/2012/wordml',
  'mc:Ignorable': 'w14 w15',
};
