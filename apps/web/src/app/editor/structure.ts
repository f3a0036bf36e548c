import type { Node, NodeType, ResolvedPos, Schema } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { AddMarkStep, RemoveMarkStep, ReplaceStep, type Step } from 'prosemirror-transform';
import { MAX_NUMBER_PARTS } from '#libs/bylaw-document';

/** A node with the position before it. */
export interface Placed {
  node: Node;
  pos: number;
}

/** A node around a position, with its depth there. */
export interface Around extends Placed {
  depth: number;
}

/** Whether the node is a point or a sub-point. */
export function isPointLike(node: Node): boolean {
  return node.type.name === 'point' || node.type.name === 'subpoint';
}

/** Whether the node can be moved as a whole: point, sub-point, chapter or annex. */
function isMovable(node: Node): boolean {
  return isPointLike(node) || node.type.name === 'chapter' || node.type.name === 'annex';
}

/** The innermost ancestor that satisfies the test. */
export function ancestor($pos: ResolvedPos, test: (node: Node) => boolean): Around | null {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const node = $pos.node(depth);
    if (test(node)) return { node, depth, pos: $pos.before(depth) };
  }
  return null;
}

/** The point or sub-point that directly holds the text block of the position; `null` inside tables. */
export function unitOf($pos: ResolvedPos): Around | null {
  const depth = $pos.depth - 1;
  if (depth < 1 || !$pos.parent.isTextblock) return null;
  const node = $pos.node(depth);
  return isPointLike(node) ? { node, depth, pos: $pos.before(depth) } : null;
}

/** The innermost movable unit around the position. */
export function movableAround($pos: ResolvedPos): Around | null {
  return ancestor($pos, isMovable);
}

/** Whether the position is inside a table cell. */
export function inTable($pos: ResolvedPos): boolean {
  return ancestor($pos, (node) => node.type.name === 'table') !== null;
}

/** How many parts the number of the unit has that is at this depth of the position: `7.2.` has two. */
export function levelAt($pos: ResolvedPos, depth: number): number {
  let level = 0;
  for (let at = depth; at > 0; at -= 1) if (isPointLike($pos.node(at))) level += 1;
  return level;
}

/** Levels of sub-points below a unit. */
export function levelsBelow(unit: Node): number {
  let most = 0;
  unit.forEach((child) => {
    if (child.type.name === 'subpoint') most = Math.max(most, 1 + levelsBelow(child));
  });
  return most;
}

/** Whether a unit and what is below it may stand at this level. */
export function fitsLevel(unit: Node, level: number): boolean {
  return level + levelsBelow(unit) <= MAX_NUMBER_PARTS;
}

/** A node type that the schema is known to have. */
export function typeOf(schema: Schema, name: string): NodeType {
  const type = schema.nodes[name];
  if (!type) throw new RangeError(`no node type ${name}`);
  return type;
}

/** Whether the document of the schema is a by-law, which has units, or a memorandum, which has not. */
export function hasUnits(schema: Schema): boolean {
  return 'point' in schema.nodes;
}

/** Whether the unit is a lone text block with nothing, or nothing but spaces, in it. */
export function isEmptyUnit(unit: Node): boolean {
  const only = unit.childCount === 1 ? unit.firstChild : null;
  if (!only?.isTextblock) return false;
  return only.children.every((child) => child.isText && child.text?.trim() === '');
}

/**
 * Whether a transaction touches more than text inside single text blocks. Numbers and ids depend on structure alone,
 * so ordinary typing costs nothing however long the act is.
 */
export function changesStructure(tr: Transaction): boolean {
  return tr.steps.some((step, index) => {
    const before = tr.docs[index];
    return before === undefined || !isInline(step, before);
  });
}

function isInline(step: Step, before: Node): boolean {
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return true;
  if (!(step instanceof ReplaceStep)) return false;
  const { slice, from, to } = step;
  if (slice.openStart > 0 || slice.openEnd > 0) return false;
  const $from = before.resolve(from);
  if (!$from.parent.inlineContent || to > $from.end()) return false;
  let inline = true;
  slice.content.forEach((node) => (inline &&= node.isInline));
  return inline;
}
