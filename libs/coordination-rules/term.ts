import type { CoordinationRoundKind, CoordinationSettings, LegalDay } from '#libs/contracts';
import { addWorkingDays, type LegalCalendar } from '#libs/legal-calendar';

/** Working days of a round of that kind. */
export function termOf(kind: CoordinationRoundKind, settings: CoordinationSettings): number {
  const terms: Record<CoordinationRoundKind, number> = {
    normal: settings.normalWorkingDays,
    urgent: settings.urgentWorkingDays,
    repeat: settings.repeatWorkingDays,
  };
  return terms[kind];
}

/** The last day for opinions of a round sent on `sentDay`: the term begins on the next working day. */
export function dueDayOf(
  kind: CoordinationRoundKind,
  sentDay: LegalDay,
  settings: CoordinationSettings,
  calendar: LegalCalendar,
): LegalDay {
  return addWorkingDays(sentDay, termOf(kind, settings), calendar);
}

/** The last day after prolonging a term that ends on `dueDay` by so many working days. */
export function extendedDueDay(dueDay: LegalDay, workingDays: number, calendar: LegalCalendar): LegalDay {
  return addWorkingDays(dueDay, workingDays, calendar);
}

/** The last day after more parties were added today: whoever is asked later has the whole term too, and nobody a shorter one. */
export function dueDayWithMore(
  round: { kind: CoordinationRoundKind; dueDay: LegalDay },
  today: LegalDay,
  settings: CoordinationSettings,
  calendar: LegalCalendar,
): LegalDay {
  const whole = dueDayOf(round.kind, today, settings, calendar);
  return whole > round.dueDay ? whole : round.dueDay;
}
