import { diffArrays } from 'diff';
import type { Node } from 'prosemirror-model';
import { Transform, type Step } from 'prosemirror-transform';
import { acceptedText, findById, textBlocks, type TextBlock } from '#libs/bylaw-document';
import type { Author } from './author.js';
import { suggest } from './suggest.js';

/** A wording that somebody proposes for a unit or a line of the text. */
export interface ProposedWording {
  /** The id of a unit, of which the first line is meant, or of the line itself. */
  nodeId: string;
  /** The proposed text, without a number before it. */
  text: string;
}

const PIECE = /[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu;
/** Beyond this many edits the whole line is replaced. */
const MAX_EDITS = 2000;

/**
 * Takes a proposed wording over as one suggestion: the words in which it differs from the present wording (what is
 * suggested already counted as accepted) are struck and inserted; everything else stays, with its references and
 * formats.
 *
 * @returns `null` where the document has no such line; no steps where the wording is the same
 */
export function suggestReplacement(
  doc: Node,
  proposal: ProposedWording,
  by: Author,
): { steps: readonly Step[]; doc: Node } | null {
  const line = lineOf(doc, proposal.nodeId);
  if (!line) return null;
  const { shown, positions } = line;
  const change = new Transform(doc);
  const text = proposal.text.replace(/\s+/g, ' ').trim();
  for (const edit of editsOf(shown, text).reverse()) {
    const { from, to, insert } = whole(shown, edit);
    const [start, end] = [
      at(positions, offsetOf(shown, from, 1), 1),
      at(positions, offsetOf(shown, to, -1), -1),
    ];
    if (from < to) change.delete(start, Math.max(start, end));
    if (insert !== '') change.insert(start, doc.type.schema.text(insert));
  }
  return suggest(change, { ...by, together: true });
}

interface Line {
  /** The line as it is with all suggestions accepted. */
  shown: TextBlock;
  /** For every offset of the line's content with all suggestions accepted the position in the document. */
  positions: readonly { before: number; after: number }[];
}

function lineOf(doc: Node, nodeId: string): Line | null {
  const found = findById(doc, nodeId);
  if (!found) return null;
  let [node, pos] = [found.node as Node | null, found.pos];
  for (; node && !node.isTextblock; node = node.firstChild) pos += 1;
  if (!node) return null;
  const accepted = acceptedText(doc);
  const own = String(node.attrs['id'] ?? '');
  const shown = textBlocks(accepted).find((block) => block.id === (own === '' ? nodeId : own));
  if (!shown) return null;
  const positions: { before: number; after: number }[] = [];
  let last = pos + 1;
  node.forEach((child, offset) => {
    const struck = child.marks.some(({ type }) => type.name === 'deletion');
    if (struck) return;
    // Nothing is changed inside a footnote, so only its two edges count.
    const size = child.isText ? child.nodeSize : acceptedSize(child);
    for (let unit = 0; unit < size; unit += 1) {
      const here = pos + 1 + offset + (child.isText ? unit : 0);
      positions.push({ before: unit === 0 ? last : here, after: here });
    }
    last = pos + 1 + offset + child.nodeSize;
  });
  positions.push({ before: last, after: last });
  return { shown, positions };
}

interface Edit {
  /** Offsets in the text of the line. */
  from: number;
  to: number;
  insert: string;
}

function editsOf(shown: TextBlock, text: string): Edit[] {
  const pieces = (of: string): string[] => of.match(PIECE) ?? [];
  const same = (piece: string): string => (/^\s+$/.test(piece) ? ' ' : piece);
  const [a, b] = [pieces(shown.text), pieces(text)];
  const parts = diffArrays(a.map(same), b.map(same), { maxEditLength: MAX_EDITS });
  if (!parts) return [{ from: 0, to: shown.text.length, insert: text }];
  const edits: Edit[] = [];
  let [indexA, indexB, offset] = [0, 0, 0];
  let open: Edit | null = null;
  parts.forEach((part, index) => {
    const count = part.value.length;
    const old = part.added ? '' : a.slice(indexA, indexA + count).join('');
    const fresh = part.removed ? '' : b.slice(indexB, indexB + count).join('');
    const island = index > 0 && index < parts.length - 1 && !/[\p{L}\p{N}]/u.test(old) && old.length <= 2;
    if (part.added || part.removed || (island && open)) {
      open ??= { from: offset, to: offset, insert: '' };
      open = { from: open.from, to: offset + old.length, insert: open.insert + fresh };
    } else {
      if (open) edits.push(open);
      open = null;
    }
    offset += old.length;
    if (!part.added) indexA += count;
    if (!part.removed) indexB += count;
  });
  return open ? [...edits, open] : edits;
}

/** The edit without cutting through what is shown as text but is none: a reference goes or stays whole. */
function whole({ text, segments }: TextBlock, { from, to, insert }: Edit): Edit {
  const cut = (offset: number) =>
    segments.find(({ at: start, text: part, own }) => !own && offset > start && offset < start + part.length);
  const [first, last] = [cut(from), cut(to)];
  const start = first ? first.at : from;
  const end = last ? last.at + last.text.length : to;
  return { from: start, to: end, insert: text.slice(start, from) + insert + text.slice(to, end) };
}

/** The offset in the line's content of an offset in its text, which is that of a whole node where one is shown there. */
function offsetOf({ segments, node, pos }: TextBlock, offset: number, side: -1 | 1): number {
  for (const { at: start, text, pos: own, own: isOwn } of segments) {
    const end = start + text.length;
    const inside = side > 0 ? offset >= start && offset < end : offset > start && offset <= end;
    if (!inside) continue;
    if (isOwn) return own - pos + (offset - start);
    return offset === start ? own - pos : own - pos + (node.nodeAt(own - pos)?.nodeSize ?? 1);
  }
  return side > 0 ? node.content.size : 0;
}

function acceptedSize(node: Node): number {
  if (node.isLeaf) return 1;
  const gone = node.children.filter((child) => child.marks.some(({ type }) => type.name === 'deletion'));
  return node.nodeSize - gone.reduce((sum, child) => sum + child.nodeSize, 0);
}

function at(positions: Line['positions'], offset: number, side: -1 | 1): number {
  const place = positions[Math.min(offset, positions.length - 1)];
  return place ? (side < 0 ? place.before : place.after) : 0;
}
