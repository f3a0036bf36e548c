import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ITEM_ADDED } from './add-files.js';
import { TakeoverStore } from './takeover-store.js';

/** Asks again for the reading of files that still wait, for example after the queue was lost. */
@Injectable()
export class ResumeReading {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: TakeoverStore,
  ) {}

  /** What is in the queue already is not queued twice, and what was read is not read again. */
  run(actor: Actor, place: PlaceRef, batchId: string): Promise<{ waiting: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.store.batch(tx.manager, place.id, batchId, true);
      const waiting = await tx.manager.query<{ id: string }[]>(
        `SELECT id FROM takeover_item WHERE municipality_id = $1 AND batch_id = $2 AND state = 'waiting' ORDER BY position`,
        [place.id, batchId],
      );
      for (const { id } of waiting) tx.emit(ITEM_ADDED, { municipalityId: place.id, itemId: id });
      tx.audit({
        municipalityId: place.id,
        action: 'takeover.resume',
        subjectType: 'takeover',
        subjectId: batchId,
        permission: 'takeover.manage',
        details: { waiting: waiting.length },
      });
      return { waiting: waiting.length };
    });
  }
}
