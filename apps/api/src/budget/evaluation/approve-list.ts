import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { ListApproval } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';

/**
 * Records that the ballot list was approved, a step only where the nolikums has it. Nobody chooses: all compliant
 * projects are on the list (PL 60(4)), and until it is approved voting does not open.
 */
@Injectable()
export class ApproveList {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
  ) {}

  /** @throws Refused 404, 409 where the nolikums has no such step or the list is not ready, 422 for a day to come. */
  run(
    actor: Actor,
    place: PlaceRef,
    cycleId: string,
    approval: Omit<ListApproval, 'projects'>,
  ): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
      const { manager } = tx;
      const cycle = await this.cycles.load(manager, place.id, cycleId, true);
      if (!cycle.rules.listApproval) throw new Refused([{ code: 'ballot_list_no_step' }], 409);
      if (cycle.state !== 'ballot_ready') throw new Refused([{ code: 'ballot_list_not_ready' }], 409);
      if (approval.decisionDay > this.clock.legalToday()) {
        throw new Refused([{ code: 'commission_day_to_come', where: 'decisionDay' }], 422);
      }
      await manager.query(
        `INSERT INTO ballot_list_approval (municipality_id, cycle_id, body, decision_ref, decision_day, projects,
           recorded_by)
         SELECT $1, $2, $3, $4, $5, count(*), $6 FROM budget_project
          WHERE municipality_id = $1 AND cycle_id = $2 AND state IN ('compliant', 'on_ballot')
         ON CONFLICT (municipality_id, cycle_id) DO UPDATE SET body = EXCLUDED.body,
           decision_ref = EXCLUDED.decision_ref, decision_day = EXCLUDED.decision_day,
           projects = EXCLUDED.projects, recorded_by = EXCLUDED.recorded_by`,
        [place.id, cycleId, approval.body, approval.decisionRef, approval.decisionDay, actor.personId],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'budget.approveList',
        subjectType: 'budgetCycle',
        subjectId: cycleId,
        permission: 'budget.manage',
        details: { decisionRef: approval.decisionRef },
      });
    });
  }
}
