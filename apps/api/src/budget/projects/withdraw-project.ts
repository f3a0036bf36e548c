import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { WITHDRAWABLE } from '#libs/budget-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { BudgetProjects } from './budget-projects.js';

/** Takes a project back; its author may until the vote opens. The number stays used. */
@Injectable()
export class WithdrawProject {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
  ) {}

  /** @throws Refused 409 when voting has opened, or for a stale version. */
  run(actor: Actor, place: PlaceRef, projectId: string, version: number): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      const personId = actor.kind === 'person' ? actor.personId : null;
      const { cycleId } = await this.projects.loadOwn(manager, place.id, projectId, personId);
      const cycle = await this.cycles.load(manager, place.id, cycleId, true);
      const project = await this.projects.loadOwn(manager, place.id, projectId, personId, true);
      if (cycle.rulesDigest !== null) {
        throw new Refused([{ code: 'rules_frozen', article: { act: 'PL', ref: '61.7' } }], 409);
      }
      if (!WITHDRAWABLE.includes(project.state)) {
        throw new Refused([{ code: 'project_not_withdrawable', params: { state: project.state } }], 409);
      }
      if (project.version !== version) throw Refused.stale('project');
      await manager.query(
        `UPDATE budget_project SET state = 'withdrawn', published_author = NULL, returned_reason = NULL,
                returned_until = NULL, version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, projectId],
      );
      await this.projects.log(manager, place.id, projectId, 'withdrawn');
      tx.audit({
        municipalityId: place.id,
        action: 'budget.project.withdraw',
        subjectType: 'budgetProject',
        subjectId: projectId,
        details: { from: project.state },
      });
    });
  }
}
