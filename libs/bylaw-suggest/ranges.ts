import type { Node } from 'prosemirror-model';
import { AddMarkStep, RemoveMarkStep, type Step, type Transform } from 'prosemirror-transform';

/** A stretch of the text before a change, and what stands in its place behind it; positions of the two documents. */
export interface ChangedRange {
  fromB: number;
  toB: number;
  fromA: number;
  toA: number;
}

/**
 * Where a change touched the document, as few ranges in order; stretches that touch are one. Text whose marks changed
 * counts as replaced; changed attributes have no range.
 */
export function changedRanges(change: Pick<Transform, 'steps' | 'docs'>): ChangedRange[] {
  let ranges: ChangedRange[] = [];
  change.steps.forEach((step, index) => {
    const doc = change.docs[index];
    for (const { start, end, size } of doc ? touched(step, doc) : [])
      ranges = withRange(ranges, start, end, size);
  });
  return ranges;
}

interface Touched {
  start: number;
  end: number;
  /** How long it is afterwards. */
  size: number;
}

/** What one step replaces, last first, so that the earlier positions still count. */
function touched(step: Step, doc: Node): Touched[] {
  const out: Touched[] = [];
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) {
    const adds = step instanceof AddMarkStep;
    doc.nodesBetween(step.from, step.to, (node, pos) => {
      if (!node.isInline) return true;
      const has = step.mark.isInSet(node.marks);
      const start = Math.max(pos, step.from);
      const end = Math.min(pos + node.nodeSize, step.to);
      if (has !== adds && start < end) out.push({ start, end, size: end - start });
      return node.type.name === 'footnote' && has === adds;
    });
  } else
    step.getMap().forEach((start, end, newStart, newEnd) => {
      out.push({ start, end, size: newEnd - newStart });
    });
  return out.reverse();
}

/** The ranges after a further replacement, given in positions of the document as the ranges leave it. */
function withRange(
  ranges: readonly ChangedRange[],
  start: number,
  end: number,
  size: number,
): ChangedRange[] {
  const shift = size - (end - start);
  const before = ranges.filter((range) => range.toA < start);
  const after = ranges.filter((range) => range.fromA > end);
  const met = ranges.slice(before.length, ranges.length - after.length);
  const [first, last, prior] = [met[0], met.at(-1), before.at(-1)];
  const offset = prior ? prior.toB - prior.toA : 0;
  const endOffset = last ? last.toB - last.toA : offset;
  const fromA = first ? Math.min(start, first.fromA) : start;
  const oldEnd = last ? Math.max(end, last.toA) : end;
  const joined: ChangedRange = {
    fromB: fromA + offset,
    toB: oldEnd + endOffset,
    fromA,
    toA: oldEnd + shift,
  };
  const moved = after.map((range) => ({ ...range, fromA: range.fromA + shift, toA: range.toA + shift }));
  return [...before, joined, ...moved];
}
