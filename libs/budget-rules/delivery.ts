import type { ArticleRef, Cents, LegalDay } from '#libs/contracts';
import { computeDeadline, deadlineRule } from '#libs/legal-calendar';
import type { LegalCalendar } from '#libs/legal-calendar';

/** From which day the two years of PL 62(2) run; the law does not say, so a municipality's setting does. */
export const DELIVERY_TERM_FROM = ['results', 'start'] as const;
/** One of {@link DELIVERY_TERM_FROM}. */
export type DeliveryTermFrom = (typeof DELIVERY_TERM_FROM)[number];

/** By when a winning project is to be begun and done. */
export interface DeliveryTerms {
  startBy: LegalDay;
  doneBy: LegalDay;
  /** The day the two years are counted from. */
  doneFrom: LegalDay;
  /** `true` while the two years run from the start and nobody has begun: the last lawful day stands for the start. */
  provisional: boolean;
  article: ArticleRef;
}

/** The terms of PL 62(2): begun within three months of the announcement, done within two years. */
export function deliveryTerms(
  announcedOn: LegalDay,
  startedOn: LegalDay | null,
  from: DeliveryTermFrom,
  calendar: LegalCalendar,
): DeliveryTerms {
  const start = deadlineRule('LB.START');
  const startBy = computeDeadline(start, announcedOn, calendar).day;
  const doneFrom = from === 'results' ? announcedOn : (startedOn ?? startBy);
  const doneBy = computeDeadline(deadlineRule('LB.DONE'), doneFrom, calendar).day;
  return {
    startBy,
    doneBy,
    doneFrom,
    provisional: from === 'start' && startedOn === null,
    article: start.article,
  };
}

/** By how much more was spent than there was for the project; 0 where it was not exceeded or is not known. */
export function overrun(spentCents: Cents, limitCents: Cents | null): Cents {
  return limitCents === null ? 0 : Math.max(0, spentCents - limitCents);
}
