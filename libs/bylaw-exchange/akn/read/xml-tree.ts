import { SaxesParser } from 'saxes';
import { cleanText } from '../../clean.js';
import { AKN_NAMESPACE, OWN_NAMESPACE } from '../vocabulary.js';

/** An element of Akoma Ntoso with what a reader asks of it. */
export interface XmlElement {
  /** The name without prefix; empty for elements of namespaces that are neither Akoma Ntoso nor ours. */
  name: string;
  /** Attributes without namespace, and `xml:space` and `xml:lang` by these names. */
  attributes: ReadonlyMap<string, string>;
  /** Attributes of our own namespace. */
  own: ReadonlyMap<string, string>;
  children: XmlChild[];
  line: number;
}

/** A child of an element: an element, or text. */
export type XmlChild = XmlElement | string;

/** Why a text is no XML that can be read, and where. */
export interface XmlRefusal {
  reason: 'malformed' | 'doctype' | 'tooDeep' | 'tooManyElements';
  line: number;
}

/** Deeper nesting than any act needs. */
const MAX_DEPTH = 200;

/** Elements enough for ten times the longest act; each costs memory. */
const MAX_ELEMENTS = 400_000;

class Refused extends Error {
  constructor(readonly refusal: XmlRefusal) {
    super(refusal.reason);
  }
}

/**
 * Reads XML into a tree. Document type declarations are refused: they could make a small file grow without bounds, and Akoma
 * Ntoso needs none.
 */
export function readXml(text: string): { root: XmlElement } | XmlRefusal {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  let count = 0;
  const refuse = (reason: XmlRefusal['reason']): never => {
    throw new Refused({ reason, line: parser.line });
  };
  parser.on('error', () => refuse('malformed'));
  parser.on('doctype', () => refuse('doctype'));
  parser.on('opentag', (tag) => {
    count += 1;
    if (count > MAX_ELEMENTS) refuse('tooManyElements');
    if (open.length >= MAX_DEPTH) refuse('tooDeep');
    const attributes = new Map<string, string>();
    const own = new Map<string, string>();
    for (const { prefix, local, uri, value } of Object.values(tag.attributes)) {
      if (uri === OWN_NAMESPACE) own.set(local, cleanText(value));
      else if (uri === '') attributes.set(local, cleanText(value));
      else if (prefix === 'xml') attributes.set(`xml:${local}`, value);
    }
    const element = { name: nameOf(tag), attributes, own, children: [], line: parser.line };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const take = (piece: string): void => void open.at(-1)?.children.push(cleanText(piece));
  parser.on('text', take);
  parser.on('cdata', take);
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
  return root ? { root } : { reason: 'malformed', line: 1 };
}

/** Drafts of the standard had other namespaces; their elements are the same. */
function nameOf({ uri, local }: { uri: string; local: string }): string {
  if (uri === OWN_NAMESPACE) return `vv:${local}`;
  const known = uri === '' || uri === AKN_NAMESPACE || /legaldocml|akomantoso/i.test(uri);
  return known ? local : '';
}

/** The children that are elements. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** The first child element of that name. */
export function childNamed(element: XmlElement, name: string): XmlElement | null {
  return elementsOf(element).find((child) => child.name === name) ?? null;
}

/** All elements of that name below this one, in order. */
export function descendantsNamed(element: XmlElement, name: string): XmlElement[] {
  const out: XmlElement[] = [];
  const visit = (at: XmlElement): void => {
    for (const child of elementsOf(at)) {
      if (child.name === name) out.push(child);
      visit(child);
    }
  };
  visit(element);
  return out;
}

/** All text in an element, with single spaces. */
export function textOf(element: XmlElement): string {
  const visit = (at: XmlElement): string =>
    at.children.map((child) => (typeof child === 'string' ? child : visit(child))).join('');
  return visit(element).replace(/\s+/g, ' ').trim();
}
