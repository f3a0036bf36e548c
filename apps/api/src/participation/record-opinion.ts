import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { LegalDay, OpinionChannel, SubmitOpinion } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { EventStore } from './events/event-store.js';
import { Occasions } from './occasions.js';
import { OpinionStages } from './opinion-stages.js';
import { keyOf, OpinionStore, type OpinionTarget } from './opinion-store.js';

/** What is typed in: the opinion, how it came and on which day. */
export type RecordedOpinion = SubmitOpinion & {
  channel: Exclude<OpinionChannel, 'web'>;
  /** Day of receipt; for post the day of the postmark. */
  receivedDay: LegalDay;
};

/** What whoever typed it in is told. */
export interface Recorded {
  id: string;
  receipt: string;
  key: string;
  late: boolean;
}

/** Records an opinion that came on paper, by e-mail or in person; by the postmark where there is one. */
@Injectable()
export class RecordOpinion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly stages: OpinionStages,
    private readonly events: EventStore,
    private readonly occasions: Occasions,
    private readonly store: OpinionStore,
  ) {}

  /** One that came too late is kept and marked. @throws Refused 409 before the stage, 422 for a day to come. */
  async run(actor: Actor, place: PlaceRef, stageId: string, body: RecordedOpinion): Promise<Recorded> {
    return this.unitOfWork.run(actor, async (tx) => {
      const stage = await this.stages.load(tx.manager, place.id, stageId);
      if (stage.state === 'preparing' || stage.closes === null) {
        throw new Refused([{ code: 'stage.not_open' }], 409);
      }
      const recorded = await this.keep(tx, stage, body);
      const { dossierId } = stage;
      tx.emit('opinion.submitted', { municipalityId: place.id, dossierId, opinionId: recorded.id });
      return recorded;
    });
  }

  /** The same about an event, or what was said at one of its gatherings (MK639 19). @throws Refused as {@link run}. */
  async atEvent(
    actor: Actor,
    place: PlaceRef,
    eventId: string,
    { meetingId, ...body }: RecordedOpinion & { meetingId?: string },
  ): Promise<Recorded> {
    return this.unitOfWork.run(actor, async (tx) => {
      const event = await this.events.load(tx.manager, place.id, eventId, true);
      if (event.state !== 'announced' || (event.opens ?? '') > body.receivedDay) {
        throw new Refused([{ code: 'event.not_open' }], 409);
      }
      if (meetingId) {
        const [meeting] = await tx.manager.query<unknown[]>(
          `SELECT 1 FROM participation_meeting WHERE municipality_id = $1 AND event_id = $2 AND id = $3`,
          [place.id, event.id, meetingId],
        );
        if (!meeting) throw Refused.notFound('meeting');
      }
      return this.keep(tx, event, body, meetingId);
    });
  }

  private async keep(
    tx: Transaction,
    about: OpinionTarget,
    body: RecordedOpinion,
    meetingId?: string,
  ): Promise<Recorded> {
    if (body.receivedDay > this.clock.legalToday()) {
      throw new Refused([{ code: 'opinion.received_in_future', where: 'receivedDay' }], 422);
    }
    await this.store.check(tx.manager, about, body);
    const { lastDay } = await this.occasions.of(tx.manager, keyOf(about));
    const late = lastDay !== null && body.receivedDay > lastDay;
    const { channel, receivedDay } = body;
    const { id, receipt, key } = await this.store.insert(tx, about, body, {
      channel,
      receivedDay,
      late,
      meetingId,
      personId: null,
      recordedBy: tx.actor.kind === 'person' ? tx.actor.personId : null,
      shown: false,
    });
    tx.audit({
      municipalityId: about.municipalityId,
      action: 'opinion.record',
      subjectType: 'opinion',
      subjectId: id,
      permission: 'participation.record',
      details: { about: about.id, channel, late },
    });
    return { id, receipt, key, late };
  }
}
