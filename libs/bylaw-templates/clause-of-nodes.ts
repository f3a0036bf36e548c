import type { Node } from 'prosemirror-model';
import { inlineText, type Numbering } from '#libs/bylaw-document';
import { CLAUSE_DEPTH, type ClausePoint } from './clause.js';

/**
 * Points of a by-law as a clause: their texts with references printed, sub-points below them. Tables, figures and
 * formulas are no part of a clause; `left` says how many of them stayed behind.
 */
export function clausePointsOf(
  points: readonly Node[],
  numbering: Numbering,
): { points: ClausePoint[]; left: number } {
  let left = 0;
  const read = (node: Node, depth: number): ClausePoint[] => {
    const texts: string[] = [];
    const items: ClausePoint[] = [];
    node.forEach((child) => {
      if (child.type.name === 'subpoint') items.push(...read(child, depth + 1));
      else if (child.isTextblock) texts.push(inlineText(child, { numbering, annex: null }));
      else left += 1;
    });
    const text = texts.join(' ').replace(/\s+/gu, ' ').trim();
    if (text === '') return items;
    if (depth >= CLAUSE_DEPTH || items.length === 0) return [{ text }, ...(items.length > 0 ? items : [])];
    return [{ text, items }];
  };
  return { points: points.flatMap((point) => read(point, 1)), left };
}
