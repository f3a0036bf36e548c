import { Schema, type Node } from 'prosemirror-model';
import { bylawNodes, memorandumNodes } from './nodes.js';
import { marks } from './marks.js';

/**
 * Number of the schema's form, raised with every change of nodes, marks or attributes: an editor that was loaded before
 * such a change would write steps that this schema reads otherwise, and is told to load itself anew.
 */
export const SCHEMA_VERSION = 2;

/**
 * The structure of a by-law (saistošie noteikumi): `front body signature* annex*`.
 *
 * - `front`: issuer, act line, exactly one title, approvals, legal basis, remarks;
 * - `body`: chapters, points and text between them; `chapter` has a heading, `point` and `subpoint` begin with a
 *   paragraph (or, deleted, with a remark) and nest sub-points;
 * - numbers are never text: they are derived (`numberDocument`) unless the unit carries a fixed `label`;
 * - every node of `IDENTIFIED` has a stable `id`.
 */
export const bylawSchema = new Schema({ nodes: bylawNodes, marks });

/** The structure of an explanatory memorandum: its eight parts (PL 46(1)), each with an id and its number. */
export const memorandumSchema = new Schema({ nodes: memorandumNodes, marks });

/** What a document is, as its root says. */
export type DocumentKind = 'bylaw' | 'memorandum';

/** The schema of a kind of document. */
export function schemaOf(kind: DocumentKind): Schema {
  return kind === 'bylaw' ? bylawSchema : memorandumSchema;
}

/** Names of the nodes that carry a stable id, unique in their document. */
export const IDENTIFIED: ReadonlySet<string> = new Set(
  [bylawNodes, memorandumNodes].flatMap((nodes) =>
    Object.entries(nodes)
      .filter(([, spec]) => spec.attrs !== undefined && 'id' in spec.attrs)
      .map(([name]) => name),
  ),
);

/** The stable id of a node, or `null` where its type has none or it has not been given yet. */
export function idOf(node: Node): string | null {
  const id = node.attrs['id'] as unknown;
  return typeof id === 'string' && id !== '' ? id : null;
}

/** Kinds of units that can be numbered, deleted, referred to and amended. */
export type UnitKind = 'chapter' | 'point' | 'subpoint' | 'annex';

/** Whether the node is a numbered unit: a chapter, point, sub-point or annex. */
export function isUnit(node: Node): boolean {
  const { name } = node.type;
  return name === 'point' || name === 'subpoint' || name === 'chapter' || name === 'annex';
}

/** Finds the node with this id in the document, with its position, or `null`. */
export function findById(doc: Node, id: string): { node: Node; pos: number } | null {
  let found: { node: Node; pos: number } | null = null;
  doc.descendants((node, pos) => {
    if (found) return false;
    if (node.attrs['id'] === id) found = { node, pos };
    return !node.isTextblock;
  });
  return found;
}
