import type { Comparison } from '#libs/bylaw-diff';

/** Translates a text; one with plural forms by its count, another one where the count is `null`. */
export type Say = (key: string, count: number | null, params?: Record<string, unknown>) => string;

/** What restoring a text would do to the one now, in a sentence or two. */
export function restoreWords(comparison: Comparison, say: Say): string {
  const { changed, inserted, deleted, moved } = comparison.summary;
  const parts = [
    ...(changed ? [say('history.restore.changed', changed)] : []),
    ...(inserted ? [say('history.restore.back', inserted)] : []),
    ...(deleted ? [say('history.restore.gone', deleted)] : []),
    ...(moved ? [say('history.restore.moved', moved)] : []),
  ];
  if (comparison.changes.length === 0) return say('history.restore.nothing', null);
  return `${parts.join(' ')} ${say('history.restore.safe', null)}`.trim();
}
