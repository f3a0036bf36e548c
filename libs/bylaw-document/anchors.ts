import type { Node } from 'prosemirror-model';
import { AnchorText } from './anchor-text.js';
import { findById, idOf } from './schema.js';

/** Words of a document that something beside it speaks of: a comment, an objection. */
export interface TextAnchor {
  /** The innermost block with an id around the first word. */
  nodeId: string;
  /** Positions in the document at `version`; equal where the words stood but are not any more. */
  from: number;
  to: number;
  /** The words as they were when somebody spoke of them. */
  quote: string;
  /** The words as they were when the anchor was last settled, where that differs from `quote`. */
  words?: string;
  version: number;
}

/** Where an anchor stands in a document: on its words, only on the block they stood in, or nowhere. */
export type AnchorPlace =
  | { kind: 'words'; from: number; to: number }
  | { kind: 'block'; from: number; to: number }
  | { kind: 'gone' };

/** What an anchor is mapped through; every step of a document is one. */
export interface MapsPositions {
  getMap(): PositionMap & { invert(): PositionMap };
}

interface PositionMap {
  map(pos: number, assoc?: number): number;
}

/** Fewer characters than these are not looked for outside of their block: they stand in too many places. */
const LEAST_SOUGHT = 12;

/**
 * An anchor on a range of the document; an empty range takes the whole block around it. `null` where the range is not in
 * the document or there is no block with an id around it.
 */
export function anchorAt(doc: Node, from: number, to: number, version: number): TextAnchor | null {
  if (from < 0 || to < from || to > doc.content.size) return null;
  const range = from === to ? blockAround(doc, from) : { from, to };
  const nodeId = range && idAt(doc, range.from);
  if (!range || !nodeId) return null;
  return { nodeId, ...range, quote: new AnchorText(doc).between(range.from, range.to), version };
}

/** An anchor on the text of a unit or block; `null` where the document has none with that id. */
export function anchorOn(doc: Node, nodeId: string, version: number): TextAnchor | null {
  const found = findById(doc, nodeId);
  if (!found) return null;
  const { node, pos } = found;
  let line: { from: number; to: number } | null = null;
  doc.nodesBetween(pos, pos + node.nodeSize, (child, at) => {
    if (line || at < pos) return !line;
    if (child.isTextblock) line = { from: at + 1, to: at + child.nodeSize - 1 };
    return !line;
  });
  const range: { from: number; to: number } = line ?? { from: pos, to: pos + node.nodeSize };
  return { nodeId, ...range, quote: new AnchorText(doc).between(range.from, range.to), version };
}

/**
 * The anchor at the version that the steps lead to. What is typed at its edges stays outside. Once its words are deleted
 * the positions stay equal, however the document grows around them; `locateAnchor` finds words that came back.
 */
export function mapAnchor(anchor: TextAnchor, steps: readonly MapsPositions[]): TextAnchor {
  const maps = steps.map((step) => step.getMap());
  return { ...anchor, ...through(anchor, maps), version: anchor.version + steps.length };
}

/** The anchor at the version that the steps lead from: the way back to a text as it was before. */
export function mapAnchorBack(anchor: TextAnchor, steps: readonly MapsPositions[]): TextAnchor {
  const maps = steps.map((step) => step.getMap().invert()).reverse();
  return { ...anchor, ...through(anchor, maps), version: anchor.version - steps.length };
}

function through(
  { from, to }: Pick<TextAnchor, 'from' | 'to'>,
  maps: readonly PositionMap[],
): Pick<TextAnchor, 'from' | 'to'> {
  for (const map of maps) {
    const [start, end] = [map.map(from, 1), map.map(to, -1)];
    if (from < to && start < end) [from, to] = [start, end];
    else from = to = map.map(from, -1);
  }
  return { from, to };
}

/**
 * Where the anchor stands in the document of its version: where its positions lead, else where its words stand again (moved
 * text is deleted in one place and inserted in another with the ids it had; undoing a deletion brings the ids back), else
 * the block they stood in.
 */
