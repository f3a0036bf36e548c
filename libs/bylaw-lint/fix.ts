import { Fragment, Slice, type Node } from 'prosemirror-model';
import { ReplaceStep } from 'prosemirror-transform';
import { documentRange, numberDocument, textBlocks, type Numbering } from '#libs/bylaw-document';
import type { LintFinding } from './finding.js';

/** A change as a range of the document, last one first so that each leaves the others' places as they are. */
export interface FixRange {
  from: number;
  to: number;
  insert: string;
}

/**
 * Where the fix of a finding changes the document it was found in; `null` where it has none or the text is no longer as
 * it was. An editor applies the ranges in the order given.
 */
export function fixRanges(
  doc: Node,
  { fix }: LintFinding,
  numbering: Numbering = numberDocument(doc),
): FixRange[] | null {
  if (!fix || fix.length === 0) return null;
  const blocks = new Map(textBlocks(doc, numbering).map((block) => [block.id, block]));
  const ranges: FixRange[] = [];
  for (const { block: id, from, to, insert } of fix) {
    const block = blocks.get(id);
    if (!block || to > block.text.length) return null;
    // Nothing is replaced: the place is behind the character before it.
    const range = from === to ? documentRange(block, from - 1, from) : documentRange(block, from, to);
    if (!range) return null;
    ranges.push({ from: from === to ? range.to : range.from, to: range.to, insert });
  }
  return ranges.sort((left, right) => right.from - left.from);
}

/** The document with the fix of a finding applied; `null` where `fixRanges` is. Marks stay as they are. */
export function applyFix(doc: Node, finding: LintFinding): Node | null {
  const ranges = fixRanges(doc, finding);
  if (!ranges) return null;
  let out = doc;
  for (const { from, to, insert } of ranges) {
    const marks = out.resolve(from).marksAcross(out.resolve(to)) ?? out.resolve(from).marks();
    const text = insert === '' ? Fragment.empty : Fragment.from(out.type.schema.text(insert, marks));
    const result = new ReplaceStep(from, to, new Slice(text, 0, 0)).apply(out);
    if (!result.doc) return null;
    out = result.doc;
  }
  return out;
}
