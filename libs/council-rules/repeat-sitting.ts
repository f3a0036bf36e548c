import type { ArticleRef, LegalDay, SittingKind, Violation } from '#libs/contracts';
import { computeDeadline, deadlineRule, type LegalCalendar } from '#libs/legal-calendar';

/** The days on which a sitting that had no quorum may be held again. */
export interface RepeatWindow {
  earliest: LegalDay;
  latest: LegalDay;
  article: ArticleRef;
}

/**
 * A regular sitting is held again not earlier than seven and not later than fourteen days after the one that had no
 * quorum (PL 32(1)1); an extraordinary one on the next working day at the latest (PL 32(1)2).
 */
export function repeatWindow(kind: SittingKind, failedOn: LegalDay, calendar: LegalCalendar): RepeatWindow {
  const day = (rule: 'D.REPEAT_EARLIEST' | 'D.REPEAT_LATEST' | 'D.REPEAT_EXTRAORDINARY'): LegalDay =>
    computeDeadline(deadlineRule(rule), failedOn, calendar).day;
  if (kind === 'extraordinary')
    return {
      earliest: failedOn,
      latest: day('D.REPEAT_EXTRAORDINARY'),
      article: deadlineRule('D.REPEAT_EXTRAORDINARY').article,
    };
  return {
    earliest: day('D.REPEAT_EARLIEST'),
    latest: day('D.REPEAT_LATEST'),
    article: deadlineRule('D.REPEAT_EARLIEST').article,
  };
}

/** What stands against holding the sitting again on this day. */
export function checkRepeatDay(
  failed: { kind: SittingKind; day: LegalDay; repeatLevel: number },
  again: { kind: SittingKind; day: LegalDay },
  calendar: LegalCalendar,
): Violation[] {
  const article: ArticleRef = { act: 'PL', ref: '32(1)' };
  if (failed.kind !== again.kind) return [{ code: 'repeat_of_other_kind', article, where: 'kind' }];
  const { earliest, latest, article: rule } = repeatWindow(failed.kind, failed.day, calendar);
  if (again.day >= earliest && again.day <= latest) return [];
  return [{ code: 'repeat_outside_window', article: rule, params: { earliest, latest }, where: 'day' }];
}
