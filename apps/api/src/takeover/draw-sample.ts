import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { drawOrder, sampleProblems, sampleSize } from '#libs/takeover-rules';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { TakeoverStore } from './takeover-store.js';

/** Draws the items that a person has to open and confirm; from then on no file can be added. */
@Injectable()
export class DrawSample {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly store: TakeoverStore,
  ) {}

  /** @throws Refused 409 with everything that stands in the way. */
  run(actor: Actor, place: PlaceRef, batchId: string): Promise<{ size: number }> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    return this.unitOfWork.run(actor, async (tx) => {
      const { facts } = await this.store.load(tx.manager, place.id, batchId, true);
      const problems = sampleProblems(facts, this.clock.legalToday());
      if (problems.length > 0) throw new Refused(problems, 409);
      const ids = facts.items.filter((item) => item.state === 'read').map((item) => item.id);
      const seed = randomBytes(16).toString('hex');
      const drawn = drawOrder(seed, ids).slice(0, sampleSize(ids.length));
      await tx.manager.query(
        `UPDATE takeover_item SET drawn = true, version = version + 1
          WHERE municipality_id = $1 AND id = ANY($2::uuid[])`,
        [place.id, drawn],
      );
      await tx.manager.query(
        `UPDATE takeover_batch SET state = 'sampled', sample_seed = $3, sample_drawn_at = $4, sample_drawn_by = $5,
           version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, batchId, seed, this.clock.legalNow(), actor.personId],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'takeover.sample',
        subjectType: 'takeover',
        subjectId: batchId,
        permission: 'takeover.manage',
        details: { seed, items: ids.length, drawn },
      });
      return { size: drawn.length };
    });
  }
}
