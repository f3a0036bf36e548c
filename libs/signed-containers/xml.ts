import { strFromU8 } from 'fflate';
import { SaxesParser } from 'saxes';
import { Unreadable } from './finding.js';

/** An attribute that declares no namespace. */
export interface XmlAttribute {
  prefix: string;
  local: string;
  uri: string;
  value: string;
}

/** An element with all that its canonical form needs. */
export interface XmlElement {
  kind: 'element';
  prefix: string;
  local: string;
  uri: string;
  attributes: XmlAttribute[];
  /** Namespaces declared here, by prefix; the default one by the empty prefix. */
  namespaces: ReadonlyMap<string, string>;
  parent: XmlElement | null;
  children: XmlNode[];
}

/** A child of an element. */
export type XmlNode =
  | XmlElement
  | { kind: 'text'; value: string }
  | { kind: 'comment'; value: string }
  | { kind: 'instruction'; target: string; value: string };

const MAX_DEPTH = 100;
const MAX_NODES = 200_000;

/**
 * Reads XML into a tree that keeps everything a canonical form shows. Document type declarations are refused: they could
 * make a small file grow without bounds and change what attributes mean.
 *
 * @throws Unreadable `xml` with the name of the file
 */
export function readXml(bytes: Uint8Array, name: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  let nodes = 0;
  const add = (node: XmlNode): void => {
    nodes += 1;
    if (nodes > MAX_NODES || open.length > MAX_DEPTH) throw new Unreadable('xml', { name });
    open.at(-1)?.children.push(node);
  };
  parser.on('error', () => {
    throw new Unreadable('xml', { name });
  });
  parser.on('doctype', () => {
    throw new Unreadable('xml', { name });
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes)
      .filter(({ uri, prefix, name: full }) => !(uri === XMLNS || prefix === 'xmlns' || full === 'xmlns'))
      .map(({ prefix, local, uri, value }) => ({ prefix, local, uri, value }));
    const element: XmlElement = {
      kind: 'element',
      prefix: tag.prefix,
      local: tag.local,
      uri: tag.uri,
      attributes,
      namespaces: new Map(Object.entries(tag.ns ?? {})),
      parent: open.at(-1) ?? null,
      children: [],
    };
    add(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const text = (value: string): void => {
    const last = open.at(-1)?.children.at(-1);
    if (last?.kind === 'text') last.value += value;
    else add({ kind: 'text', value });
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('comment', (value) => add({ kind: 'comment', value }));
  parser.on('processinginstruction', ({ target, body }) => add({ kind: 'instruction', target, value: body }));
  parser.write(strFromU8(bytes)).close();
  if (!root) throw new Unreadable('xml', { name });
  return root;
}

const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Child elements of a name in a namespace, in order. */
export function childrenNamed(element: XmlElement, uri: string, local: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => child.kind === 'element' && child.uri === uri && child.local === local,
  );
}

/** The element that a path of names leads to, always by the first child of the name; `null` where it ends before. */
export function elementAt(element: XmlElement, uri: string, ...path: readonly string[]): XmlElement | null {
  let at: XmlElement | null = element;
  for (const local of path) at = at ? (childrenNamed(at, uri, local)[0] ?? null) : null;
  return at;
}

/** All elements for which the test holds, the element itself included, in the order of the document. */
export function elementsWhere(element: XmlElement, test: (at: XmlElement) => boolean): XmlElement[] {
  const found = test(element) ? [element] : [];
  for (const child of element.children)
    if (child.kind === 'element') found.push(...elementsWhere(child, test));
  return found;
}

/** The value of an attribute without namespace; `null` where it is missing. */
export function attributeOf(element: XmlElement, local: string): string | null {
  return element.attributes.find((one) => one.uri === '' && one.local === local)?.value ?? null;
}

/** All text inside an element. */
export function textOf(element: XmlElement): string {
  return element.children
    .map((child) => (child.kind === 'text' ? child.value : child.kind === 'element' ? textOf(child) : ''))
    .join('');
}
