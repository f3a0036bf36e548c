import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Pages } from '../../platform/web/pages.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { BudgetProjects } from './budget-projects.js';
import { Submitters } from './submitters.js';
import { TellAuthors } from './tell-authors.js';

/** More questions of one person about one project than a talk needs. */
const MOST_OF_ONE = 10;

/** Asks the author of a submitted project something, in public. */
@Injectable()
export class AskQuestion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
    private readonly submitters: Submitters,
    private readonly authors: TellAuthors,
    private readonly pages: Pages,
  ) {}

  /** @throws Refused 404, 409 for a project that was withdrawn or joined, or after too many questions. */
  async run(
    actor: Actor,
    place: PlaceRef,
    year: number,
    nr: number,
    { text, namePublic }: { text: string; namePublic: boolean },
  ): Promise<{ id: string }> {
    const asked = await this.unitOfWork.run(actor, async (tx) => {
      if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
      const { manager } = tx;
      const cycle = await this.cycles.loadPublic(manager, place.id, year);
      const [found] = await manager.query<{ id: string }[]>(
        `SELECT id FROM budget_project WHERE municipality_id = $1 AND cycle_id = $2 AND nr = $3`,
        [place.id, cycle.id, nr],
      );
      if (!found) throw Refused.notFound('project');
      const project = await this.projects.load(manager, place.id, found.id, true);
      if (['withdrawn', 'merged'].includes(project.state)) {
        throw new Refused([{ code: 'question_project_over' }], 409);
      }
      const [mine] = await manager.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM project_question
          WHERE municipality_id = $1 AND project_id = $2 AND person_id = $3`,
        [place.id, project.id, actor.personId],
      );
      if ((mine?.n ?? 0) >= MOST_OF_ONE) {
        throw new Refused([{ code: 'questions_too_many', params: { max: MOST_OF_ONE } }], 409);
      }
      const id = randomUUID();
      const today = this.clock.legalToday();
      const name = await this.submitters.nameOf(manager, place.id, actor.personId, namePublic, today);
      await manager.query(
        `INSERT INTO project_question (municipality_id, id, project_id, person_id, published_name, question,
           asked_on, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [place.id, id, project.id, actor.personId, name, text, today, this.clock.legalNow()],
      );
      await this.authors.tell(tx, place.id, project.id, { kind: 'question', reason: text }, id);
      tx.audit({
        municipalityId: place.id,
        action: 'budget.project.ask',
        subjectType: 'budgetProject',
        subjectId: project.id,
      });
      return { id };
    });
    this.pages.forget();
    return asked;
  }
}
