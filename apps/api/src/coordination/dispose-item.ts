import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { DisposeCoordinationItem } from '#libs/contracts';
import { dispositionViolations } from '#libs/coordination-rules';
import { Dossiers } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { personOf } from './actor.js';
import { CoordinationStore } from './coordination-store.js';

/** Says what became of an objection or a proposal; it may be said anew until coordination is closed. */
@Injectable()
export class DisposeItem {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly store: CoordinationStore,
  ) {}

  /** @throws Refused 404, 409 when coordination is closed or the item changed meanwhile, 422 without a reason. */
  async run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    itemId: string,
    { disposition, reason, answerUnits, version }: DisposeCoordinationItem,
  ): Promise<{ version: number }> {
    const violations = dispositionViolations(disposition, reason);
    if (violations.length > 0) throw new Refused(violations, 422);
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      await this.dossiers.load(manager, place.id, dossierId, { lock: true });
      const rounds = await this.store.rounds(manager, place.id, dossierId);
      const round = rounds.find(({ parties }) =>
        parties.some(({ opinion }) => opinion?.items.some(({ id }) => id === itemId)),
      );
      if (!round) throw Refused.notFound('item');
      const latest = await this.store.latest(manager, place.id, dossierId);
      if (latest?.id !== round.coordinationId || latest.closedDay !== null) {
        throw new Refused([{ code: 'coordination.closed' }], 409);
      }
      const [, changed] = await manager.query<[unknown, number]>(
        `UPDATE coordination_item
            SET disposition = $4, reason = $5, answered_by = $6, answered_day = $7, answer_units = $8, version = version + 1
          WHERE municipality_id = $1 AND id = $2 AND version = $3`,
        [
          place.id,
          itemId,
          version,
          disposition,
          reason,
          personOf(actor),
          this.clock.legalToday(),
          answerUnits,
        ],
      );
      if (changed !== 1) throw Refused.stale('item');
      tx.audit({
        municipalityId: place.id,
        action: 'coordination.dispose',
        subjectType: 'coordination_item',
        subjectId: itemId,
        permission: 'coordination.manage',
        details: { disposition, round: round.number },
      });
      return { version: version + 1 };
    });
  }
}
