import type { TakeoverItemRow } from '#libs/contracts';

/** What the table may be narrowed to; the names are translations `takeover.filter.<name>`. */
export const ITEM_FILTERS = ['all', 'sample', 'look', 'incomplete', 'clean', 'refused', 'returned'] as const;

/** One of {@link ITEM_FILTERS}. */
export type ItemFilter = (typeof ITEM_FILTERS)[number];

/** Whether an item is shown under a filter. */
export function passes(item: TakeoverItemRow, filter: ItemFilter): boolean {
  const read = item.state === 'read';
  switch (filter) {
    case 'all':
      return true;
    case 'sample':
      return item.drawn && item.state !== 'returned';
    case 'look':
      return read && item.lookedAt === null && (item.drawn || item.lookFor.length > 0);
    case 'incomplete':
      return read && item.problems.length > 0;
    case 'clean':
      return (
        item.state === 'taken' ||
        (read && item.problems.length === 0 && (item.lookedAt !== null || item.lookFor.length === 0))
      );
    case 'refused':
    case 'returned':
      return item.state === filter;
  }
}

/** The filter that an address names. */
export function filterOf(name: string | undefined): ItemFilter {
  return ITEM_FILTERS.find((one) => one === name) ?? 'all';
}
