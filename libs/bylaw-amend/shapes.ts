import type { Node } from 'prosemirror-model';
import { isNote } from './lines.js';
import { TreeUnit } from './tree.js';

/** Everything a unit holds beside its own first line and other units, and where it stands. */
export function blocksOf(unit: TreeUnit): string {
  return innerBlocks(unit)
    .map(({ block, units }) => `${units}${shape(block)}`)
    .join('\n');
}

/** The same without the words: two units with one skeleton differ in words only. */
export function skeletonOf(unit: TreeUnit): string {
  return innerBlocks(unit)
    .map(({ block, units }) => `${units}${frame(block)}`)
    .join('\n');
}

/** The text blocks among them in order, those in tables too. */
export function innerTexts(unit: TreeUnit): Node[] {
  const out: Node[] = [];
  for (const { block } of innerBlocks(unit)) {
    if (block.isTextblock) out.push(block);
    else
      block.descendants((node) => {
        if (node.isTextblock) out.push(node);
        return !node.isTextblock;
      });
  }
  return out;
}

function innerBlocks(unit: TreeUnit): { block: Node; units: number }[] {
  const blocks: { block: Node; units: number }[] = [];
  let units = 0;
  unit.children.forEach((child, at) => {
    if (child instanceof TreeUnit) units = 1;
    else if (!isNote(child) && isInner(unit, child, at)) blocks.push({ block: child, units });
  });
  return blocks;
}

/** An annex may begin with act lines; its own text is the heading after them. */
function isInner(unit: TreeUnit, child: Node, at: number): boolean {
  if (unit.type === 'annex') return child.type.name !== 'heading';
  return at > 0 || unit.type === 'body';
}

function frame(node: Node): string {
  if (node.isTextblock) return node.type.name;
  return node.isLeaf ? shape(node) : `${node.type.name}[${node.children.map(frame).join('|')}]`;
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
