import type { IdSource } from '#libs/bylaw-document';
import { Node } from 'prosemirror-model';
import { textOf } from './fragment.js';
import { NotApplicable } from './not-applicable.js';
import type { TreeUnit } from './tree.js';

/** Writes the title or the legal basis anew; throws `NotApplicable` where the act has none. */
export function restateFront(
  root: TreeUnit,
  type: 'title' | 'basis',
  lines: readonly string[],
  newId: IdSource,
): void {
  const front = root.units.find((unit) => unit.type === 'front');
  const at = front?.children.findIndex((child) => child instanceof Node && child.type.name === type) ?? -1;
  const block = front?.children[at];
  if (!front || !(block instanceof Node)) throw new NotApplicable('amend.target-not-found', { target: type });
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
