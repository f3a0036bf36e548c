import type { Node } from 'prosemirror-model';
import { breakMark, contentMark, type Author } from './author.js';
import { boundaryAt } from './boundary.js';
import type { Plan } from './plan.js';
import type { ChangedRange } from './ranges.js';

const JOINED = new Set(['point', 'subpoint', 'list_item', 'paragraph']);

/**
 * A change that takes a block away and puts its line behind the line before it, as editors join units: no more than the
 * break between the two goes. Whether that is all is for the caller to see.
 *
 * @returns `null` where no block went that could have been joined
 */
export function planByJoin(before: Node, ranges: readonly ChangedRange[], by: Author): Plan | null {
  if (ranges.length < 2 || ranges.length > 3) return null;
  for (const { fromB, toB, fromA, toA } of ranges) {
    const block = before.nodeAt(fromB);
    if (fromA !== toA || block?.nodeSize !== toB - fromB || !JOINED.has(block.type.name)) continue;
    const boundary = boundaryAt(before.resolve(fromB));
    const target = ranges.find((range) => range.fromB === boundary?.from && range.fromB === range.toB);
    const decided =
      contentMark(block, 'insertion') ?? contentMark(block, 'deletion') ?? breakMark(block, 'deletion');
    if (!boundary || !target || decided) continue;
    const split = breakMark(block, 'insertion');
    if (split?.attrs['author'] === by.author) return { changes: [{ kind: 'remove', ...boundary }], kept: [] };
    return {
      changes: [{ kind: 'strikeBreak', from: fromB, to: fromB + 1, hunk: { goesOn: null } }],
      kept: [{ at: target.fromA, size: boundary.to - boundary.from }],
    };
  }
  return null;
}
