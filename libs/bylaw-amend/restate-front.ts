import { bylawSchema, type IdSource } from '#libs/bylaw-document';
import { Node } from 'prosemirror-model';
import { textOf } from './fragment.js';
import { NotApplicable } from './not-applicable.js';
import type { TreeUnit } from './tree.js';

/** Writes the title or the legal basis anew, or for the first time. */
export function restateFront(
  root: TreeUnit,
  type: 'title' | 'basis',
  lines: readonly string[],
  newId: IdSource,
): void {
  const front = root.units.find((unit) => unit.type === 'front');
  const at = front?.children.findIndex((child) => child instanceof Node && child.type.name === type) ?? -1;
  const block = front?.children[at];
  if (!front) throw new NotApplicable('amend.target-not-found', { target: type });
  if (!(block instanceof Node)) {
    front.children.push(...lines.map((line) => bylawSchema.node(type, { id: newId() }, textOf(line))));
    return;
  }
  front.children = front.children.filter(
    (child) => child === block || !(child instanceof Node && child.type.name === type),
  );
  const place = front.children.indexOf(block);
  front.children.splice(
    place,
    1,
    ...lines.map((line, index) =>
      block.type.create({ ...block.attrs, ...(index === 0 ? {} : { id: newId() }) }, textOf(line)),
    ),
  );
}

/** Deletes the legal basis; every act has a title. */
export function deleteBasis(root: TreeUnit): void {
  const front = root.units.find((unit) => unit.type === 'front');
  const kept =
    front?.children.filter((child) => !(child instanceof Node && child.type.name === 'basis')) ?? [];
  if (!front || kept.length === front.children.length)
    throw new NotApplicable('amend.target-not-found', { target: 'basis' });
  front.children = kept;
}
