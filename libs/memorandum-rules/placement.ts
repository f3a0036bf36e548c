import type { Node } from 'prosemirror-model';
import { Fragment } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { idOf, type IdSource } from '#libs/bylaw-document';

/** A memorandum with blocks that were written by the product. */
export interface Placed {
  transform: Transform;
  /** The ids of the generated blocks as they stand now, in order. */
  nodeIds: string[];
}

/**
 * Puts generated blocks into a part of the memorandum in the place of those generated before, block by block; what the
 * drafter typed before, between and behind them stays where it is. A block that says what it said before is not
 * touched; a changed one keeps the id of its predecessor, so that comments and history find it again. What was never
 * there, or was deleted, goes behind the last generated block, or to the end of the part.
 *
 * @param part number of the part, 1–8
 * @param before ids of the blocks generated last, in order; ids that the part no longer has are passed by
 * @param blocks the new blocks; their own ids do not matter
 * @returns `null` where the document has no such part
 */
export function placeGenerated(
  doc: Node,
  part: number,
  before: readonly string[],
  blocks: readonly Node[],
  newId: IdSource,
): Placed | null {
  const transform = new Transform(doc);
  if (!partOf(doc, part)) return null;
  const standing = before.filter((id) => find(transform.doc, part, id) !== null);
  const given: string[] = [];
  blocks.forEach((block, index) => {
    const known = standing[index];
    const id = known ?? newId();
    given.push(id);
    const next = withId(block, id);
    if (known === undefined) {
      insert(transform, part, standing.concat(given), next);
      return;
    }
    const at = find(transform.doc, part, known);
    if (at && !sameContent(at.node, next))
      transform.replaceWith(at.pos, at.pos + at.node.nodeSize, keepingIds(next, at.node));
  });
  for (const id of standing.slice(blocks.length)) {
    const at = find(transform.doc, part, id);
    if (at) remove(transform, part, at, newId);
  }
  return { transform, nodeIds: given };
}

/**
 * Whether the generated blocks stand in the part as they were generated: `current`, `changed` when somebody wrote into
 * them, `missing` when none of them is left.
 */
export function placedState(
  doc: Node,
  part: number,
  nodeIds: readonly string[],
  blocks: readonly Node[],
): 'current' | 'changed' | 'missing' {
  const found = nodeIds.map((id) => find(doc, part, id));
  if (found.every((at) => at === null)) return 'missing';
  const same =
    found.length === blocks.length &&
    blocks.every((block, index) => {
      const at = found[index];
      return at !== null && at !== undefined && sameContent(at.node, block);
    });
  return same ? 'current' : 'changed';
}

interface Found {
  node: Node;
  pos: number;
}

function partOf(doc: Node, part: number): Found | null {
  let found: Found | null = null;
  doc.forEach((node, pos) => {
    if (node.attrs['part'] === part) found ??= { node, pos };
  });
  return found;
}

function find(doc: Node, part: number, id: string): Found | null {
  const around = partOf(doc, part);
  let found: Found | null = null;
  around?.node.forEach((node, offset) => {
    if (idOf(node) === id) found = { node, pos: around.pos + 1 + offset };
  });
  return found;
}

/** Behind the last generated block; without one at the end of the part, in the place of an empty last paragraph. */
function insert(transform: Transform, part: number, generated: readonly string[], block: Node): void {
  const last = generated
    .map((id) => find(transform.doc, part, id))
    .filter((at) => at !== null)
    .sort((a, b) => a.pos - b.pos)
    .at(-1);
  if (last) {
    transform.insert(last.pos + last.node.nodeSize, block);
    return;
  }
  const around = partOf(transform.doc, part);
  if (!around) return;
  const end = around.pos + around.node.nodeSize - 1;
  const tail = around.node.lastChild;
  const empty = tail?.type.name === 'paragraph' && tail.childCount === 0;
  if (empty) transform.replaceWith(end - tail.nodeSize, end, block);
  else transform.insert(end, block);
}

/** A part is never without a block. */
function remove(transform: Transform, part: number, { node, pos }: Found, newId: IdSource): void {
  const around = partOf(transform.doc, part);
  if (around?.node.childCount === 1) {
    const empty = transform.doc.type.schema.node('paragraph', { id: newId() });
    transform.replaceWith(pos, pos + node.nodeSize, empty);
  } else transform.delete(pos, pos + node.nodeSize);
}

function withId(node: Node, id: string): Node {
  return node.type.create({ ...node.attrs, id }, node.content, node.marks);
}

/** The new block with the ids of the blocks inside the old one, in order, as far as they are of one type. */
function keepingIds(next: Node, old: Node): Node {
  const children = next.children.map((child, index) => {
    const was = index < old.childCount ? old.child(index) : null;
    if (!was || was.type !== child.type) return child;
    const kept = keepingIds(child, was);
    return idOf(was) === null ? kept : withId(kept, idOf(was) ?? '');
  });
  return next.copy(Fragment.fromArray(children));
}

/** Equal but for the ids and for widths of columns, which a drafter may draw as suits the page. */
function sameContent(left: Node, right: Node): boolean {
  return JSON.stringify(withoutIds(left.toJSON())) === JSON.stringify(withoutIds(right.toJSON()));
}

function withoutIds(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withoutIds);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).flatMap(([key, value]) =>
      key === 'id' || key === 'colwidth' ? [] : [[key, withoutIds(value)]],
    ),
  );
}
