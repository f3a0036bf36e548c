import { strFromU8 } from 'fflate';
import { SaxesParser } from 'saxes';
import { cleanText } from '../../clean.js';
import { DocxRefused, LIMITS } from './limits.js';

/** An element with the usual prefix of its namespace (`w:p`), whatever prefix the file uses. */
export interface Element {
  name: string;
  attrs: Readonly<Record<string, string>>;
  children: (Element | string)[];
}

/** Usual prefixes by the last part of a namespace; the strict and the transitional form differ only before it. */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/\/wordprocessingml\/(2006\/)?main$/, 'w'],
  [/\/officeDocument\/(2006\/)?relationships$/, 'r'],
  [/\/package\/2006\/relationships$/, 'rel'],
  [/\/package\/2006\/content-types$/, 'ct'],
  [/\/drawingml\/(2006\/)?main$/, 'a'],
  [/\/drawingml\/(2006\/)?wordprocessingDrawing$/, 'wp'],
  [/\/drawingml\/(2006\/)?picture$/, 'pic'],
  [/\/officeDocument\/(2006\/)?math$/, 'm'],
  [/^urn:schemas-microsoft-com:vml$/, 'v'],
  [/^urn:schemas-microsoft-com:office:office$/, 'o'],
  [/\/markup-compatibility\/2006$/, 'mc'],
  [/\/office\/word\/2010\/wordml$/, 'w14'],
  [/\/office\/word\/2012\/wordml$/, 'w15'],
  [/\/office\/word\/2010\/wordprocessingShape$/, 'wps'],
  [/\/office\/word\/2010\/wordprocessingGroup$/, 'wpg'],
  [/^http:\/\/www\.w3\.org\/XML\/1998\/namespace$/, 'xml'],
];

const prefixes = new Map<string, string>();

function prefixOf(uri: string): string {
  const known = prefixes.get(uri);
  if (known !== undefined) return known;
  const found = uri === '' ? '' : (PREFIXES.find(([pattern]) => pattern.test(uri))?.[1] ?? 'other');
  if (uri.length < 200 && prefixes.size < 500) prefixes.set(uri, found);
  return found;
}

const nameIn = (uri: string, local: string): string => {
  const prefix = prefixOf(uri);
  return prefix === '' ? local : `${prefix}:${local}`;
};

/** Signs of proofing and rendering that say nothing of the text and make half of many files. */
const NOISE = new Set([
  'w:proofErr',
  'w:lastRenderedPageBreak',
  'w:lang',
  'w:noProof',
  'w:permStart',
  'w:permEnd',
]);

/**
 * Reads an XML part into a tree. Of alternative content one branch is kept.
 *
 * @throws DocxRefused (`import.damaged`) for XML that is not well-formed, has a document type declaration or nests too
 *   deep; (`import.too-many-parts`) for too many elements
 */
export function parseXml(bytes: Uint8Array): Element {
  const root: Element = { name: '', attrs: {}, children: [] };
  const stack: Element[] = [root];
  let elements = 0;
  const parser = new SaxesParser({ xmlns: true });
  const damaged = (): never => {
    throw new DocxRefused('import.damaged');
  };
  parser.on('error', damaged);
  parser.on('doctype', damaged);
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > LIMITS.elements)
      throw new DocxRefused('import.too-many-parts', { parts: elements, limit: LIMITS.elements });
    if (stack.length > LIMITS.depth) damaged();
    const attrs: Record<string, string> = {};
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.prefix === 'xmlns' || attribute.name === 'xmlns' || attribute.local.startsWith('rsid'))
        continue;
      attrs[nameIn(attribute.uri, attribute.local)] = cleanText(attribute.value);
    }
    const element = { name: nameIn(tag.uri, tag.local), attrs, children: [] };
    if (!NOISE.has(element.name)) stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on('closetag', () => {
    const closed = stack.pop();
    if (closed?.name !== 'mc:AlternateContent') return;
    const siblings = stack.at(-1)?.children;
    siblings?.splice(-1, 1, ...oneBranch(closed));
  });
  const text = (value: string): void => {
    const element = stack.at(-1);
    if (element && (element.name !== '' || value.trim() !== '')) element.children.push(value);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(decode(bytes)).close();
  return child(root) ?? damaged();
}

/** The first choice of alternative content, unless only the fallback holds anything to read or see. */
function oneBranch(alternative: Element): (Element | string)[] {
  const branches = childElements(alternative);
  const choice = branches.find(({ name }) => name === 'mc:Choice');
  const fallback = branches.find(({ name }) => name === 'mc:Fallback');
  const chosen = choice && (hasContent(choice) || !fallback || !hasContent(fallback)) ? choice : fallback;
  return chosen?.children ?? [];
}

const CONTENT = new Set(['w:t', 'w:delText', 'a:blip', 'v:imagedata', 'w:sym', 'm:t', 'w:footnoteReference']);

function hasContent(element: Element): boolean {
  return CONTENT.has(element.name) || childElements(element).some(hasContent);
}

/** XML in UTF-8, or in UTF-16 where it begins with its byte order mark. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const little = first === 0xff && second === 0xfe;
  if (!little && !(first === 0xfe && second === 0xff)) return strFromU8(bytes);
  const units: string[] = [];
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    const [low = 0, high = 0] = little ? [bytes[at], bytes[at + 1]] : [bytes[at + 1], bytes[at]];
    units.push(String.fromCharCode(low | (high << 8)));
  }
  return units.join('');
}

/** The elements inside an element, without text. */
export function childElements(element: Element): Element[] {
  return element.children.filter((one): one is Element => typeof one !== 'string');
}

/** The first element inside, of that name if one is given. */
export function child(element: Element | undefined, name?: string): Element | undefined {
  for (const one of element?.children ?? [])
    if (typeof one !== 'string' && (name === undefined || one.name === name)) return one;
  return undefined;
}

/** The attribute `w:val` of the first element inside of that name. */
export function valueOf(element: Element | undefined, name: string): string | undefined {
  return child(element, name)?.attrs['w:val'];
}

/** Whether a switch such as `<w:b/>` is on; `undefined` where it is not said. */
export function switchOf(element: Element | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  if (!found) return undefined;
  return !/^(0|false|off|none)$/.test(found.attrs['w:val'] ?? 'true');
}

/** All elements of a name anywhere inside, in order. */
export function descendants(element: Element, name: string): Element[] {
  const out: Element[] = [];
  const visit = (one: Element): void => {
    for (const inner of childElements(one)) {
      if (inner.name === name) out.push(inner);
      visit(inner);
    }
  };
  visit(element);
  return out;
}

/** The bare text inside an element. */
export function textContent(element: Element): string {
  return element.children.map((one) => (typeof one === 'string' ? one : textContent(one))).join('');
}

/** A whole number of an attribute; `undefined` where there is none. */
export function whole(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
}
