import type { Attrs, Node } from 'prosemirror-model';
import { sha256 } from './sha256.js';

/**
 * JSON with the keys of every object sorted and no white space, so that equal values give equal text. Numbers, strings
 * and literals are written as `JSON.stringify` writes them; `undefined` members are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/**
 * The digest that binds endorsements, opinions and promulgation to one version of a document: SHA-256 in lower-case
 * hexadecimal over the canonical JSON of the document without attributes that have their default value. An attribute
 * added to the schema later, with a default, therefore changes no digest taken before. Ids are part of the digest.
 */
export function documentDigest(doc: Node): string {
  return sha256(canonicalJson(essence(doc)));
}

/** The document's JSON without attributes at their defaults: the form that `documentDigest` is taken over. */
export function essence(node: Node): Record<string, unknown> {
  const out: Record<string, unknown> = { type: node.type.name };
  if (node.isText) out['text'] = node.text;
  const attrs = withoutDefaults(node.attrs, node.type.spec.attrs);
  if (attrs) out['attrs'] = attrs;
  if (node.marks.length > 0)
    out['marks'] = node.marks
      .map((mark) => ({ type: mark.type.name, attrs: withoutDefaults(mark.attrs, mark.type.spec.attrs) }))
      .map((mark) => ({ key: canonicalJson(mark), mark }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ mark }) => mark);
  const content: unknown[] = [];
  node.forEach((child) => content.push(essence(child)));
  if (content.length > 0) out['content'] = content;
  return out;
}

function withoutDefaults(
  attrs: Attrs,
  specs: Record<string, { default?: unknown }> | undefined,
): Record<string, unknown> | undefined {
  const kept = Object.entries(attrs).filter(([key, value]) => value !== specs?.[key]?.default);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
