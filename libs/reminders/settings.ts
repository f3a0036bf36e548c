import type { Violation } from '#libs/contracts';

/** How a municipality reminds of its deadlines; no law says anything about it. */
export interface ReminderRules {
  /** So many working days before a deadline its holder is reminded, for example 3 and 1. */
  ahead: readonly number[];
  /** Reminds on the day itself too. */
  onTheDay: boolean;
  /** So many working days after a missed deadline superiors are told; `null` where they never are. */
  escalateAfter: number | null;
  /** Roles of those superiors. */
  escalateTo: readonly string[];
  /** Also by e-mail, not only in the inbox. */
  byMail: boolean;
}

/** What holds where a municipality has set nothing. */
export const DEFAULT_REMINDERS: ReminderRules = {
  ahead: [3, 1],
  onTheDay: true,
  escalateAfter: 1,
  escalateTo: ['head_of_department'],
  byMail: true,
};

/** The longest notice in working days; earlier ones are forgotten before the day comes. */
export const MOST_AHEAD = 30;
/** The most reminders before one deadline. */
export const MOST_REMINDERS = 5;
/** The longest a missed deadline may stay between its holder and the product, in working days. */
export const MOST_ESCALATION_DELAY = 30;

/** What speaks against the settings; empty when they can be kept. */
export function reminderViolations(rules: ReminderRules): Violation[] {
  const found: Violation[] = [];
  const whole = (n: number, least: number, most: number): boolean =>
    Number.isInteger(n) && n >= least && n <= most;
  if (!rules.ahead.every((n) => whole(n, 1, MOST_AHEAD)))
    found.push({ code: 'reminder.aheadOutOfRange', where: 'ahead', params: { max: MOST_AHEAD } });
  if (rules.ahead.length > MOST_REMINDERS || new Set(rules.ahead).size !== rules.ahead.length)
    found.push({ code: 'reminder.aheadTooMany', where: 'ahead', params: { max: MOST_REMINDERS } });
  if (rules.escalateAfter !== null) {
    if (!whole(rules.escalateAfter, 1, MOST_ESCALATION_DELAY))
      found.push({
        code: 'reminder.escalationOutOfRange',
        where: 'escalateAfter',
        params: { max: MOST_ESCALATION_DELAY },
      });
    if (rules.escalateTo.length === 0)
      found.push({ code: 'reminder.escalationToNobody', where: 'escalateTo' });
  }
  return found;
}
