import { strToU8 } from 'fflate';
import type { XmlAttribute, XmlElement, XmlNode } from './xml.js';

/** A form of Canonical XML. */
export interface Canonicalization {
  exclusive: boolean;
  comments: boolean;
  /** Version 1.1 carries fewer of the attributes of `xml:` over from outside than 1.0. */
  version: '1.0' | '1.1';
  /** Prefixes that the exclusive form handles as the inclusive one does; the default namespace is the empty prefix. */
  inclusivePrefixes: readonly string[];
}

const FORMS: Readonly<Record<string, Omit<Canonicalization, 'inclusivePrefixes'>>> = {
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315': form(false, false),
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments': form(false, true),
  'http://www.w3.org/2006/12/xml-c14n11': form(false, false, '1.1'),
  'http://www.w3.org/2006/12/xml-c14n11#WithComments': form(false, true, '1.1'),
  'http://www.w3.org/2001/10/xml-exc-c14n#': form(true, false),
  'http://www.w3.org/2001/10/xml-exc-c14n#WithComments': form(true, true),
};

function form(
  exclusive: boolean,
  comments: boolean,
  version: Canonicalization['version'] = '1.0',
): Omit<Canonicalization, 'inclusivePrefixes'> {
  return { exclusive, comments, version };
}

/** The form that an algorithm's identifier names; `null` for every other algorithm. */
export function canonicalization(
  algorithm: string,
  inclusivePrefixes: readonly string[] = [],
): Canonicalization | null {
  const known = FORMS[algorithm];
  return known ? { ...known, inclusivePrefixes } : null;
}

/** What is taken where a signature names no form (XML Signature 4.4.3.2). */
export const DEFAULT_CANONICALIZATION: Canonicalization = { ...form(false, false), inclusivePrefixes: [] };

const XML = 'http://www.w3.org/XML/1998/namespace';

/** The canonical form of an element with everything in it, in UTF-8 (Canonical XML 1.0 and 1.1, Exclusive XML 1.0). */
export function canonicalBytes(element: XmlElement, how: Canonicalization): Uint8Array {
  const out: string[] = [];
  const attributes = how.exclusive ? element.attributes : withInherited(element, how.version);
  const scope = { inScope: namespacesAround(element), rendered: new Map([['', '']]) };
  writeElement({ ...element, attributes }, how, scope, out);
  return strToU8(out.join(''));
}

/** Namespaces that hold where an element stands, and those that the output has declared there. */
interface Scope {
  inScope: ReadonlyMap<string, string>;
  rendered: ReadonlyMap<string, string>;
}

function writeElement(element: XmlElement, how: Canonicalization, around: Scope, out: string[]): void {
  const name = element.prefix ? `${element.prefix}:${element.local}` : element.local;
  const inScope =
    element.namespaces.size > 0 ? new Map([...around.inScope, ...element.namespaces]) : around.inScope;
  const wanted = how.exclusive ? utilized(element, how.inclusivePrefixes, inScope) : [...inScope.keys()];
  const rendered = new Map(around.rendered);
  const declared: [string, string][] = [];
  for (const prefix of wanted.toSorted(byCode)) {
    const uri = inScope.get(prefix) ?? '';
    if (prefix === 'xml' || rendered.get(prefix) === uri) continue;
    declared.push([prefix, uri]);
    rendered.set(prefix, uri);
  }
  out.push(`<${name}`);
  for (const [prefix, uri] of declared)
    out.push(` xmlns${prefix ? `:${prefix}` : ''}="${attributeText(uri)}"`);
  for (const { prefix, local, value } of element.attributes.toSorted(byNamespace))
    out.push(` ${prefix ? `${prefix}:` : ''}${local}="${attributeText(value)}"`);
  out.push('>');
  for (const child of element.children) writeNode(child, how, { inScope, rendered }, out);
  out.push(`</${name}>`);
}

function writeNode(node: XmlNode, how: Canonicalization, around: Scope, out: string[]): void {
  if (node.kind === 'element') writeElement(node, how, around, out);
  else if (node.kind === 'text') out.push(plainText(node.value));
  else if (node.kind === 'instruction') out.push(`<?${node.target}${node.value ? ` ${node.value}` : ''}?>`);
  else if (how.comments) out.push(`<!--${node.value}-->`);
}

/** Namespaces that hold around an element, by what it stands in. */
function namespacesAround({ parent }: XmlElement): ReadonlyMap<string, string> {
  return parent ? new Map([...namespacesAround(parent), ...parent.namespaces]) : new Map([['', '']]);
}

/** Prefixes that the exclusive form declares: those in use here, and the named ones that are in scope. */
function utilized(
  element: XmlElement,
  inclusive: readonly string[],
  inScope: ReadonlyMap<string, string>,
): string[] {
  const used = new Set([element.prefix]);
  for (const { prefix } of element.attributes) if (prefix !== '') used.add(prefix);
  for (const prefix of inclusive) if (inScope.has(prefix)) used.add(prefix);
  return [...used];
}

/** The first element of a part carries the `xml:` attributes that hold for it (Canonical XML 2.4). */
function withInherited(element: XmlElement, version: Canonicalization['version']): XmlAttribute[] {
  const attributes = [...element.attributes];
  for (let at = element.parent; at; at = at.parent) {
    for (const attribute of at.attributes) {
      const { uri, local } = attribute;
      const inherits = uri === XML && (version === '1.0' || local === 'lang' || local === 'space');
      const has = attributes.some((one) => one.uri === XML && one.local === local);
      if (inherits && !has) attributes.push(attribute);
    }
  }
  return attributes;
}

function byNamespace(a: XmlAttribute, b: XmlAttribute): number {
  return byCode(a.uri, b.uri) || byCode(a.local, b.local);
}

/** By code points, as the recommendation orders names. */
function byCode(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function plainText(value: string): string {
  return value.replace(/[&<>\r]/g, (sign) => TEXT_SIGNS[sign] ?? sign);
}

function attributeText(value: string): string {
  return value.replace(/[&<"\t\n\r]/g, (sign) => ATTRIBUTE_SIGNS[sign] ?? sign);
}

const TEXT_SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#xD;',
};
const ATTRIBUTE_SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};
