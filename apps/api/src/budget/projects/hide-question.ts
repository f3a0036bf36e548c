import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Pages } from '../../platform/web/pages.js';
import { BudgetProjects } from './budget-projects.js';

/** Takes a question that breaks the law or names somebody off the page; that it was there, and why not now, stays. */
@Injectable()
export class HideQuestion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly projects: BudgetProjects,
    private readonly pages: Pages,
  ) {}

  /** @throws Refused 404, also for one that is off the page already. */
  async run(
    actor: Actor,
    place: PlaceRef,
    projectId: string,
    questionId: string,
    reason: string,
  ): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      await this.projects.load(manager, place.id, projectId, true);
      const [, changed] = await manager.query<[unknown, number]>(
        `UPDATE project_question SET hidden_reason = $4, hidden_by = $5
          WHERE municipality_id = $1 AND project_id = $2 AND id = $3 AND hidden_reason IS NULL`,
        [place.id, projectId, questionId, reason, actor.kind === 'person' ? actor.personId : null],
      );
      if (changed !== 1) throw Refused.notFound('question');
      tx.audit({
        municipalityId: place.id,
        action: 'budget.project.hideQuestion',
        subjectType: 'budgetProject',
        subjectId: projectId,
        permission: 'budget.manage',
        details: { questionId },
      });
    });
    this.pages.forget();
  }
}
