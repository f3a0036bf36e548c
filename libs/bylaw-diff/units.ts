import type { Node } from 'prosemirror-model';
import {
  blockText,
  isUnit,
  numberDocument,
  regularLabel,
  type Numbering,
  type TextContext,
} from '#libs/bylaw-document';

/** The sequences that are not the inside of a unit. */
export const SEQUENCE = { root: -1, front: -2, body: -3 } as const;

/** What a comparison compares: a numbered unit with its own words, or a block that stands by itself. */
export class FlatUnit {
  /** The node's type: `chapter`, `point`, `subpoint`, `annex`, `paragraph`, `table`, `title`, `memorandum_part` … */
  readonly name: string;
  /** The stable id; empty where the node has none. */
  readonly id: string;
  /** How many children, from the first, hold the unit's own text; -1 where it is the node itself. */
  readonly ownChildren: number;
  /** The whole number as printed, `7.2.`; empty where there is none. */
  readonly number: string;
  readonly deleted: boolean;
  private words: string | null = null;

  constructor(
    readonly index: number,
    readonly node: Node,
    readonly parent: number,
    readonly depth: number,
    /**
     * Units with the same sequence are ordered among each other: points of the body across chapters, for example. The
     * index of the unit whose inside it is, or one of `SEQUENCE`.
     */
    readonly sequence: number,
    readonly context: TextContext,
  ) {
    this.name = node.type.name;
    const id: unknown = node.attrs['id'];
    this.id = typeof id === 'string' ? id : '';
    const numbered = isUnit(node);
    this.ownChildren = ownChildren(node, this.name, numbered);
    const number = numbered ? context.numbering.get(this.id) : undefined;
    this.number = number?.printed ?? '';
    this.deleted = node.attrs['deleted'] === true;
  }

  /** The unit's own part of the number, by which renumbering is told from following a renumbered parent. */
  get ownNumber(): string {
    const label = this.context.numbering.get(this.id)?.label;
    return label && this.number !== '' ? regularLabel(label) : '';
  }

  /** The blocks whose text is the unit's own: a heading, the first paragraph of a point, or the block itself. */
  get own(): readonly Node[] {
    return this.ownChildren < 0 ? [this.node] : this.node.children.slice(0, this.ownChildren);
  }

  /** The only own block, where there is exactly one. */
  get onlyBlock(): Node | null {
    if (this.ownChildren < 0) return this.node;
    return this.ownChildren === 1 ? this.node.child(0) : null;
  }

  /** The unit's own text, without its number and without what stands inside it. */
  get text(): string {
    return (this.words ??= plainTextOf(this.onlyBlock) ?? textOf(this.own, this.context));
  }

  /** The id of the annex the unit stands in or is, `null` in the body. */
  get annex(): string | null {
    return this.context.annex;
  }
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
    if (name === 'front' || name === 'body') flattener.children(child, -1, 0, SEQUENCE[name], 0);
    else flattener.unit(child, -1, 0, SEQUENCE.root);
  });
  return { doc, numbering: flattener.numbering, units: flattener.units };
}

class Flattener {
  readonly units: FlatUnit[] = [];
  private context: TextContext;

  constructor(readonly numbering: Numbering) {
    this.context = { numbering, annex: null };
  }

  children(node: Node, parent: number, depth: number, sequence: number, skip: number): void {
    for (let at = skip; at < node.childCount; at += 1) this.unit(node.child(at), parent, depth, sequence);
  }

  unit(node: Node, parent: number, depth: number, sequence: number): void {
    const { name } = node.type;
    if (name === 'annex') {
      const id = typeof node.attrs['id'] === 'string' ? node.attrs['id'] : '';
      this.context = { numbering: this.numbering, annex: id };
    }
    const index = this.units.length;
    const unit = new FlatUnit(index, node, parent, depth, sequence, this.context);
    this.units.push(unit);
    if (!isUnit(node) && name !== 'memorandum_part') return;
    const inner = name === 'chapter' ? sequence : index;
    this.children(node, index, depth + 1, inner, Math.max(0, unit.ownChildren));
  }
}

function ownChildren(node: Node, name: string, numbered: boolean): number {
  if (name === 'memorandum_part') return 0;
  if (name === 'annex') return node.children.findIndex((child) => child.type.name === 'heading') + 1;
  return numbered ? Math.min(1, node.childCount) : -1;
}

/** The text of a block that holds nothing but one run of text; `null` of every other. */
export function plainTextOf(block: Node | null): string | null {
  if (block?.childCount !== 1) return null;
  const only = block.child(0);
  return only.isText ? (only.text ?? '') : null;
}

function textOf(own: readonly Node[], context: TextContext): string {
  return own.map((block) => blockText(block, context)).join('\n');
}
