import type { CoordinationSettings, Violation } from '#libs/contracts';

/** What holds until a municipality sets its own terms. They follow no law: a municipality may set others. */
export const DEFAULT_COORDINATION_SETTINGS: CoordinationSettings = {
  normalWorkingDays: 10,
  urgentWorkingDays: 3,
  repeatWorkingDays: 5,
  extensionWorkingDays: 3,
  requiredBeforeOpinionStage: false,
  meetingWorkingDays: 5,
};

/** Most working days that a term may have. */
export const MAX_TERM_WORKING_DAYS = 60;

/** Terms of a round; every one is at least a working day. */
const TERMS = ['normalWorkingDays', 'urgentWorkingDays', 'repeatWorkingDays'] as const;

/**
 * Why the terms cannot hold: whole numbers of 1 to {@link MAX_TERM_WORKING_DAYS} (the extension and the notice of
 * meetings from 0, which means never and none), and urgent ones no longer than normal ones. Empty when they can.
 */
export function settingsViolations(settings: CoordinationSettings): Violation[] {
  const violations: Violation[] = [];
  const limit = (where: keyof CoordinationSettings, value: number, least: number): void => {
    if (!Number.isInteger(value) || value < least || value > MAX_TERM_WORKING_DAYS) {
      const params = { least, most: MAX_TERM_WORKING_DAYS };
      violations.push({ code: 'coordination.term_out_of_range', where, params });
    }
  };
  for (const term of TERMS) limit(term, settings[term], 1);
  limit('extensionWorkingDays', settings.extensionWorkingDays, 0);
  limit('meetingWorkingDays', settings.meetingWorkingDays, 0);
  if (violations.length === 0 && settings.urgentWorkingDays > settings.normalWorkingDays) {
    violations.push({ code: 'coordination.urgent_longer_than_normal', where: 'urgentWorkingDays' });
  }
  return violations;
}
