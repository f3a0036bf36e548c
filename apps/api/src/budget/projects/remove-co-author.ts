import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Pages } from '../../platform/web/pages.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { BudgetProjects } from './budget-projects.js';
import { coAuthorsOf } from './co-authors.query.js';

/** Ends that somebody writes a project together: by the author, or by the co-author alone about themselves. */
@Injectable()
export class RemoveCoAuthor {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
    private readonly pages: Pages,
  ) {}

  /** @throws Refused 404, 403 for another co-author, 409 once people vote on the project. */
  async run(actor: Actor, place: PlaceRef, projectId: string, coAuthorId: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      const personId = actor.kind === 'person' ? actor.personId : null;
      const project = await this.projects.loadShared(manager, place.id, projectId, personId, true);
      const cycle = await this.cycles.load(manager, place.id, project.cycleId);
      if (cycle.rulesDigest !== null) throw new Refused([{ code: 'rules_frozen' }], 409);
      const one = (await coAuthorsOf(manager, place.id, projectId)).find(({ id }) => id === coAuthorId);
      if (!one) throw Refused.notFound('coAuthor');
      if (project.authorId !== personId && one.personId !== personId) {
        throw new Refused([{ code: 'project_author_only' }], 403);
      }
      await manager.query(`DELETE FROM project_coauthor WHERE municipality_id = $1 AND id = $2`, [
        place.id,
        coAuthorId,
      ]);
      tx.audit({
        municipalityId: place.id,
        action: 'budget.project.removeCoAuthor',
        subjectType: 'budgetProject',
        subjectId: projectId,
      });
    });
    this.pages.forget();
  }
}
