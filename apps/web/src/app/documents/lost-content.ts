import { Fragment, type Node } from 'prosemirror-model';
import { findById, IDENTIFIED, idOf, numberDocument, type Numbering } from '#libs/bylaw-document';
import type { DocumentJson } from '#libs/contracts';
import { anchorAt, findBlock, lossKey, nameAt, readable, unitAt, type BlockAnchor, type Loss } from './loss';
import type { Texts } from './rebase-losses';

/** A part of a text. */
export interface Range {
  from: number;
  to: number;
}

interface Piece {
  anchor: BlockAnchor;
  /** Where the block's content begins, and the parts of it. */
  start: number;
  parts: Range[];
}

/**
 * What stood in these parts of the text `had` and is not in `now`: whole blocks as blocks, the rest as runs of text
 * with the block that they belong to.
 */
export function lostContent(
  ranges: readonly Range[],
  texts: Texts,
  kind: 'text' | 'overwritten',
  author: string | null,
  numbering?: Numbering,
): Loss[] {
  if (ranges.length === 0) return [];
  const { had } = texts;
  const whole: { node: Node; pos: number }[] = [];
  const pieces = new Map<string, Piece>();
  for (const { from, to } of ranges) {
    had.nodesBetween(from, to, (node, pos) => {
      if (isGone(node, texts) && pos >= from && pos + node.nodeSize <= to) {
        whole.push({ node, pos });
        return false;
      }
      if (!node.isTextblock) return true;
      const start = pos + 1;
      const part = { from: Math.max(from, start), to: Math.min(to, pos + node.nodeSize - 1) };
      const anchor = part.to > part.from ? anchorAt(had.resolve(start)) : null;
      if (!anchor || findBlock(texts.now, anchor)?.node.eq(node)) return false;
      const key = `${anchor.id}/${anchor.child ?? ''}`;
      const known = pieces.get(key);
      if (known) known.parts.push(part);
      else pieces.set(key, { anchor, start, parts: [part] });
      return false;
    });
  }
  const numbers = numbering ?? numberDocument(had);
  return [
    ...asUnits(whole, texts, numbers).map((loss) => (kind === 'text' ? loss : { ...loss, kind, author })),
    ...[...pieces.values()].flatMap((piece) => asText(piece, texts, kind, author, numbers)),
  ];
}

/** Whether the node as a whole was put in and is in the text no more. */
function isGone(node: Node, { now }: Texts): boolean {
  const id = idOf(node);
  return IDENTIFIED.has(node.type.name) && (id === null || findById(now, id) === null);
}

/** Blocks that stood side by side are one loss. */
function asUnits(whole: { node: Node; pos: number }[], { had, now }: Texts, numbers: Numbering): Loss[] {
  const groups: { nodes: Node[]; from: number; end: number }[] = [];
  for (const { node, pos } of whole) {
    const last = groups.at(-1);
    if (last?.end === pos) {
      last.nodes.push(node);
      last.end += node.nodeSize;
    } else groups.push({ nodes: [node], from: pos, end: pos + node.nodeSize });
  }
  return groups.flatMap(({ nodes, from }) => {
    const text = nodes.map(readable).join('\n').trim();
    const worth = text !== '' || nodes.some(hasTable);
    if (!worth) return [];
    const $from = had.resolve(from);
    const id = idOf(nodes[0] as Node) ?? '';
    const unit = numbers.has(id) ? nameAt(had.resolve(from + 1), numbers) : nameAt($from, numbers);
    return [insertion(nodes, $from, text, unit, now)];
  });
}

function insertion(
  nodes: Node[],
  $from: ReturnType<Node['resolve']>,
  text: string,
  unit: string,
  now: Node,
): Loss {
  const index = $from.index();
  let after: string | null = null;
  for (let at = index - 1; at >= 0 && after === null; at -= 1) {
    const id = idOf($from.parent.child(at));
    if (id !== null && findById(now, id)) after = id;
  }
  let parent: string | null = null;
  for (let depth = $from.depth; depth > 0 && parent === null; depth -= 1) parent = idOf($from.node(depth));
  return {
    key: lossKey(),
    kind: 'units',
    text,
    unit,
    author: null,
    redo: { do: 'insert', nodes: nodes.map(json), after, parent },
  };
}

function asText(
  { anchor, start, parts }: Piece,
  texts: Texts,
  kind: 'text' | 'overwritten',
  author: string | null,
  numbers: Numbering,
): Loss[] {
  const { had, base, now } = texts;
  const text = parts
    .map(({ from, to }) => had.textBetween(from, to, ' ', leafText).trim())
    .filter((one) => one !== '')
    .join(' … ');
  if (text === '') return [];
  const $at = had.resolve(start);
  const unit = nameAt($at, numbers);
  const inline = parts.reduce((all, { from, to }) => all.append(had.slice(from, to).content), Fragment.empty);
  const before = findBlock(base, anchor);
  if (!before && kind === 'text') {
    const broken = brokenOff($at, inline, texts);
    if (broken) return [{ ...insertion([broken.node], broken.$pos, text, unit, now), kind: 'text' }];
  }
  const redo = {
    do: 'block' as const,
    anchor,
    unit: unitAt($at),
    base: contentOf(before?.node ?? null),
    mine: contentOf($at.parent),
    offset: (parts[0]?.from ?? start) - start,
    inline: inline.content.map(json),
  };
  return [{ key: lossKey(), kind, text, unit, author, redo }];
}

/** The new block or unit that the text was typed into after a split that was lost: with that text alone. */
function brokenOff($at: ReturnType<Node['resolve']>, inline: Fragment, { base }: Texts) {
  let node = $at.parent.copy(inline);
  for (let depth = $at.depth - 1; depth > 0; depth -= 1) {
    const around = $at.node(depth);
    const id = idOf(around);
    const isNew = id !== null && findById(base, id) === null && $at.index(depth) === 0;
    if (!isNew) return { node, $pos: $at.doc.resolve($at.before(depth + 1)) };
    node = around.copy(Fragment.from(node));
  }
  return null;
}

function hasTable(node: Node): boolean {
  return /^(table|figure|formula)$/u.test(node.type.name) || node.children.some(hasTable);
}

/** What a leaf in a line says. */
export function leafText(leaf: Node): string {
  return leaf.type.spec.leafText?.(leaf) ?? '';
}

/** A node as it is kept. */
export function json(node: Node): DocumentJson {
  return node.toJSON() as DocumentJson;
}

/** The content of a block as it is kept. */
export function contentOf(block: Node | null): DocumentJson[] {
  return (block?.children ?? []).map(json);
}
