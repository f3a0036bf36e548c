import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { Corrections } from './corrections.js';

/** Takes back a correction that waits, or declines to confirm it; the result stays as it is. */
@Injectable()
export class DropCorrection {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cycles: BudgetCycles,
    private readonly corrections: Corrections,
  ) {}

  /** @throws Refused 404 where it does not wait. */
  run(actor: Actor, place: PlaceRef, cycleId: string, proposalId: string): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.cycles.load(tx.manager, place.id, cycleId, true);
      const waiting = await this.corrections.proposal(tx.manager, cycle);
      await this.corrections.drop(tx.manager, cycle, proposalId);
      tx.audit({
        municipalityId: place.id,
        action: 'budget.correctionDropped',
        subjectType: 'budgetCycle',
        subjectId: cycleId,
        permission: 'budget.count',
        details: { error: waiting?.correction.error, minutesRef: waiting?.correction.minutesRef },
      });
    });
  }
}
