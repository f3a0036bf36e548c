import type { CommentThreadView } from '#libs/contracts';

/** Which threads are looked at. */
export const FILTERS = ['open', 'resolved', 'mine', 'mentions'] as const;
/** One of {@link FILTERS}. */
export type ThreadFilter = (typeof FILTERS)[number];

/** The threads that a filter lets through: one's own and those one is called in also when they are settled. */
export function filtered(threads: readonly CommentThreadView[], filter: ThreadFilter): CommentThreadView[] {
  return threads.filter(({ resolved, mine, mentionsMe }) => {
    switch (filter) {
      case 'open':
        return resolved === null;
      case 'resolved':
        return resolved !== null;
      case 'mine':
        return mine;
      case 'mentions':
        return mentionsMe;
    }
  });
}
