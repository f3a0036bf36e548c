import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { LegalDay } from '#libs/contracts';
import { addUnits, rigaDayEnd } from '#libs/legal-calendar';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { OutboxHandlers } from '../../platform/outbox/outbox-handlers.js';
import { Pages } from '../../platform/web/pages.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { wrote } from '../projects/co-authors.query.js';
import { CORRECTION_ENDS } from '../projects/author-terms.js';
import { BudgetProjects } from '../projects/budget-projects.js';
import { TellAuthors } from '../projects/tell-authors.js';
import { ensureEvaluating } from './evaluating.js';

/** Gives a project back to its author to mend, within the municipality's own term. */
@Injectable()
export class ReturnProject implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
    private readonly authors: TellAuthors,
    private readonly handlers: OutboxHandlers,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.handlers.on(CORRECTION_ENDS, (payload) =>
      this.takeBack(String(payload['municipalityId']), String(payload['subjectId'])),
    );
  }

  /** @throws Refused 403 for one's own project, 409 when it is not waiting for a verdict or is stale. */
  run(
    actor: Actor,
    place: PlaceRef,
    projectId: string,
    { version, reason }: { version: number; reason: string },
  ): Promise<{ until: LegalDay; version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      const { cycleId } = await this.projects.load(manager, place.id, projectId);
      const cycle = await this.cycles.load(manager, place.id, cycleId, true);
      const project = await this.projects.load(manager, place.id, projectId, true);
      if (project.state === 'draft') throw Refused.notFound('project');
      ensureEvaluating(cycle);
      if (await wrote(manager, project, actor.kind === 'person' ? actor.personId : null)) {
        throw new Refused([{ code: 'evaluation_own_project' }], 403);
      }
      if (project.state !== 'submitted') {
        throw new Refused([{ code: 'evaluation_wrong_state', params: { state: project.state } }], 409);
      }
      if (project.version !== version) throw Refused.stale('project');
      const until = addUnits(this.clock.legalToday(), cycle.rules.correctionDays, 'day');
      await manager.query(
        `UPDATE budget_project SET state = 'returned', returned_reason = $3, returned_until = $4, version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, projectId, reason, until],
      );
      // The reason may tell of the owner's consent or of the author; it is for those who write it alone.
      await this.projects.log(manager, place.id, projectId, 'returned');
      await this.authors.tell(tx, place.id, projectId, { kind: 'returned', reason, until });
      await tx.due({
        municipalityId: place.id,
        topic: CORRECTION_ENDS,
        subjectId: projectId,
        dueAt: new Date(rigaDayEnd(until)),
      });
      tx.audit({
        municipalityId: place.id,
        action: 'budget.project.return',
        subjectType: 'budgetProject',
        subjectId: projectId,
        permission: 'budget.evaluate',
        details: { until },
      });
      tx.emit('budget.projectReturned', { municipalityId: place.id, cycleId, projectId });
      return { until, version: version + 1 };
    });
  }

  /** What was not mended in time is evaluated as it is. */
  private async takeBack(municipalityId: string, projectId: string): Promise<void> {
    await this.unitOfWork.run({ kind: 'system' }, async ({ manager, audit }) => {
      const project = await this.projects.load(manager, municipalityId, projectId, true);
      if (project.state !== 'returned' || project.returnedUntil === null) return;
      if (this.clock.legalToday() <= project.returnedUntil) return;
      await manager.query(
        `UPDATE budget_project SET state = 'submitted', returned_reason = NULL, returned_until = NULL,
                version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [municipalityId, projectId],
      );
      await this.projects.log(manager, municipalityId, projectId, 'correctionTermOver');
      audit({
        municipalityId,
        action: 'budget.project.correctionTermOver',
        subjectType: 'budgetProject',
        subjectId: projectId,
      });
    });
    this.pages.forget();
  }
}
