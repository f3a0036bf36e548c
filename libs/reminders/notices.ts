import type { LegalDay } from '#libs/contracts';
import { addWorkingDays, workingDaysBetween, type LegalCalendar } from '#libs/legal-calendar';
import type { ReminderRules } from './settings.js';

/** Who is told: whoever has to keep the deadline, or those above. */
export type NoticeAudience = 'holder' | 'superior';

/** One occasion to tell somebody about a deadline. Its stage is told once to each person. */
export interface Notice {
  /** `ahead-<n>` = n working days before, `today`, `overdue` = missed, `escalated` = missed and told to superiors. */
  stage: `ahead-${number}` | 'today' | 'overdue' | 'escalated';
  audience: NoticeAudience;
}

/**
 * What is to be told today about a deadline that ends on `day` and is not met yet. Of the reminders before the day only
 * the most urgent one that has been reached: whoever learns of a deadline late is told once, not three times.
 */
export function noticesOn(
  day: LegalDay,
  rules: ReminderRules,
  today: LegalDay,
  calendar: LegalCalendar,
): Notice[] {
  if (today > day) {
    const late = Math.max(1, workingDaysBetween(day, today, calendar));
    const overdue: Notice = { stage: 'overdue', audience: 'holder' };
    const told = rules.escalateAfter !== null && late >= rules.escalateAfter;
    return told ? [overdue, { stage: 'escalated', audience: 'superior' }] : [overdue];
  }
  if (today === day) return rules.onTheDay ? [{ stage: 'today', audience: 'holder' }] : [];
  const left = workingDaysBetween(today, day, calendar);
  const reached = rules.ahead.filter((n) => left <= n);
  if (reached.length === 0) return [];
  return [{ stage: `ahead-${Math.min(...reached)}`, audience: 'holder' }];
}

/** The next day after `today` on which {@link noticesOn} may say something new; `null` when all has been said. */
export function nextNoticeDay(
  day: LegalDay,
  rules: ReminderRules,
  today: LegalDay,
  calendar: LegalCalendar,
): LegalDay | null {
  const days = rules.ahead.map((n) => addWorkingDays(day, -n, calendar));
  if (rules.onTheDay) days.push(day);
  days.push(addWorkingDays(day, 1, calendar));
  if (rules.escalateAfter !== null) days.push(addWorkingDays(day, rules.escalateAfter, calendar));
  const ahead = days.filter((one) => one > today).sort();
  return ahead[0] ?? null;
}
