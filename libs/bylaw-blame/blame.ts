import type { Node } from 'prosemirror-model';
import { numberDocument, textBlocks, type Numbering, type TextBlock } from '#libs/bylaw-document';
import type { Blamer } from './blamer.js';
import { holderAt } from './pieces.js';
import type { Source } from './source.js';

/** Words of one block that came from one source. */
export interface BlamedText {
  /** As a reader sees it: references resolved, footnotes in brackets. */
  text: string;
  source: Source;
  /** Whether the words are only suggested, or suggested to be deleted. */
  pending: 'insertion' | 'deletion' | null;
}

/** One block of running text with where its words came from. */
export interface BlamedBlock {
  /** Id of the block; of a heading that of its chapter or annex. */
  id: string;
  /** What the block belongs to, as changes name it (see `holderAt`). */
  unitId: string;
  /** `paragraph`, `heading`, `title` … */
  name: string;
  /** The number that is printed before the block, empty where there is none. */
  number: string;
  texts: BlamedText[];
}

/**
 * Every block of the text with the sources of its words, in the order of the text.
 *
 * @param unitId only blocks of this unit and of the units in it
 */
export function blameOf(blamer: Blamer, unitId?: string): BlamedBlock[] {
  const { doc } = blamer;
  const numbering = numberDocument(doc);
  const within = unitId === undefined ? null : rangeOf(doc, unitId);
  if (unitId !== undefined && within === null) return [];
  const named = new Set<string>();
  return textBlocks(doc, numbering)
    .filter(({ pos }) => within === null || (pos > within.from && pos <= within.to))
    .map((block) => blamed(blamer, block, numbering, named));
}

function blamed(blamer: Blamer, block: TextBlock, numbering: Numbering, named: Set<string>): BlamedBlock {
  const unitId = holderAt(blamer.doc, block.pos) ?? '';
  const number = named.has(unitId) ? '' : (numbering.get(unitId)?.printed ?? '');
  named.add(unitId);
  const texts: BlamedText[] = [];
  for (const { text, pos, own } of block.segments) {
    const node = block.node.nodeAt(pos - block.pos);
    const mark = node?.marks.find(({ type }) => type.name === 'insertion' || type.name === 'deletion');
    const pending = mark ? (mark.type.name as 'insertion' | 'deletion') : null;
    if (!own) {
      add(texts, text, blamer.sourceAt(pos), pending);
      continue;
    }
    let at = 0;
    for (const { length, source } of blamer.sourcesIn(pos, pos + text.length)) {
      add(texts, text.slice(at, at + length), source, pending);
      at += length;
    }
  }
  return { id: block.id, unitId, name: block.name, number, texts };
}

function add(texts: BlamedText[], text: string, source: Source, pending: BlamedText['pending']): void {
  const last = texts.at(-1);
  if (last && last.pending === pending && last.source === source) last.text += text;
  else texts.push({ text, source, pending });
}

function rangeOf(doc: Node, id: string): { from: number; to: number } | null {
  let range: { from: number; to: number } | null = null;
  doc.descendants((node, pos) => {
    if (range) return false;
    if (node.attrs['id'] === id) range = { from: pos, to: pos + node.nodeSize };
    return !node.isTextblock;
  });
  return range;
}
