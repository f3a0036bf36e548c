import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { LegalDay } from '#libs/contracts';
import { Decisions } from '../../council/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { MoveCycle } from '../cycles/move-cycle.js';
import { Counts, grantsOf } from './counts.js';

/** The council's decision as the coordinator records it. */
export interface AllocationInput {
  decisionNumber: string;
  decisionDay: LegalDay;
  /** The item of an agenda of this portal under which it was decided. */
  agendaItemId?: string | undefined;
}

/**
 * Records that the council has given the winners their money: to each what the count gives it, its verified cost or the
 * part of it that was left. Who wins is not the council's choice (PL 59(1)). A decision that corrects an earlier one is recorded after it.
 */
@Injectable()
export class RecordAllocation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly moves: MoveCycle,
    private readonly counts: Counts,
    private readonly decisions: Decisions,
  ) {}

  /** @throws Refused 409 before the announcement, 422 for an item that decided something else. */
  async run(
    actor: Actor,
    place: PlaceRef,
    cycleId: string,
    { decisionNumber, decisionDay, agendaItemId }: AllocationInput,
  ): Promise<{ amountCents: number; version: number }> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    return this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.cycles.load(tx.manager, place.id, cycleId, true);
      const decided = agendaItemId
        ? await this.decisions.ofItem(tx.manager, place.id, agendaItemId)
        : undefined;
      if (decided !== undefined && (decided?.number !== decisionNumber || decided.day !== decisionDay)) {
        throw new Refused([{ code: 'allocation_item_differs', where: 'agendaItemId' }], 422);
      }
      const allocation = { decisionNumber, decisionDay };
      const { version } = await this.moves.within(tx, cycle, 'recordAllocation', { allocation });
      const stored = await this.counts.stored(tx.manager, cycle);
      const lines = stored ? grantsOf(stored.count) : [];
      const amountCents = lines.reduce((sum, { cents }) => sum + cents, 0);
      await tx.manager.query(
        `INSERT INTO budget_allocation (municipality_id, cycle_id, number, decision_number, decision_day,
           agenda_item_id, amount_cents, lines, recorded_by, recorded_on)
         SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9
           FROM budget_allocation WHERE municipality_id = $1 AND cycle_id = $2`,
        [
          place.id,
          cycleId,
          decisionNumber,
          decisionDay,
          agendaItemId ?? null,
          amountCents,
          JSON.stringify(lines),
          actor.personId,
          this.clock.legalToday(),
        ],
      );
      return { amountCents, version };
    });
  }
}
