import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { EventState, LegalDay, Violation } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import {
  checkAnnouncement,
  checkCall,
  lastDayOf,
  type AnnouncementFindings,
} from '#libs/participation-rules';
import { RecordDossierEvent } from '../../bylaws/index.js';
import { WorkingCalendar } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { AdvisoryStore } from '../advisory/advisory-store.js';
import { TellParticipants } from './tell-participants.js';
import { EventStore, type EventData } from './event-store.js';

const PERMISSION = 'participation.manage';

/** What the dossier's timeline calls each step. */
const TIMELINE: Record<EventState, string> = {
  preparing: 'participationEventStarted',
  announced: 'participationEventAnnounced',
  summarised: 'participationEventSummarised',
  concluded: 'participationEventConcluded',
  cancelled: 'participationEventCancelled',
};

/** Moves an event on: announced, prolonged, summed up, decided about, called off. */
@Injectable()
export class MoveEvent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: EventStore,
    private readonly workingDays: WorkingCalendar,
    private readonly timeline: RecordDossierEvent,
    private readonly participants: TellParticipants,
    private readonly councils: AdvisoryStore,
  ) {}

  /** What {@link announce} would say now. */
  async findings(tx: Pick<Transaction, 'manager'>, event: EventData): Promise<AnnouncementFindings> {
    const publications = await this.events.publicationsOf(tx.manager, event);
    const today = this.clock.legalToday();
    const council = await this.councils.of(tx.manager, event.municipalityId, event.id);
    const found = checkAnnouncement({
      event: await this.events.plan(tx.manager, event),
      publications: publications.filter(({ withdrawn }) => !withdrawn),
      earlierApproved: await this.events.earlierApproved(tx.manager, event),
      today,
      calendar: await this.workingDays.calendarFor(tx.manager, event.municipalityId),
    });
    // The call is announced with the event: the time to apply may be over by now.
    return council ? { ...found, violations: [...found.violations, ...checkCall(council, today)] } : found;
  }

  /** @throws Refused 409 with everything that the desk shows, or for a stale version. */
  announce(actor: Actor, place: PlaceRef, id: string, version: number): Promise<{ warnings: Violation[] }> {
    return this.move(actor, place, id, version, ['preparing'], async (tx, event) => {
      const { violations, warnings } = await this.findings(tx, event);
      if (violations.length > 0) throw new Refused(violations, 409);
      const today = this.clock.legalToday();
      await this.write(tx, event, 'announced', { announced_day: today });
      await tx.manager.query(
        `UPDATE participation_meeting SET announced_day = $3
          WHERE municipality_id = $1 AND event_id = $2 AND announced_day IS NULL AND state = 'planned'`,
        [place.id, event.id, today],
      );
      await tx.manager.query(
        `UPDATE advisory_council SET called_day = $3 WHERE municipality_id = $1 AND event_id = $2`,
        [place.id, event.id, today],
      );
      tx.emit('participationEvent.announced', { municipalityId: place.id, eventId: event.id });
      return { warnings };
    });
  }

  /** Prolongs the time in which views are taken. @throws Refused 422 `stage.only_longer`. */
  extend(
    actor: Actor,
    place: PlaceRef,
    id: string,
    body: { version: number; to: LegalDay },
  ): Promise<{ version: number }> {
    return this.move(actor, place, id, body.version, ['announced'], async (tx, event) => {
      const closes = event.closes ?? '';
      const over = this.clock.legalToday() > (await this.lastDay(tx, event));
      if (over) throw new Refused([{ code: 'event.term_over', where: 'to' }], 409);
      if (body.to <= closes) {
        throw new Refused([{ code: 'stage.only_longer', params: { day: closes }, where: 'to' }], 422);
      }
      await this.write(tx, event, 'announced', { closes: body.to });
      return { version: body.version + 1 };
    });
  }

  /**
   * The summary was approved by the council or the body it authorised (PL 55(5)); every view has its answer by then.
   *
   * @throws Refused 409 `event.term_running`, `event.views_waiting` with the number of views that wait.
   */
  summarise(
    actor: Actor,
    place: PlaceRef,
    id: string,
    body: { version: number; summary: string; approvedBy: string; approvedDay: LegalDay },
  ): Promise<{ version: number }> {
    return this.move(actor, place, id, body.version, ['announced'], async (tx, event) => {
      const lastDay = await this.lastDay(tx, event);
      const found: Violation[] = [];
      if (body.approvedDay <= lastDay) {
        found.push({ code: 'event.term_running', params: { day: lastDay }, where: 'approvedDay' });
      }
      if (body.approvedDay > this.clock.legalToday()) {
        found.push({ code: 'event.day_in_future', where: 'approvedDay' });
      }
      const waiting = await this.waiting(tx, event);
      if (waiting > 0) {
        const article = { act: 'PL', ref: '55(5)' } as const;
        found.push({ code: 'event.views_waiting', params: { count: waiting }, article });
      }
      if (found.length > 0) throw new Refused(found, 409);
      await this.write(tx, event, 'summarised', {
        summary: body.summary,
        approved_by: body.approvedBy,
        approved_day: body.approvedDay,
      });
      await this.participants.ofSummary(tx, place.slug, event, body.approvedBy);
      tx.emit('participationEvent.summarised', { municipalityId: place.id, eventId: event.id });
      return { version: body.version + 1 };
    });
  }

  /** The council decided about the document (PL 55(6)); later than a month is late, not void. */
  conclude(
    actor: Actor,
    place: PlaceRef,
    id: string,
    body: { version: number; decisionNo: string; decidedDay: LegalDay; result: string },
  ): Promise<{ version: number }> {
    return this.move(actor, place, id, body.version, ['summarised'], async (tx, event) => {
      if (body.decidedDay < (event.approvedDay ?? '') || body.decidedDay > this.clock.legalToday()) {
        throw new Refused([{ code: 'event.decision_day_wrong', where: 'decidedDay' }], 422);
      }
      await this.write(tx, event, 'concluded', {
        decision_no: body.decisionNo,
        decided_day: body.decidedDay,
        result: body.result,
      });
      return { version: body.version + 1 };
    });
  }

  /** Calls an event off with a reason that everybody reads. */
  cancel(
    actor: Actor,
    place: PlaceRef,
    id: string,
    body: { version: number; reason: string },
  ): Promise<{ version: number }> {
    return this.move(actor, place, id, body.version, ['preparing', 'announced'], async (tx, event) => {
      await this.write(tx, event, 'cancelled', { cancelled_reason: body.reason });
      return { version: body.version + 1 };
    });
  }

  /** The last day views count: moved to a working day where the announced one is free (APL 43(2)). */
  async lastDay({ manager }: Pick<Transaction, 'manager'>, event: EventData): Promise<LegalDay> {
    const calendar = await this.workingDays.calendarFor(manager, event.municipalityId);
    return event.closes ? lastDayOf(event.closes, calendar) : addUnits(this.clock.legalToday(), 1, 'day');
  }

  private async waiting({ manager }: Transaction, event: EventData): Promise<number> {
    const [row] = await manager.query<{ waiting: number }[]>(
      `SELECT count(*)::int AS waiting FROM opinion
        WHERE municipality_id = $1 AND event_id = $2
          AND (state = 'pending' OR (state = 'published' AND NOT late AND answer_id IS NULL))`,
      [event.municipalityId, event.id],
    );
    return row?.waiting ?? 0;
  }

  private move<T>(
    actor: Actor,
    place: PlaceRef,
    id: string,
    version: number,
    from: readonly EventState[],
    work: (tx: Transaction, event: EventData) => Promise<T>,
  ): Promise<T> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { dossierId } = await this.events.load(tx.manager, place.id, id);
      if (dossierId) {
        // The dossier's row comes before everything that hangs on it.
        await tx.manager.query(
          `SELECT 1 FROM dossier WHERE municipality_id = $1 AND id = $2 FOR NO KEY UPDATE`,
          [place.id, dossierId],
        );
      }
      const event = await this.events.load(tx.manager, place.id, id, true);
      if (event.version !== version) throw Refused.stale('event');
      if (!from.includes(event.state)) {
        throw new Refused([{ code: 'event.wrong_state', params: { state: event.state } }], 409);
      }
      return work(tx, event);
    });
  }

  private async write(
    tx: Transaction,
    event: EventData,
    state: EventState,
    columns: Record<string, string>,
  ): Promise<void> {
    const { municipalityId, id, dossierId, code } = event;
    const names = Object.keys(columns);
    const set = names.map((name, index) => `${name} = $${index + 4}`).join(', ');
    await tx.manager.query(
      `UPDATE participation_event SET state = $3, ${set}, version = version + 1
        WHERE municipality_id = $1 AND id = $2`,
      [municipalityId, id, state, ...names.map((name) => columns[name])],
    );
    tx.audit({
      municipalityId,
      action: `participationEvent.${state}`,
      subjectType: 'participationEvent',
      subjectId: id,
      permission: PERMISSION,
      details: { from: event.state },
    });
    if (!dossierId || event.state === state) return;
    await this.timeline.within(tx, {
      municipalityId,
      dossierId,
      event: TIMELINE[state],
      permission: PERMISSION,
      details: { eventId: id, code },
    });
  }
}
