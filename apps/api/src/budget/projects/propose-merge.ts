import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { can, type Actor } from '#libs/access-policy';
import { mergeViolations } from '#libs/budget-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { BudgetProjects } from './budget-projects.js';
import { mergesOf } from './merges.query.js';
import { TellAuthors } from './tell-authors.js';

/** Proposes to join a project to another: by its author, who so agrees, or by those who evaluate both. */
@Injectable()
export class ProposeMerge {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
    private readonly authors: TellAuthors,
  ) {}

  /** @throws Refused 404, 403, 409 with what stands against joining the two, for a proposal that waits already too. */
  run(
    actor: Actor,
    place: PlaceRef,
    projectId: string,
    { intoNr, note }: { intoNr: number; note: string },
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
      const { manager } = tx;
      const staff = can(actor, 'budget.evaluate', { municipalityId: place.id });
      const { cycleId, authorId } = await this.projects.load(manager, place.id, projectId);
      const own = authorId === actor.personId;
      if (!own && !staff) throw Refused.notFound('project');
      const cycle = await this.cycles.load(manager, place.id, cycleId, true);
      const [other] = await manager.query<{ id: string }[]>(
        `SELECT id FROM budget_project WHERE municipality_id = $1 AND cycle_id = $2 AND nr = $3`,
        [place.id, cycleId, intoNr],
      );
      if (!other) throw new Refused([{ code: 'merge_project_unknown', where: 'intoNr' }], 422);
      const project = await this.projects.load(manager, place.id, projectId, true);
      const into = await this.projects.load(manager, place.id, other.id, true);
      const violations = mergeViolations(project, into, cycle.state);
      if (violations.length > 0) throw new Refused(violations, 409);
      const all = await mergesOf(manager, place.id, projectId);
      if (all.some(({ state, projectId: ends }) => state === 'proposed' && ends === projectId)) {
        throw new Refused([{ code: 'merge_waits' }], 409);
      }
      const id = randomUUID();
      await manager.query(
        `INSERT INTO project_merge (municipality_id, id, cycle_id, project_id, into_id, note, state, proposed_by,
           proposed_on, project_agreed)
         VALUES ($1, $2, $3, $4, $5, $6, 'proposed', $7, $8, $9)`,
        [
          place.id,
          id,
          cycleId,
          projectId,
          into.id,
          note,
          actor.personId,
          this.clock.legalToday(),
          own || null,
        ],
      );
      const news = { kind: 'mergeAsked' as const, reason: note };
      if (!own) await this.authors.tell(tx, place.id, projectId, news, id);
      await this.authors.tell(tx, place.id, into.id, news, id);
      tx.audit({
        municipalityId: place.id,
        action: 'budget.project.proposeMerge',
        subjectType: 'budgetProject',
        subjectId: projectId,
        details: { from: project.nr, into: into.nr },
      });
      return { id };
    });
  }
}
