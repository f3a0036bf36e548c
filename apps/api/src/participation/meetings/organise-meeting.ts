import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { LegalDay, MeetingPlan, Violation } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';
import { checkMeeting } from '#libs/participation-rules';
import { WorkingCalendar } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { EventStore } from '../events/event-store.js';
import { meetingCancelledMail } from '../events/event-mails.js';
import { MeetingStore, type MeetingData } from './meeting-store.js';

const PERMISSION = 'participation.manage';

/** What is written down after a gathering (MK639 19: the minutes may be the summary of what was said). */
export interface MeetingRecord {
  version: number;
  minutes: string;
  participants: number | null;
  recordingUrl: string | null;
  attended: string[];
}

/** Plans the gatherings of an event, keeps their minutes, calls them off. */
@Injectable()
export class OrganiseMeeting {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: EventStore,
    private readonly meetings: MeetingStore,
    private readonly workingDays: WorkingCalendar,
    private readonly mailer: Mailer,
  ) {}

  /**
   * Adds a gathering or changes one that nobody knows of yet. Of an announced event it is announced at once.
   *
   * @throws Refused 409 with what MK639 17 asks for.
   */
  async save(
    actor: Actor,
    place: PlaceRef,
    eventId: string,
    plan: MeetingPlan,
    old: { id: string; version: number } | null,
  ): Promise<{ id: string; warnings: Violation[] }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const event = await this.events.load(tx.manager, place.id, eventId, true);
      if (event.state !== 'preparing' && event.state !== 'announced') {
        throw new Refused([{ code: 'event.wrong_state', params: { state: event.state } }], 409);
      }
      const today = this.clock.legalToday();
      const calendar = await this.workingDays.calendarFor(tx.manager, place.id);
      const { violations, warnings } = checkMeeting(plan, today, calendar);
      if (violations.length > 0) throw new Refused(violations, 409);
      const announced = event.state === 'announced' ? today : null;
      const id = old
        ? await this.change(tx, place.id, event.id, plan, old)
        : await this.add(tx, place.id, event.id, plan, announced);
      this.audit(tx, place.id, id, 'participationMeeting.plan');
      return { id, warnings };
    });
  }

  /** Keeps the minutes. @throws Refused 409 before its day, 422 without minutes and recording. */
  async hold(actor: Actor, place: PlaceRef, meetingId: string, record: MeetingRecord): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const meeting = await this.lock(tx, place.id, meetingId, record.version, ['planned', 'held']);
      if (this.clock.legalToday() < meeting.day) {
        throw new Refused([{ code: 'meeting.not_yet', params: { day: meeting.day } }], 409);
      }
      if (record.minutes.trim() === '' && !record.recordingUrl) {
        const article = { act: 'MK639', ref: '19' } as const;
        throw new Refused([{ code: 'meeting.minutes_missing', where: 'minutes', article }], 422);
      }
      await tx.manager.query(
        `UPDATE participation_meeting SET state = 'held', minutes = $3, participants = $4, recording_url = $5,
                version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, meetingId, record.minutes, record.participants, record.recordingUrl],
      );
      await tx.manager.query(
        `UPDATE meeting_registration SET attended = (id = ANY($3)) WHERE municipality_id = $1 AND meeting_id = $2`,
        [place.id, meetingId, record.attended],
      );
      this.audit(tx, place.id, meetingId, 'participationMeeting.hold');
    });
  }

  /** Calls a gathering off and tells those who registered. */
  async cancel(actor: Actor, place: PlaceRef, meetingId: string, version: number): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const meeting = await this.lock(tx, place.id, meetingId, version, ['planned']);
      await tx.manager.query(
        `UPDATE participation_meeting SET state = 'cancelled', version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, meetingId],
      );
      const people = await tx.manager.query<{ email: string }[]>(
        `SELECT DISTINCT email FROM meeting_registration
          WHERE municipality_id = $1 AND meeting_id = $2 AND email IS NOT NULL AND cancelled_at IS NULL`,
        [place.id, meetingId],
      );
      await this.mailer.queue(tx, {
        to: people.map(({ email }) => email),
        municipalityId: place.id,
        dedupeKey: `meeting-cancelled:${meetingId}`,
        ...meetingCancelledMail({ topic: meeting.topic, when: whenOf(meeting) }),
      });
      this.audit(tx, place.id, meetingId, 'participationMeeting.cancel');
    });
  }

  private async lock(
    tx: Transaction,
    municipalityId: string,
    id: string,
    version: number,
    states: readonly MeetingData['state'][],
  ): Promise<MeetingData> {
    const meeting = await this.meetings.load(tx.manager, municipalityId, id, true);
    if (meeting.version !== version) throw Refused.stale('meeting');
    if (!states.includes(meeting.state)) throw new Refused([{ code: 'meeting.not_planned' }], 409);
    return meeting;
  }

  private async add(
    { manager }: Transaction,
    municipalityId: string,
    eventId: string,
    plan: MeetingPlan,
    announced: LegalDay | null,
  ): Promise<string> {
    const id = randomUUID();
    await manager.query(
      `INSERT INTO participation_meeting (municipality_id, id, event_id, kind, topic, day, begins, ends, format, place,
         link, capacity, register_by, state, announced_day)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'planned', $14)`,
      [municipalityId, id, eventId, ...valuesOf(plan), announced],
    );
    return id;
  }

  private async change(
    tx: Transaction,
    municipalityId: string,
    eventId: string,
    plan: MeetingPlan,
    { id, version }: { id: string; version: number },
  ): Promise<string> {
    const meeting = await this.lock(tx, municipalityId, id, version, ['planned']);
    if (meeting.eventId !== eventId) throw Refused.notFound('meeting');
    // Who has read the notice relies on it: another day is another gathering.
    if (meeting.announcedDay) throw new Refused([{ code: 'meeting.announced_already' }], 409);
    await tx.manager.query(
      `UPDATE participation_meeting SET kind = $3, topic = $4, day = $5, begins = $6, ends = $7, format = $8,
              place = $9, link = $10, capacity = $11, register_by = $12, version = version + 1
        WHERE municipality_id = $1 AND id = $2`,
      [municipalityId, id, ...valuesOf(plan)],
    );
    return id;
  }

  private audit(tx: Transaction, municipalityId: string, id: string, action: string): void {
    tx.audit({
      municipalityId,
      action,
      subjectType: 'participationMeeting',
      subjectId: id,
      permission: PERMISSION,
    });
  }
}

/** When a gathering takes place, in Latvian. */
export function whenOf({ day, begins, ends }: Pick<MeetingPlan, 'day' | 'begins' | 'ends'>): string {
  return `${datePhrase(day, 'nom')} plkst. ${begins}–${ends}`;
}

function valuesOf(plan: MeetingPlan): unknown[] {
  const { kind, topic, day, begins, ends, format, place, link, capacity, registerBy } = plan;
  return [kind, topic, day, begins, ends, format, place, link, capacity, registerBy];
}
