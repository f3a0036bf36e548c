import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { AccessRequest } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { EventStore } from '../events/event-store.js';
import { FormTokens } from '../form-tokens.js';
import { Register } from './register.js';

/** Requests for an accessible form: asked by anybody, answered by the organiser (MK639 17.3, 18.4). */
@Injectable()
export class AccessRequests {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: EventStore,
    private readonly register: Register,
    private readonly tokens: FormTokens,
  ) {}

  /** Requests of an event, open ones first. */
  of(manager: EntityManager, municipalityId: string, eventId: string): Promise<AccessRequest[]> {
    return manager.query<AccessRequest[]>(
      `SELECT id, text, contact, requested_day::text AS "requestedDay", state, answer,
              answered_day::text AS "answeredDay"
         FROM access_request WHERE municipality_id = $1 AND event_id = $2
        ORDER BY (state = 'open') DESC, requested_day, id`,
      [municipalityId, eventId],
    );
  }

  /** @throws Refused 404 for an event that is not public. */
  async ask(
    actor: Actor,
    place: PlaceRef,
    code: string,
    body: { text: string; contact: string; token: string; website?: string },
  ): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const event = await this.events.load(tx.manager, place.id, code);
      if (event.state === 'preparing') throw Refused.notFound('event');
      if (body.website) throw new Refused([{ code: 'opinion.sent_by_program', where: 'website' }], 422);
      const wrong = this.tokens.check(event.id, body.token);
      if (wrong.length > 0) throw new Refused(wrong, 422);
      const id = await this.register.ask(tx, place.id, event.id, body.text, body.contact);
      tx.audit({
        municipalityId: place.id,
        action: 'accessRequest.ask',
        subjectType: 'accessRequest',
        subjectId: id,
      });
    });
  }

  /** What was done about it. @throws Refused 404, 409 when it has been answered. */
  async answer(
    actor: Actor,
    place: PlaceRef,
    id: string,
    body: { state: 'provided' | 'not_possible'; answer: string },
  ): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const [, changed] = await tx.manager.query<[unknown, number]>(
        `UPDATE access_request SET state = $3, answer = $4, answered_day = $5
          WHERE municipality_id = $1 AND id = $2 AND state = 'open'`,
        [place.id, id, body.state, body.answer, this.clock.legalToday()],
      );
      if (changed !== 1) throw Refused.notFound('accessRequest');
      tx.audit({
        municipalityId: place.id,
        action: 'accessRequest.answer',
        subjectType: 'accessRequest',
        subjectId: id,
        permission: 'participation.manage',
        details: { state: body.state },
      });
    });
  }
}