export function locateAnchor(doc: Node, anchor: TextAnchor): AnchorPlace {
  return new AnchorFinder(doc).locate(anchor);
}

/** Locates many anchors in one document. */
export class AnchorFinder {
  private readonly text: AnchorText;

  constructor(private readonly doc: Node) {
    this.text = new AnchorText(doc);
  }

  /** See `locateAnchor`. */
  locate(anchor: TextAnchor): AnchorPlace {
    const mapped = this.mapped(anchor);
    const sought = [anchor.quote, ...(anchor.words === undefined ? [] : [anchor.words])];
    if (mapped) {
      const whole = this.text.between(mapped.from, mapped.to);
      // Words of which a part was cut and put back are taken whole again.
      const again = sought.includes(whole) ? null : this.text.around(sought[0] ?? '', mapped.from, mapped.to);
      return { kind: 'words', ...(again ?? mapped) };
    }
    const found = findById(this.doc, anchor.nodeId);
    if (found) {
      const [from, to] = [found.pos, found.pos + found.node.nodeSize];
      const words = first(sought, (quote) => this.text.within(quote, from, to));
      if (words) return { kind: 'words', ...words };
    }
    const elsewhere = first(sought, (quote) =>
      quote.length < LEAST_SOUGHT ? null : this.text.onlyPlaceOf(quote),
    );
    if (elsewhere) return { kind: 'words', ...elsewhere };
    const part = found && first(sought, (quote) => this.text.partWithin(quote, found));
    if (part) return { kind: 'words', ...part };
    return found ? { kind: 'block', from: found.pos, to: found.pos + found.node.nodeSize } : { kind: 'gone' };
  }

  /**
   * The anchor as it stands in the document now, so that later mapping begins here; unchanged but for its version where
   * its words are not to be found.
   */
  settle(anchor: TextAnchor, version: number): TextAnchor {
    const place = this.locate(anchor);
    const nodeId = place.kind === 'words' ? idAt(this.doc, place.from) : null;
    if (place.kind !== 'words' || !nodeId) return { ...anchor, version };
    const { words: _before, ...kept } = anchor;
    const words = this.text.between(place.from, place.to);
    return {
      ...kept,
      nodeId,
      from: place.from,
      to: place.to,
      version,
      ...(words === anchor.quote ? {} : { words }),
    };
  }

  /** The range that the positions lead to, where something stands in it. */
  private mapped({ from, to }: TextAnchor): { from: number; to: number } | null {
    if (from < 0 || from >= to || to > this.doc.content.size) return null;
    let something = false;
    this.doc.nodesBetween(from, to, (node, pos) => {
      if (node.isText)
        something ||= /\S/.test((node.text ?? '').slice(Math.max(0, from - pos), Math.max(0, to - pos)));
      else if (node.isLeaf && node.type.name !== 'hard_break') something = true;
      return !something;
    });
    return something ? { from, to } : null;
  }
}

function first<T, R>(from: readonly T[], seek: (one: T) => R | null): R | null {
  for (const one of from) {
    const found = seek(one);
    if (found) return found;
  }
  return null;
}

/** The id of the innermost block around a position, or of the block that begins there. */
function idAt(doc: Node, pos: number): string | null {
  const $pos = doc.resolve(pos);
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const node = $pos.node(depth);
    if (node.isInline) continue;
    const after = depth === $pos.depth && !node.isTextblock ? $pos.nodeAfter : null;
    const id = (after && idOf(after)) ?? idOf(node);
    if (id) return id;
  }
  return $pos.nodeAfter && idOf($pos.nodeAfter);
}

function blockAround(doc: Node, pos: number): { from: number; to: number } | null {
  const $pos = doc.resolve(pos);
  for (let depth = $pos.depth; depth > 0; depth -= 1)
    if ($pos.node(depth).isTextblock) return { from: $pos.start(depth), to: $pos.end(depth) };
  const { nodeAfter } = $pos;
  return nodeAfter ? { from: pos, to: pos + nodeAfter.nodeSize } : null;
}
