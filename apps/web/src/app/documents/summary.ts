import type { Comparison } from '#libs/bylaw-diff';
import { renumberedRanges, type RenumberedRange } from '#libs/bylaw-diff';

/** What a comparison says in one breath. */
export interface CompareSummary {
  /** Numbers of new and of deleted numbered units, as printed. */
  inserted: string[];
  deleted: string[];
  ranges: RenumberedRange[];
  /** Live references that show a new number. */
  followed: number;
  equal: boolean;
}

/** The most numbers that are named one by one. */
const NAMED = 12;

/** Sums up what happened to the numbers: what came, what went, what was renumbered, which references followed. */
export function summaryOf(comparison: Comparison): CompareSummary {
  const numbers = (kind: 'inserted' | 'deleted'): string[] =>
    comparison.changes
      .filter((change) => change.kind === kind)
      .map((change) => (kind === 'inserted' ? change.labelAfter : change.labelBefore))
      .filter((label) => label !== '')
      .slice(0, NAMED);
  return {
    inserted: numbers('inserted'),
    deleted: numbers('deleted'),
    ranges: renumberedRanges(comparison),
    followed: comparison.followed.length,
    equal: comparison.changes.length === 0,
  };
}
