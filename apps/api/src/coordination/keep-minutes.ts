import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { KeepCoordinationMinutes } from '#libs/contracts';
import { meetingOutcomes, minutesViolations } from '#libs/coordination-rules';
import { Dossiers, RecordDossierEvent } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { running } from './call-meeting.js';
import { CoordinationStore } from './coordination-store.js';
import { MeetingStore, onTheTable, type MeetingRecord } from './meeting-store.js';

/** Keeps the minutes of an agreement meeting: who was there, and what became of every objection; or calls it off. */
@Injectable()
export class KeepMinutes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly store: CoordinationStore,
    private readonly meetings: MeetingStore,
    private readonly timeline: RecordDossierEvent,
  ) {}

  /** @throws Refused 404, 409 before the day, twice or for a stale version, 422 where something is missing. */
  async run(
    actor: Actor,
    place: PlaceRef,
    { dossierId, meetingId }: { dossierId: string; meetingId: string },
    { version, ...minutes }: KeepCoordinationMinutes,
  ): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const meeting = await this.load(tx, place, dossierId, meetingId);
      const parties = onTheTable(meeting);
      const violations = minutesViolations(minutes, { day: meeting.day, parties }, this.clock.legalToday());
      if (violations.length > 0) {
        throw new Refused(violations, violations.some(({ where }) => where === undefined) ? 409 : 422);
      }
      await this.move(tx, place, meeting, version, { state: 'held', ...minutes });
      for (const { party, present, represented } of minutes.attendance) {
        await tx.manager.query(
          `UPDATE coordination_meeting_party SET present = $4, represented = $5
            WHERE municipality_id = $1 AND meeting_id = $2 AND party_key = $3`,
          [place.id, meetingId, party, present, present ? represented : ''],
        );
      }
      const outcomes = meetingOutcomes(minutes, parties);
      for (const { item, result, byAbsence, note } of outcomes) {
        await tx.manager.query(
          `UPDATE coordination_meeting_item SET result = $4, by_absence = $5, note = $6
            WHERE municipality_id = $1 AND meeting_id = $2 AND item_id = $3`,
          [place.id, meetingId, item, result, byAbsence, note],
        );
      }
      const count = (wanted: string): number => outcomes.filter(({ result }) => result === wanted).length;
      await this.timeline.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'holdCoordinationMeeting',
        permission: 'coordination.manage',
        details: {
          number: meeting.number,
          agreed: count('agreed'),
          withdrawn: count('withdrawn'),
          maintained: count('maintained'),
        },
      });
    });
  }

  /** Calls the meeting off. @throws Refused 404, 409 when it was held or for a stale version. */
  async cancel(
    actor: Actor,
    place: PlaceRef,
    { dossierId, meetingId }: { dossierId: string; meetingId: string },
    version: number,
  ): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const meeting = await this.load(tx, place, dossierId, meetingId);
      const empty = { text: '', chair: '', secretary: '' };
      await this.move(tx, place, meeting, version, { state: 'cancelled', ...empty });
      await this.timeline.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'cancelCoordinationMeeting',
        permission: 'coordination.manage',
        details: { number: meeting.number, day: meeting.day },
      });
    });
  }

  private async load(
    tx: Transaction,
    place: PlaceRef,
    dossierId: string,
    meetingId: string,
  ): Promise<MeetingRecord> {
    await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
    const { id } = await running(tx, this.store, place, dossierId);
    const meeting = await this.meetings.one(tx.manager, place.id, id, meetingId);
    if (meeting.state !== 'called') throw new Refused([{ code: 'coordination.meeting_over' }], 409);
    return meeting;
  }

  private async move(
    tx: Transaction,
    place: PlaceRef,
    { id }: MeetingRecord,
    version: number,
    to: { state: 'held' | 'cancelled'; text: string; chair: string; secretary: string },
  ): Promise<void> {
    const [, changed] = await tx.manager.query<[unknown, number]>(
      `UPDATE coordination_meeting SET state = $4, text = $5, chair = $6, secretary = $7, version = version + 1
        WHERE municipality_id = $1 AND id = $2 AND version = $3`,
      [place.id, id, version, to.state, to.text, to.chair, to.secretary],
    );
    if (changed !== 1) throw Refused.stale('meeting');
  }
}
