import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { Sittings } from './sittings.js';

/** Ends a sitting: nothing can be added to its agenda or voted on any more. */
@Injectable()
export class CloseSitting {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
  ) {}

  /** @throws Refused 409 while items are neither decided nor taken off the agenda. */
  run(actor: Actor, place: PlaceRef, sittingId: string, minutesNumber: string): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const sitting = await this.sittings.load(tx.manager, place.id, sittingId, true);
      if (sitting.state === 'closed') throw new Refused([{ code: 'sitting_closed' }], 409);
      const [open] = await tx.manager.query<{ count: number }[]>(
        `SELECT count(*)::int AS count FROM agenda_item
          WHERE municipality_id = $1 AND sitting_id = $2 AND outcome IS NULL`,
        [place.id, sittingId],
      );
      if (open && open.count > 0) {
        throw new Refused([{ code: 'items_undecided', params: { count: open.count } }], 409);
      }
      await tx.manager.query(
        `UPDATE sitting SET state = 'closed', minutes_number = $3, version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, sittingId, minutesNumber],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'sitting.close',
        subjectType: 'sitting',
        subjectId: sittingId,
        permission: 'council.manage',
      });
    });
  }
}
