import type {
  CallCoordinationMeeting,
  CoordinationMeetingResult,
  KeepCoordinationMinutes,
  LegalDay,
  Violation,
} from '#libs/contracts';
import { workingDaysBetween, type LegalCalendar } from '#libs/legal-calendar';
import { isBlank } from './round.js';

/** A party that an agreement meeting is about, with the objections that stand. */
export interface MeetingParty {
  key: string;
  objections: readonly string[];
}

/** What is needed to call a meeting. */
export interface MeetingCall extends Pick<CallCoordinationMeeting, 'day' | 'time' | 'place' | 'reason'> {
  today: LegalDay;
  /** A round runs, or another meeting is called already. */
  openRound: boolean;
  calledAlready: boolean;
  /** Parties with objections that stand. */
  parties: readonly MeetingParty[];
  /** The municipality's own notice, in working days. */
  noticeWorkingDays: number;
}

/**
 * Why the meeting cannot be called: it is about objections that stand after a round; the parties get the municipality's
 * own notice, unless a reason is given; a day that is over is no day to meet. Empty when it can.
 */
export function callViolations(call: MeetingCall, calendar: LegalCalendar): Violation[] {
  const violations: Violation[] = [];
  if (call.openRound) violations.push({ code: 'coordination.round_open' });
  if (call.calledAlready) violations.push({ code: 'coordination.meeting_called' });
  if (call.parties.every(({ objections }) => objections.length === 0))
    violations.push({ code: 'coordination.nothing_disputed' });
  if (call.day < call.today) violations.push({ code: 'coordination.meeting_in_past', where: 'day' });
  else if (
    workingDaysBetween(call.today, call.day, calendar) < call.noticeWorkingDays &&
    isBlank(call.reason)
  )
    violations.push({
      code: 'coordination.meeting_notice_short',
      where: 'reason',
      params: { days: call.noticeWorkingDays },
    });
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(call.time))
    violations.push({ code: 'coordination.meeting_time_missing', where: 'time' });
  if (isBlank(call.place)) violations.push({ code: 'coordination.meeting_place_missing', where: 'place' });
  return violations;
}

/** What became of one objection at a meeting. */
export interface MeetingOutcome {
  item: string;
  result: CoordinationMeetingResult;
  byAbsence: boolean;
  note: string;
}

/**
 * What is missing in the minutes: who was there for every party that was called, what became of every objection of a
 * party that was there, the text and who signs it. The minutes are not written before the day of the meeting.
 */
export function minutesViolations(
  minutes: Omit<KeepCoordinationMinutes, 'version'>,
  meeting: { day: LegalDay; parties: readonly MeetingParty[] },
  today: LegalDay,
): Violation[] {
  const violations: Violation[] = [];
  if (today < meeting.day)
    violations.push({ code: 'coordination.meeting_not_yet', params: { day: meeting.day } });
  meeting.parties.forEach(({ key, objections }, index) => {
    const attended = minutes.attendance.find(({ party }) => party === key);
    if (!attended) violations.push({ code: 'coordination.attendance_missing', where: `attendance.${index}` });
    if (!attended?.present) return;
    if (isBlank(attended.represented))
      violations.push({
        code: 'coordination.representative_missing',
        where: `attendance.${index}.represented`,
      });
    for (const item of objections)
      if (!minutes.results.some((one) => one.item === item))
        violations.push({ code: 'coordination.result_missing', where: `results.${item}` });
  });
  if (isBlank(minutes.text)) violations.push({ code: 'coordination.minutes_empty', where: 'text' });
  if (isBlank(minutes.chair)) violations.push({ code: 'coordination.chair_missing', where: 'chair' });
  if (isBlank(minutes.secretary))
    violations.push({ code: 'coordination.secretary_missing', where: 'secretary' });
  return violations;
}

/** What the meeting comes to: objections of a party for which nobody came are withdrawn, whatever the form says of them. */
export function meetingOutcomes(
  minutes: Pick<KeepCoordinationMinutes, 'attendance' | 'results'>,
  parties: readonly MeetingParty[],
): MeetingOutcome[] {
  return parties.flatMap(({ key, objections }) => {
    const present = minutes.attendance.some(({ party, present: came }) => party === key && came);
    return objections.map((item): MeetingOutcome => {
      const said = minutes.results.find((one) => one.item === item);
      if (!present) return { item, result: 'withdrawn', byAbsence: true, note: '' };
      return { item, result: said?.result ?? 'maintained', byAbsence: false, note: said?.note ?? '' };
    });
  });
}
