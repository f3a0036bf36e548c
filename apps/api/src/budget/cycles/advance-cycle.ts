import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { CycleEvent } from '#libs/budget-rules';
import type { CycleState, Violation } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from './budget-cycles.js';
import { MoveCycle } from './move-cycle.js';

/** Takes an event that brings nothing but itself, or a reason. */
@Injectable()
export class AdvanceCycle {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cycles: BudgetCycles,
    private readonly moves: MoveCycle,
  ) {}

  /** @throws Refused 409 with everything that the page shows against the event, or for a stale version. */
  run(
    actor: Actor,
    place: PlaceRef,
    cycleId: string,
    body: { event: CycleEvent; version: number; reason?: string | undefined },
  ): Promise<{ state: CycleState; version: number; warnings: Violation[] }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.cycles.load(tx.manager, place.id, cycleId, true);
      if (cycle.version !== body.version) throw Refused.stale('cycle');
      const { to, version, warnings } = await this.moves.within(tx, cycle, body.event, {
        reason: body.reason ?? null,
      });
      return { state: to, version, warnings };
    });
  }
}
