import type { Node } from 'prosemirror-model';
import { isNote } from './lines.js';
import { TreeUnit } from './tree.js';

/** Everything a unit holds beside its own first line and other units, and where it stands. */
export function blocksOf(unit: TreeUnit): string {
  const blocks: string[] = [];
  let units = 0;
  unit.children.forEach((child, at) => {
    if (child instanceof TreeUnit) units = 1;
    else if (!isNote(child) && (at > 0 || unit.type === 'body' || child.type.name === 'actline'))
      blocks.push(`${units}${shape(child)}`);
  });
  return blocks.join('\n');
}

function shape(node: Node): string {
  if (node.isLeaf && !node.isText)
    return JSON.stringify([
      node.type.name,
      node.attrs['source'],
      node.attrs['digest'],
      node.attrs['printed'],
    ]);
  if (node.type.name === 'table' || node.type.name === 'table_row')
    return `${node.type.name}[${node.children.map(shape).join('|')}]`;
  return node.textContent
    .replace(/\s+/g, ' ')
    .replace(/[„“”«»]/g, '"')
    .trim();
}

/** Whether two units hold the same words in the same structure. */
export function sameUnits(base: TreeUnit, unit: TreeUnit): boolean {
  const flat = (one: TreeUnit): string =>
    one.children
      .map((child) => (child instanceof TreeUnit ? `<${flat(child)}>` : isNote(child) ? '' : shape(child)))
      .join('');
  return flat(base) === flat(unit);
}
