import type { ReviewQueue, ReviewQueueItem } from '#libs/contracts';

/** What a reviewer wants to see. */
export type QueueState = 'waiting' | 'overdue' | 'done' | 'copied';

/** All values of {@link QueueState}, in the order of the filter. */
export const QUEUE_STATES: readonly QueueState[] = ['waiting', 'overdue', 'done', 'copied'];

/** Reads the filter of the address; anything else is what waits. */
export const queueState = (value: string | undefined): QueueState =>
  QUEUE_STATES.find((one) => one === value) ?? 'waiting';

/** The rows of the filter; an empty place means every municipality. */
export function filterQueue(queue: ReviewQueue, state: QueueState, place: string): ReviewQueueItem[] {
  return rowsOf(queue, state).filter((item) => !place || item.place.slug === place);
}

/** The municipalities that have anything in the queue, by name. */
export function placesOf(queue: ReviewQueue): { slug: string; name: string }[] {
  const all = [...queue.waiting, ...queue.done].map(({ place }) => [place.slug, place] as const);
  return [...new Map(all).values()].sort((a, b) => a.name.localeCompare(b.name, 'lv'));
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
