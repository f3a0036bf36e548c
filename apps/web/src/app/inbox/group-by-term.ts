import type { InboxItem, LegalDay } from '#libs/contracts';
import { daysBetween } from '../ui/days';

/** How soon something is due, in the order it is shown. */
export const TERMS = ['overdue', 'week', 'later', 'open'] as const;

/** One of {@link TERMS}; `open` has no day by which it must be done. */
export type Term = (typeof TERMS)[number];

const WEEK = 7;

/** Only a day by which a thing must be done makes it pressing; days from which it may be done do not. */
export function termOf(deadline: InboxItem['deadline'], today: LegalDay): Term {
  if (deadline?.sense !== 'due') return deadline ? 'later' : 'open';
  if (deadline.overdue) return 'overdue';
  return daysBetween(today, deadline.day) <= WEEK ? 'week' : 'later';
}

/** Things by how soon they are due; empty groups are left out and the order inside a group is kept. */
export function groupByTerm<T extends Pick<InboxItem, 'deadline'>>(
  items: readonly T[],
  today: LegalDay,
): { term: Term; items: T[] }[] {
  return TERMS.map((term) => ({
    term,
    items: items.filter((item) => termOf(item.deadline, today) === term),
  })).filter((group) => group.items.length > 0);
}
