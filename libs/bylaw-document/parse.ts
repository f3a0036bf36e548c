import { Fragment, Node, type Attrs, type NodeType, type Schema } from 'prosemirror-model';
import type { Decision, Violation } from '#libs/contracts';
import { isId } from './attributes.js';
import { IDENTIFIED, schemaOf, type DocumentKind } from './schema.js';

/** Levels of nodes below the root: deeper nesting than any act needs; a document beyond it is refused before it can exhaust the stack. */
export const MAX_DOCUMENT_DEPTH = 32;

/** Control characters (but tab and line ends) and lone surrogates: PostgreSQL's jsonb refuses some of them. */
export const FORBIDDEN_CHARACTER = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;

const NODE_KEYS = new Set(['type', 'attrs', 'content', 'marks', 'text']);
const MARK_KEYS = new Set(['type', 'attrs']);

type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a document from JSON and refuses everything that does not fit, with the place and the reason of each problem:
 * unknown nodes, marks, keys and attributes, bad values, missing or repeated ids, wrong nesting, text that a database
 * cannot hold. Nothing is repaired and nothing is dropped. The kind of document is read from the root's `attrs.kind`.
 *
 * `where` of a violation is the id of the nearest node that has one; `params.path` is the path of child indexes from
 * the root (`0/2/1`) in every case.
 */
export function parseDocument(json: unknown): Decision<{ doc: Node }> {
  const kind = isRecord(json) && isRecord(json['attrs']) ? json['attrs']['kind'] : undefined;
  if (kind !== 'bylaw' && kind !== 'memorandum')
    return { allowed: false, violations: [{ code: 'document.unknown-kind', params: { path: '' } }] };
  return parseDocumentOfKind(json, kind);
}

/** As `parseDocument`, where the caller knows which kind it expects; the other kind is refused. */
export function parseDocumentOfKind(json: unknown, kind: DocumentKind): Decision<{ doc: Node }> {
  const reader = new Reader(schemaOf(kind));
  const doc = reader.read(json, '', null, 0);
  if (doc && doc.type !== doc.type.schema.topNodeType) reader.report('document.not-a-document', '', null);
  if (!doc || reader.violations.length > 0) return { allowed: false, violations: reader.violations };
  return { allowed: true, doc };
}

class Reader {
  readonly violations: Violation[] = [];
  private readonly ids = new Map<string, string>();

  constructor(private readonly schema: Schema) {}

  report(
    code: string,
    path: string,
    where: string | null,
    params: Record<string, string | number> = {},
  ): null {
    this.violations.push({ code, params: { ...params, path }, ...(where === null ? {} : { where }) });
    return null;
  }

  read(json: unknown, path: string, parentId: string | null, depth: number): Node | null {
    if (depth > MAX_DOCUMENT_DEPTH)
      return this.report('document.too-deep', path, parentId, { limit: MAX_DOCUMENT_DEPTH });
    if (!isRecord(json) || typeof json['type'] !== 'string')
      return this.report('document.not-a-node', path, parentId);
    const name = json['type'];
    const type = Object.hasOwn(this.schema.nodes, name) ? this.schema.nodes[name] : undefined;
    if (!type) return this.report('document.unknown-node', path, parentId, { node: name });
    for (const key of Object.keys(json))
      if (!NODE_KEYS.has(key)) this.report('document.unknown-key', path, parentId, { node: name, key });

    const before = this.violations.length;
    const attrs = this.attributes(json['attrs'], type, path, parentId);
    const where = attrs && isId(attrs['id']) ? attrs['id'] : parentId;
    if (IDENTIFIED.has(name) && attrs) this.identify(attrs['id'], name, path, parentId);
    const marks = this.marks(json['marks'], path, where);
    if (type.isText) {
      const text = this.text(json['text'], path, where);
      return text === null || marks === null ? null : this.schema.text(text, marks);
    }
    if (json['text'] !== undefined)
      this.report('document.unknown-key', path, where, { node: name, key: 'text' });
    const content = this.content(json['content'], type, path, where, depth);
    if (!content || !marks || !attrs || this.violations.length > before) return null;
    return type.create(attrs, content, marks);
  }

  private text(value: unknown, path: string, where: string | null): string | null {
    if (typeof value !== 'string' || value === '') return this.report('document.empty-text', path, where);
    if (FORBIDDEN_CHARACTER.test(value)) return this.report('document.bad-character', path, where);
    return value;
  }

