import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { PlanSitting as Input } from '#libs/contracts';
import { rigaInstant } from '#libs/legal-calendar';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';

/** Plans a sitting of the council (PL 28, 29, 32). */
@Injectable()
export class PlanSitting {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refused 422 for a day that is over or a chair who holds no such role on that day. */
  run(actor: Actor, place: PlaceRef, input: Input): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      if (input.day < this.clock.legalToday()) {
        throw new Refused([{ code: 'sitting_in_past', params: { day: input.day }, where: 'day' }], 422);
      }
      const [chair] = await tx.manager.query<unknown[]>(
        `SELECT 1 FROM role_assignment WHERE municipality_id = $1 AND person_id = $2 AND role = 'sitting_chair'
            AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)`,
        [place.id, input.chairId, input.day],
      );
      if (!chair) throw new Refused([{ code: 'not_a_sitting_chair', where: 'chairId' }], 422);
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO sitting (municipality_id, id, kind, repeat_level, day, starts_at, place, stream_url, chair_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          place.id,
          id,
          input.kind,
          input.repeatLevel,
          input.day,
          new Date(rigaInstant(input.day, input.time)),
          input.place,
          input.streamUrl,
          input.chairId,
        ],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'sitting.plan',
        subjectType: 'sitting',
        subjectId: id,
        permission: 'council.manage',
        details: { kind: input.kind, day: input.day },
      });
      return { id };
    });
  }
}
