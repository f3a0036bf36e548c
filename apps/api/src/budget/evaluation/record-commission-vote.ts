import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { commissionVerdict, commissionVoteViolations } from '#libs/budget-rules';
import type { CommissionVoteInput } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { BudgetProjects } from '../projects/budget-projects.js';
import { openSitting } from './commission.query.js';
import { ensureEvaluating } from './evaluating.js';

/** Records how the evaluation commission voted in a sitting; the verdict then has to say the same. */
@Injectable()
export class RecordCommissionVote {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
  ) {}

  /** @throws Refused 404, 409 outside evaluation or for published minutes, 422 for a tie or votes that do not add up. */
  run(actor: Actor, place: PlaceRef, projectId: string, vote: CommissionVoteInput): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
      const { manager } = tx;
      const { cycleId } = await this.projects.load(manager, place.id, projectId);
      const cycle = await this.cycles.load(manager, place.id, cycleId, true);
      const project = await this.projects.load(manager, place.id, projectId, true);
      if (project.nr === null) throw Refused.notFound('project');
      ensureEvaluating(cycle);
      const sitting = await openSitting(manager, place.id, cycleId, vote.sittingId);
      const violations = commissionVoteViolations(vote, sitting.present);
      if (violations.length > 0) throw new Refused(violations, 422);
      await manager.query(
        `INSERT INTO project_commission_vote (municipality_id, project_id, number, sitting_id, votes_for,
           votes_against, abstained, aside, recorded_by)
         SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8 FROM project_commission_vote
          WHERE municipality_id = $1 AND project_id = $2`,
        [
          place.id,
          projectId,
          sitting.id,
          vote.votesFor,
          vote.votesAgainst,
          vote.abstained,
          JSON.stringify(vote.steppedAside),
          actor.personId,
        ],
      );
      await this.projects.log(manager, place.id, projectId, 'commission', sitting.minutesRef);
      tx.audit({
        municipalityId: place.id,
        action: 'budget.project.commissionVote',
        subjectType: 'budgetProject',
        subjectId: projectId,
        permission: 'budget.evaluate',
        details: { found: commissionVerdict(vote), minutesRef: sitting.minutesRef },
      });
    });
  }
}