  private content(
    json: unknown,
    type: NodeType,
    path: string,
    where: string | null,
    depth: number,
  ): Fragment | null {
    if (json !== undefined && !Array.isArray(json)) return this.report('document.not-a-list', path, where);
    const nodes: Node[] = [];
    let whole = true;
    for (const [index, child] of (json ?? []).entries()) {
      const node = this.read(child, path === '' ? String(index) : `${path}/${index}`, where, depth + 1);
      if (node) nodes.push(node);
      else whole = false;
    }
    if (!whole) return null;
    for (const [index, node] of nodes.entries()) {
      const bad = node.marks.find((mark) => !type.allowsMarkType(mark.type));
      if (bad)
        this.report('document.mark-not-allowed', `${path}/${index}`, where, {
          mark: bad.type.name,
          node: type.name,
        });
    }
    const fragment = Fragment.fromArray(nodes);
    if (type.validContent(fragment)) return fragment;
    return this.misfit(type, nodes, path, where);
  }

  /** Says which child is the first that does not fit, or that something is missing at the end. */
  private misfit(type: NodeType, nodes: Node[], path: string, where: string | null): null {
    let match: NodeType['contentMatch'] | null = type.contentMatch;
    for (const [index, node] of nodes.entries()) {
      match = match.matchType(node.type);
      if (!match) {
        const at = path === '' ? String(index) : `${path}/${index}`;
        return this.report('document.misplaced', at, where, { node: node.type.name, parent: type.name });
      }
    }
    if (!match.validEnd) {
      const needed = match.defaultType?.name ?? '';
      return this.report('document.incomplete', path, where, { node: type.name, needed });
    }
    return null;
  }

  private attributes(json: unknown, type: NodeType, path: string, where: string | null): Attrs | null {
    if (json !== undefined && json !== null && !isRecord(json))
      return this.report('document.bad-attributes', path, where, { node: type.name });
    return this.checked(json ?? {}, type.spec.attrs ?? {}, type.name, path, where);
  }

  private checked(
    given: Json,
    specs: Record<string, { default?: unknown; validate?: string | ((value: unknown) => void) }>,
    owner: string,
    path: string,
    where: string | null,
  ): Attrs | null {
    let good = true;
    const attrs: Record<string, unknown> = {};
    for (const key of Object.keys(given)) {
      if (Object.hasOwn(specs, key)) continue;
      this.report('document.unknown-attribute', path, where, { node: owner, attribute: key });
      good = false;
    }
    for (const [key, spec] of Object.entries(specs)) {
      const value = Object.hasOwn(given, key) ? given[key] : spec.default;
      try {
        if (typeof spec.validate === 'function') spec.validate(value);
        attrs[key] = value;
      } catch {
        this.report('document.bad-attribute', path, where, { node: owner, attribute: key });
        good = false;
      }
    }
    return good ? attrs : null;
  }

  private identify(id: unknown, node: string, path: string, parentId: string | null): void {
    if (!isId(id)) {
      this.report('document.missing-id', path, parentId, { node });
    } else if (this.ids.has(id)) {
      this.report('document.repeated-id', path, id, { node, first: this.ids.get(id) ?? '' });
    } else {
      this.ids.set(id, path);
    }
  }

  private marks(json: unknown, path: string, where: string | null): Node['marks'] | null {
    if (json === undefined) return [];
    if (!Array.isArray(json)) return this.report('document.not-a-list', path, where);
    let set: Node['marks'] = [];
    let good = true;
    for (const entry of json as unknown[]) {
      const name = isRecord(entry) && typeof entry['type'] === 'string' ? entry['type'] : '';
      const type = Object.hasOwn(this.schema.marks, name) ? this.schema.marks[name] : undefined;
      if (!type || !isRecord(entry) || Object.keys(entry).some((key) => !MARK_KEYS.has(key))) {
        this.report('document.unknown-mark', path, where, { mark: name });
        good = false;
        continue;
      }
      const given = isRecord(entry['attrs']) ? entry['attrs'] : {};
      const attrs = this.checked(given, type.spec.attrs ?? {}, name, path, where);
      if (!attrs) {
        good = false;
        continue;
      }
      const next = type.create(attrs).addToSet(set);
      if (next.length !== set.length + 1) {
        this.report('document.conflicting-marks', path, where, { mark: name });
        good = false;
      } else set = next;
    }
    return good ? set : null;
  }
}
