import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Pages } from '../../platform/web/pages.js';
import { BudgetProjects } from './budget-projects.js';

/** Answers a question in public: those who wrote the project, or the municipality. A later answer replaces it. */
@Injectable()
export class AnswerQuestion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly projects: BudgetProjects,
    private readonly pages: Pages,
  ) {}

  /** @throws Refused 404 for other people's projects and for a question that was taken off the page. */
  async run(
    actor: Actor,
    place: PlaceRef,
    projectId: string,
    questionId: string,
    answer: { text: string; as: 'author' | 'municipality' },
  ): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      const personId = actor.kind === 'person' ? actor.personId : null;
      if (answer.as === 'author') {
        await this.projects.loadShared(manager, place.id, projectId, personId, true);
      } else await this.projects.load(manager, place.id, projectId, true);
      const [, changed] = await manager.query<[unknown, number]>(
        `UPDATE project_question SET answer = $4, answered_by = $5, answered_as = $6, answered_on = $7
          WHERE municipality_id = $1 AND project_id = $2 AND id = $3 AND hidden_reason IS NULL`,
        [place.id, projectId, questionId, answer.text, personId, answer.as, this.clock.legalToday()],
      );
      if (changed !== 1) throw Refused.notFound('question');
      tx.audit({
        municipalityId: place.id,
        action: 'budget.project.answer',
        subjectType: 'budgetProject',
        subjectId: projectId,
        details: { as: answer.as },
      });
    });
    this.pages.forget();
  }
}
