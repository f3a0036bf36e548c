import type { Node, ResolvedPos } from 'prosemirror-model';
import { findById, idOf, numberDocument, unitPhrase } from '#libs/bylaw-document';
import type { DocumentJson } from '#libs/contracts';

/** A block of text by an id that lasts: its own, or its parent's and which child it is (headings have no id). */
export interface BlockAnchor {
  id: string;
  child: number | null;
}

/** How a loss is made good; every content as JSON, so that it can be kept in the browser. */
export type Redo =
  | {
      do: 'block';
      anchor: BlockAnchor;
      /** The unit around the block. */
      unit: string | null;
      /** The content of the block as it was, and as it was to be. */
      base: DocumentJson[];
      mine: DocumentJson[];
      offset: number;
      inline: DocumentJson[];
    }
  | { do: 'insert'; nodes: DocumentJson[]; after: string | null; parent: string | null }
  | { do: 'delete'; ids: string[] }
  | { do: 'attribute'; id: string; name: string; value: unknown }
  | { do: 'mark'; id: string; mark: DocumentJson; add: boolean };

/**
 * What has no place in the text any more since the changes of others came in: text or whole units of ours, a deletion,
 * a format or attribute that did not come to be, a change of structure; or text of others that our own change, made
 * before it was seen, took away.
 */
export interface Loss {
  key: string;
  kind: 'text' | 'units' | 'deletion' | 'format' | 'attribute' | 'structure' | 'overwritten';
  text: string;
  /** The unit it stood in, as it was called then; empty outside units. */
  unit: string;
  /** Whose text was overwritten; `null` when the loss is our own. */
  author: string | null;
  /** `null` where nothing but doing it again helps. */
  redo: Redo | null;
}

/** The block of text around a position; `null` outside of text. */
export function anchorAt($pos: ResolvedPos): BlockAnchor | null {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const node = $pos.node(depth);
    if (!node.isTextblock) continue;
    const id = idOf(node);
    if (id) return { id, child: null };
    const parent = idOf($pos.node(depth - 1));
    return parent ? { id: parent, child: $pos.index(depth - 1) } : null;
  }
  return null;
}

/** Finds the block again. */
export function findBlock(doc: Node, { id, child }: BlockAnchor): { node: Node; pos: number } | null {
  const found = findById(doc, id);
  if (!found || child === null) return found?.node.isTextblock ? found : null;
  const block = found.node.maybeChild(child);
  if (!block?.isTextblock) return null;
  let pos = found.pos + 1;
  for (let index = 0; index < child; index += 1) pos += found.node.child(index).nodeSize;
  return { node: block, pos };
}

/** The innermost numbered unit around a position. */
export function unitAt($pos: ResolvedPos): string | null {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const { name } = $pos.node(depth).type;
    if (/^(point|subpoint|chapter|annex|memorandum_part)$/u.test(name)) return idOf($pos.node(depth));
  }
  return null;
}

/** What the place of a position is called: `5. punkts`, `3. daļa`; empty outside units. */
export function nameAt($pos: ResolvedPos, numbering = numberDocument($pos.doc)): string {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const node = $pos.node(depth);
    if (node.type.name === 'memorandum_part') return `${String(node.attrs['part'])}. daļa`;
    const number = numbering.get(idOf(node) ?? '');
    if (number) return unitPhrase(number, 'nom');
  }
  return '';
}

/** What a person reads of a node: its text, the alternative of an image, the source of a formula. */
export function readable(node: Node): string {
  const lines: string[] = [];
  const visit = (one: Node): void => {
    const own: unknown = one.attrs['alt'] ?? one.attrs['source'];
    if (one.isTextblock)
      lines.push(one.textBetween(0, one.content.size, ' ', (leaf) => leaf.type.spec.leafText?.(leaf) ?? ''));
    else if (typeof own === 'string') lines.push(own);
    else one.forEach(visit);
  };
  visit(node);
  return lines.filter((line) => line.trim() !== '').join('\n');
}

/** A key that no other loss has. */
export function lossKey(): string {
  return Math.random().toString(36).slice(2) + Date.now().toString(36);
}
