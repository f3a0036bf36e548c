import type { Node } from 'prosemirror-model';
import {
  blockText,
  isUnit,
  numberDocument,
  printedNumber,
  regularLabel,
  type Numbering,
} from '#libs/bylaw-document';

/** What a comparison compares: a numbered unit with its own words, or a block that stands by itself. */
export interface FlatUnit {
  index: number;
  /** The stable id; empty where the node has none. */
  id: string;
  /** The node's type: `chapter`, `point`, `subpoint`, `annex`, `paragraph`, `table`, `title`, `memorandum_part` … */
  name: string;
  node: Node;
  /** The blocks whose text is the unit's own: a heading, the first paragraph of a point, or the block itself. */
  own: readonly Node[];
  text: string;
  /** The whole number as printed, `7.2.`; empty where there is none. */
  number: string;
  /** The unit's own part of the number, by which renumbering is told from following a renumbered parent. */
  ownNumber: string;
  parent: number;
  depth: number;
  /** Units with the same sequence are ordered among each other: points of the body across chapters, for example. */
  sequence: string;
  annex: string | null;
  deleted: boolean;
}

/** A document flattened for comparison. */
export interface FlatDocument {
  doc: Node;
  numbering: Numbering;
  units: readonly FlatUnit[];
}

/** Flattens a by-law or memorandum into its units in document order. */
export function flatten(doc: Node): FlatDocument {
  const flattener = new Flattener(numberDocument(doc));
  doc.forEach((child) => {
    const { name } = child.type;
    if (name === 'front' || name === 'body') flattener.children(child, -1, 0, name, null);
    else flattener.unit(child, -1, 0, name, null);
  });
  return { doc, numbering: flattener.numbering, units: flattener.units };
}

class Flattener {
  readonly units: FlatUnit[] = [];

  constructor(readonly numbering: Numbering) {}

  children(
    node: Node,
    parent: number,
    depth: number,
    sequence: string,
    annex: string | null,
    skip = 0,
  ): void {
    node.forEach((child, _offset, index) => {
      if (index >= skip) this.unit(child, parent, depth, sequence, annex);
    });
  }

  unit(node: Node, parent: number, depth: number, sequence: string, annex: string | null): void {
    const id = typeof node.attrs['id'] === 'string' ? node.attrs['id'] : '';
    const { name } = node.type;
    const number = this.numbering.get(id);
    const inAnnex = name === 'annex' ? id : annex;
    const own = ownBlocks(node);
    const context = { numbering: this.numbering, annex: inAnnex };
    const index = this.units.length;
    this.units.push({
      index,
      id,
      name,
      node,
      own,
      text: own.map((block) => blockText(block, context)).join('\n'),
      number: number ? printedNumber(number) : '',
      ownNumber: number?.label ? regularLabel(number.label) : '',
      parent,
      depth,
      sequence,
      annex: inAnnex,
      deleted: node.attrs['deleted'] === true,
    });
    if (!isUnit(node) && name !== 'memorandum_part') return;
    const inner = name === 'chapter' ? sequence : name === 'annex' ? `annex:${index}` : `in:${index}`;
    this.children(node, index, depth + 1, inner, inAnnex, own.length);
  }
}

function ownBlocks(node: Node): readonly Node[] {
  const { name } = node.type;
  if (name === 'memorandum_part') return [];
  if (name === 'annex')
    return node.children.slice(0, node.children.findIndex((child) => child.type.name === 'heading') + 1);
  if (isUnit(node)) return node.children.slice(0, 1);
  return [node];
}
