import { REVIEW_GROUNDS, type ReviewGround, type ReviewQueue, type ReviewQueueItem } from '#libs/contracts';

/** What a reviewer wants to see. */
export type QueueState = 'waiting' | 'overdue' | 'done' | 'copied';

/** All values of {@link QueueState}, in the order of the filter. */
export const QUEUE_STATES: readonly QueueState[] = ['waiting', 'overdue', 'done', 'copied'];

/** How soon the month ends; `unknown` = no receipt is known, so that it does not run yet. */
export const QUEUE_TERMS = ['3', '7', '14', 'unknown'] as const;
/** One of {@link QUEUE_TERMS}. */
export type QueueTerm = (typeof QUEUE_TERMS)[number];

/** Kinds of by-laws: by what they are about, or amendments. */
export const QUEUE_KINDS = [...REVIEW_GROUNDS, 'amending', 'again'] as const;
/** One of {@link QUEUE_KINDS}; `again` = corrected and sent again. */
export type QueueKind = ReviewGround | 'amending' | 'again';

/** The filters as the address has them; anything unknown counts as no filter. */
export interface QueueFilter {
  state: QueueState;
  /** Slug; empty for every municipality. */
  place: string;
  term: QueueTerm | null;
  kind: QueueKind | null;
}

/** Reads the filters of the address. */
export const readFilter = (
  state: string | undefined,
  place: string | undefined,
  term: string | undefined,
  kind: string | undefined,
): QueueFilter => ({
  state: QUEUE_STATES.find((one) => one === state) ?? 'waiting',
  place: place ?? '',
  term: QUEUE_TERMS.find((one) => one === term) ?? null,
  kind: QUEUE_KINDS.find((one) => one === kind) ?? null,
});

/** The rows of the filter on a day (`YYYY-MM-DD`). */
export function filterQueue(queue: ReviewQueue, filter: QueueFilter, today: string): ReviewQueueItem[] {
  return rowsOf(queue, filter.state).filter(
    (item) =>
      (!filter.place || item.place.slug === filter.place) &&
      (!filter.kind || isOf(item, filter.kind)) &&
      (!filter.term || endsIn(item, filter.term, today)),
  );
}

/** The municipalities that have anything in the queue, by name. */
export function placesOf(queue: ReviewQueue): { slug: string; name: string }[] {
  const all = [...queue.waiting, ...queue.done].map(({ place }) => [place.slug, place] as const);
  return [...new Map(all).values()].sort((a, b) => a.name.localeCompare(b.name, 'lv'));
}

function isOf(item: ReviewQueueItem, kind: QueueKind): boolean {
  if (kind === 'amending') return item.amending;
  return kind === 'again' ? item.round > 1 : item.grounds.includes(kind);
}

function endsIn({ opinionBy }: ReviewQueueItem, term: QueueTerm, today: string): boolean {
  if (term === 'unknown') return opinionBy === null;
  const last = new Date(Date.parse(today) + Number(term) * 86_400_000).toISOString().slice(0, 10);
  return opinionBy !== null && opinionBy.day <= last;
}

function rowsOf(queue: ReviewQueue, state: QueueState): ReviewQueueItem[] {
  switch (state) {
    case 'waiting':
      return queue.waiting.filter((item) => !item.copied);
    case 'overdue':
      return queue.waiting.filter((item) => !item.copied && item.opinionBy?.overdue);
    case 'copied':
      return [...queue.waiting, ...queue.done].filter((item) => item.copied);
    case 'done':
      return queue.done.filter((item) => !item.copied);
  }
}
