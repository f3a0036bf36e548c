import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';

/** Begins a takeover, still without files. */
@Injectable()
export class StartBatch {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  run(actor: Actor, place: PlaceRef, name: string): Promise<{ id: string }> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    return this.unitOfWork.run(actor, async (tx) => {
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO takeover_batch (municipality_id, id, name, state, created_by, created_at)
         VALUES ($1, $2, $3, 'open', $4, $5)`,
        [place.id, id, name, actor.personId, this.clock.legalNow()],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'takeover.start',
        subjectType: 'takeover',
        subjectId: id,
        permission: 'takeover.manage',
      });
      return { id };
    });
  }
}
