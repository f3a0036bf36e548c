import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { EndOfForceInput, Violation } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { ActValidity } from './act-validity.query.js';

/** Ends an act that was taken over and has no dossier: its basis has lost force (OPL 9(5)), or its own term is over. */
@Injectable()
export class EndAct {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly validity: ActValidity,
  ) {}

  /** @throws Refused 404 without such an act, 409 where its end is known or it has a dossier, 422 for an impossible day. */
  async run(
    actor: Actor,
    place: PlaceRef,
    ref: { year: number; slug: string },
    { cause, from, by }: EndOfForceInput,
  ): Promise<{ from: string }> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const { act } = await this.validity.inForce(place, ref.year, ref.slug);
    const known: Violation[] = [];
    if (act.code !== null) known.push({ code: 'end_of_act_by_dossier', params: { code: act.code } });
    else if (act.repealed !== null) known.push({ code: 'end_of_force_known', where: 'from' });
    if (known.length > 0) throw new Refused(known, 409);
    if (from <= act.fromDay) throw new Refused([{ code: 'validity.before-act', where: 'from' }], 422);
    return this.unitOfWork.run(actor, async (tx) => {
      const written = await tx.manager.query<unknown[]>(
        `INSERT INTO act_end (municipality_id, act_id, cause, from_day, by_what, recorded_by, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT act_end_pk DO NOTHING RETURNING 1`,
        [place.id, act.id, cause, from, by, actor.personId, this.clock.legalNow()],
      );
      if (written.length === 0) throw new Refused([{ code: 'end_of_force_known', where: 'from' }], 409);
      tx.audit({
        municipalityId: place.id,
        action: 'act.end',
        subjectType: 'act',
        subjectId: act.id,
        permission: 'promulgation.manage',
        details: { cause, from, ...(by ? { by } : {}) },
      });
      tx.emit('act.validity', { municipalityId: place.id, actId: act.id });
      return { from };
    });
  }
}
