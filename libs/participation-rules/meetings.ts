import type { LegalDay, MeetingPlan, Violation } from '#libs/contracts';
import { checkBefore, deadlineRule, type LegalCalendar } from '#libs/legal-calendar';

/**
 * What is wrong with a gathering that is to be announced on `announced`: topic, place and time are told (MK639 17.1),
 * and everything about it is public 14 days before (MK639 17.2).
 */
export function checkMeeting(
  plan: MeetingPlan,
  announced: LegalDay,
  calendar: LegalCalendar,
): { violations: Violation[]; warnings: Violation[] } {
  const violations: Violation[] = [];
  const warnings: Violation[] = [];
  const told = { act: 'MK639', ref: '17.1' } as const;
  const need = (missing: boolean, code: string, where: string): void => {
    if (missing) violations.push({ code, where, article: told });
  };
  need(plan.topic.trim() === '', 'meeting.topic_missing', 'topic');
  need(plan.format !== 'remote' && plan.place.trim() === '', 'meeting.place_missing', 'place');
  need(plan.format !== 'in_person' && plan.link.trim() === '', 'meeting.link_missing', 'link');
  if (plan.ends <= plan.begins) violations.push({ code: 'meeting.ends_before_it_begins', where: 'ends' });
  if (plan.registerBy && plan.registerBy > plan.day) {
    violations.push({ code: 'meeting.registration_after', where: 'registerBy' });
  }
  const rule = deadlineRule('P.APSPRIEDE');
  const { verdict, latest } = checkBefore(rule, announced, plan.day, calendar);
  const late = { article: rule.article, where: 'day', params: { day: plan.day, latest } };
  if (verdict === 'late') violations.push({ code: 'meeting.announced_too_late', ...late });
  if (verdict === 'inclusive') warnings.push({ code: 'event.notice_counted_inclusively', ...late });
  return { violations, warnings };
}

/** Whether somebody may still register, and why not. */
export function checkRegistration(
  meeting: { state: string; day: LegalDay; registerBy: LegalDay | null; capacity: number | null },
  registered: number,
  today: LegalDay,
): Violation[] {
  if (meeting.state !== 'planned') return [{ code: 'meeting.not_planned' }];
  if (today > (meeting.registerBy ?? meeting.day)) return [{ code: 'meeting.registration_over' }];
  if (meeting.capacity !== null && registered >= meeting.capacity) return [{ code: 'meeting.full' }];
  return [];
}
