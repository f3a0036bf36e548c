import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DeskMeeting, LegalDay, PublicMeeting } from '#libs/contracts';
import type { LegalCalendar } from '#libs/legal-calendar';
import { checkMeeting, checkRegistration } from '#libs/participation-rules';
import { Refused } from '../../platform/http/refused.js';

/** A gathering's row. */
export interface MeetingData extends Omit<PublicMeeting, 'acceptsRegistrations'> {
  eventId: string;
  version: number;
}

const COLUMNS = `m.id, m.event_id AS "eventId", m.kind, m.topic, m.day::text, m.begins, m.ends, m.format, m.place, m.link,
  m.capacity, m.register_by::text AS "registerBy", m.state, m.announced_day::text AS "announcedDay", m.minutes,
  m.participants, m.recording_url AS "recordingUrl", m.version,
  (SELECT count(*)::int FROM meeting_registration r WHERE r.municipality_id = m.municipality_id
     AND r.meeting_id = m.id AND r.cancelled_at IS NULL) AS registered`;

/** Gatherings of events. */
@Injectable()
export class MeetingStore {
  /** @throws Refused 404. */
  async load(manager: EntityManager, municipalityId: string, id: string, lock = false): Promise<MeetingData> {
    const [row] = await manager.query<MeetingData[]>(
      `SELECT ${COLUMNS} FROM participation_meeting m
        WHERE m.municipality_id = $1 AND m.id = $2 ${lock ? 'FOR NO KEY UPDATE OF m' : ''}`,
      [municipalityId, id],
    );
    if (!row) throw Refused.notFound('meeting');
    return row;
  }

  /** Gatherings of an event, in order of time. */
  of(manager: EntityManager, municipalityId: string, eventId: string): Promise<MeetingData[]> {
    return manager.query<MeetingData[]>(
      `SELECT ${COLUMNS} FROM participation_meeting m
        WHERE m.municipality_id = $1 AND m.event_id = $2 ORDER BY m.day, m.begins, m.id`,
      [municipalityId, eventId],
    );
  }

  /** With everything that the organiser needs. */
  async desk(
    manager: EntityManager,
    municipalityId: string,
    eventId: string,
    today: LegalDay,
    calendar: LegalCalendar,
  ): Promise<DeskMeeting[]> {
    const meetings = await this.of(manager, municipalityId, eventId);
    const registrations = await manager.query<
      (DeskMeeting['registrations'][number] & { meetingId: string })[]
    >(
      `SELECT r.id, r.meeting_id AS "meetingId", r.name, r.organisation, r.email, r.needs, r.group_id AS "groupId",
              r.attended, r.named
         FROM meeting_registration r
         JOIN participation_meeting m ON m.municipality_id = r.municipality_id AND m.id = r.meeting_id
        WHERE r.municipality_id = $1 AND m.event_id = $2 AND r.cancelled_at IS NULL
        ORDER BY r.registered_at, r.id`,
      [municipalityId, eventId],
    );
    return meetings.map((meeting) => {
      const { violations, warnings } = checkMeeting(meeting, meeting.announcedDay ?? today, calendar);
      return {
        ...publicMeeting(meeting, today),
        link: meeting.link,
        version: meeting.version,
        findings: meeting.state === 'planned' ? [...violations, ...warnings] : [],
        registrations: registrations
          .filter(({ meetingId }) => meetingId === meeting.id)
          .map(({ meetingId: _meeting, ...registration }) => registration),
      };
    });
  }
}

/** A gathering as everybody sees it; how to join from afar is told to those who register. */
export function publicMeeting(meeting: MeetingData, today: LegalDay): PublicMeeting {
  const { eventId: _event, version: _version, ...shown } = meeting;
  const open =
    meeting.announcedDay !== null && checkRegistration(meeting, meeting.registered, today).length === 0;
  return { ...shown, link: '', acceptsRegistrations: open };
}
