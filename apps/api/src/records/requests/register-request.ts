import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { IdentityMeans, NewDataRequest, OwnDataRequest } from '#libs/contracts';
import { dayViolations } from '#libs/records-rules';
import { PeopleNames } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { RequestStore } from './request-store.js';

/** Writes a request of somebody about their data into the register. */
@Injectable()
export class RegisterRequest {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly names: PeopleNames,
    private readonly store: RequestStore,
  ) {}

  /** A request that came on paper or by mail. @throws Refused 422 for a day to come. */
  async record(actor: Actor, place: PlaceRef, input: NewDataRequest): Promise<{ id: string; code: string }> {
    const today = this.clock.legalToday();
    const violations = dayViolations('1000-01-01', input.receivedOn, today, 'receivedOn');
    if (violations.length > 0) throw new Refused(violations, 422);
    return this.insert(actor, place, input, null, null);
  }

  /** A request of somebody who is logged in: who asks is known by the login. */
  async ask(actor: Actor, place: PlaceRef, input: OwnDataRequest): Promise<{ id: string; code: string }> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const requesterName = (await this.names.of([actor.personId])).get(actor.personId) ?? '';
    const full: NewDataRequest = {
      ...input,
      requesterName,
      contact: '',
      means: 'account',
      receivedOn: this.clock.legalToday(),
    };
    return this.insert(actor, place, full, actor.personId, 'account');
  }

  private async insert(
    actor: Actor,
    place: PlaceRef,
    input: NewDataRequest,
    personId: string | null,
    identity: IdentityMeans | null,
  ): Promise<{ id: string; code: string }> {
    const id = randomUUID();
    const year = Number(this.clock.legalToday().slice(0, 4));
    return this.unitOfWork.run(actor, async (tx) => {
      // Numbers of a year have no gaps, so two requests that come at once wait for each other.
      await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
        `data-request:${place.id}:${year}`,
      ]);
      const [last] = await tx.manager.query<{ number: number }[]>(
        `SELECT coalesce(max(number), 0)::int AS number FROM data_request WHERE municipality_id = $1 AND year = $2`,
        [place.id, year],
      );
      const number = (last?.number ?? 0) + 1;
      const code = `DS-${String(year).slice(2)}-${place.shortCode}-${number}`;
      await tx.manager.query(
        `INSERT INTO data_request (municipality_id, id, year, number, code, rights, state, person_id, requester_name,
           contact, means, details, received_on, identity_means, identity_on, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
        [
          place.id,
          id,
          year,
          number,
          code,
          input.rights,
          identity ? 'identified' : 'received',
          personId,
          input.requesterName,
          input.contact,
          input.means,
          input.details,
          input.receivedOn,
          identity,
          identity ? input.receivedOn : null,
          this.clock.legalNow(),
        ],
      );
      await this.store.step(tx, place, id, 'registered', input.receivedOn, {
        means: input.means,
        rights: input.rights,
      });
      return { id, code };
    });
  }
}
