import type { Node } from 'prosemirror-model';
import { toSuperscript } from './label.js';
import { numberDocument, type Numbering, type UnitNumber } from './numbering.js';
import { resolveReference } from './references.js';

/** A stretch of a block's text and where it stands in the document. */
export interface TextSegment {
  /** Offset in the text of the block. */
  at: number;
  text: string;
  /** Position in the document of the first character, or of the node that is shown as this text. */
  pos: number;
  /** Text of the document itself; a reference, a line break or a footnote is shown as text but is none. */
  own: boolean;
}

/** One block of running text with its place: what rules about texts look at. */
export interface TextBlock {
  /** The id of the block; a heading has the id of its chapter or annex. */
  id: string;
  /** `paragraph`, `title`, `basis`, `heading` … */
  name: string;
  node: Node;
  /** Position in the document of the block's first character. */
  pos: number;
  /** The text as a reader sees it; superscript digits as `¹`, references resolved, line breaks as `\n`. */
  text: string;
  segments: readonly TextSegment[];
  /** The innermost unit around the block, `null` in the front and outside all units. */
  unit: UnitNumber | null;
  /** The id of the annex around the block, `null` in the body. */
  annex: string | null;
  /** `front`, `body`, `annex`, `signature` or the number of the part of a memorandum. */
  region: string;
}

/**
 * Every text block of a by-law or a memorandum in document order. Every character of `text` that the document itself
 * holds stands at one position of it (`documentRange`), so a range of the text is a range of the document.
 */
export function textBlocks(doc: Node, numbering: Numbering = numberDocument(doc)): TextBlock[] {
  const blocks: TextBlock[] = [];
  const visit = (parent: Node, start: number, around: Around): void => {
    parent.forEach((child, offset) => {
      const pos = start + offset;
      const id = String(child.attrs['id'] ?? '');
      if (child.isTextblock) {
        const own = id !== '' ? id : around.holder;
        const { text, segments } = textOf(child, pos + 1, numbering, around.annex);
        const { unit, annex, region } = around;
        const name = child.type.name;
        blocks.push({
          id: own,
          name,
          node: child,
          pos: pos + 1,
          text,
          segments,
          unit,
          annex,
          region: name === 'signature' ? name : region,
        });
        return;
      }
      if (child.isLeaf) return;
      const unit = numbering.get(id) ?? around.unit;
      visit(child, pos + 1, {
        unit,
        annex: child.type.name === 'annex' ? id : around.annex,
        region: regionOf(child, around.region),
        holder: id !== '' ? id : around.holder,
      });
    });
  };
  visit(doc, 0, { unit: null, annex: null, region: '', holder: '' });
  return blocks;
}

interface Around {
  unit: UnitNumber | null;
  annex: string | null;
  region: string;
  holder: string;
}

function regionOf(node: Node, region: string): string {
  const { name } = node.type;
  if (name === 'front' || name === 'body' || name === 'annex') return name;
  return name === 'memorandum_part' ? String(node.attrs['part']) : region;
}

function textOf(
  block: Node,
  start: number,
  numbering: Numbering,
  annex: string | null,
): Pick<TextBlock, 'text' | 'segments'> {
  const segments: TextSegment[] = [];
  let text = '';
  block.forEach((child, offset) => {
    const shown = shownText(child, numbering, annex);
    if (shown === '') return;
    segments.push({ at: text.length, text: shown, pos: start + offset, own: child.isText });
    text += shown;
  });
  return { text, segments };
}

function shownText(child: Node, numbering: Numbering, annex: string | null): string {
  if (child.isText) {
    const raised = child.marks.some((mark) => mark.type.name === 'superscript');
    return raised ? toSuperscript(child.text ?? '') : (child.text ?? '');
  }
  if (child.type.name === 'hard_break') return '\n';
  if (child.type.name === 'footnote') return ` [${child.textContent}]`;
  return child.type.name === 'reference' ? resolveReference(child, numbering, annex).text : '';
}

/**
 * The range of the document that a range of a block's text takes; `null` where it cuts through something that is shown
 * as text but is none (a reference, a footnote), for half of that cannot be changed.
 */
export function documentRange(
  block: TextBlock,
  from: number,
  to: number,
): { from: number; to: number } | null {
  const first = block.segments.find(({ at, text }) => from >= at && from < at + text.length);
  const last = block.segments.find(({ at, text }) => to > at && to <= at + text.length);
  if (!first || !last) return null;
  if ((!first.own && from !== first.at) || (!last.own && to !== last.at + last.text.length)) return null;
  const start = first.own ? first.pos + (from - first.at) : first.pos;
  const nodeSize = block.node.nodeAt(last.pos - block.pos)?.nodeSize ?? 1;
  return { from: start, to: last.own ? last.pos + (to - last.at) : last.pos + nodeSize };
}

/** Whether a range of a block's text is text of the document itself, without references, breaks and footnotes. */
export function isOwnText(block: TextBlock, from: number, to: number): boolean {
  return block.segments.every(({ at, text, own }) => own || at >= to || at + text.length <= from);
}
