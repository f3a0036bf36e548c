import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { projectViolations, submissionTermViolations } from '#libs/budget-rules';
import type { LegalDay, Violation } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { BudgetProjects, projectInput, type ProjectRow } from './budget-projects.js';
import { editViolations } from './editable.js';
import { keepVersion } from './project-versions.query.js';
import { Submitters } from './submitters.js';
import { TellAuthors } from './tell-authors.js';

/** Takes a project into the cycle, or a corrected one back into it. */
@Injectable()
export class SubmitProject {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
    private readonly submitters: Submitters,
    private readonly authors: TellAuthors,
  ) {}

  /**
   * The number comes from the cycle's row under its lock: in order of submission and without gaps.
   *
   * @throws Refused 409 outside the term or for a stale version, 422 with everything that is missing or not allowed.
   */
  run(actor: Actor, place: PlaceRef, projectId: string, version: number): Promise<{ nr: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      const personId = actor.kind === 'person' ? actor.personId : null;
      const { cycleId } = await this.projects.loadOwn(manager, place.id, projectId, personId);
      const cycle = await this.cycles.load(manager, place.id, cycleId, true);
      const project = await this.projects.loadOwn(manager, place.id, projectId, personId, true);
      const today = this.clock.legalToday();
      const late =
        project.state === 'draft'
          ? submissionTermViolations(cycle.state, cycle.submission, today)
          : editViolations(project, cycle, today);
      if (late.length > 0) throw new Refused(late, 409);
      if (project.version !== version) throw Refused.stale('project');
      const missing = await this.missing(manager, cycle, project, today);
      if (missing.length > 0) throw new Refused(missing, 422);
      const nr = project.nr ?? cycle.nextNr;
      await manager.query(
        `UPDATE budget_project SET state = 'submitted', nr = $3, submitted_on = coalesce(submitted_on, $4),
                submitted_at = coalesce(submitted_at, $5), published_author = $6, returned_reason = NULL,
                returned_until = NULL, version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [
          place.id,
          projectId,
          nr,
          today,
          this.clock.legalNow(),
          await this.submitters.publishedName(manager, project, today),
        ],
      );
      if (project.nr === null) {
        await manager.query(
          `UPDATE budget_cycle SET next_nr = next_nr + 1 WHERE municipality_id = $1 AND id = $2`,
          [place.id, cycle.id],
        );
      }
      await keepVersion(manager, project, today);
      await this.projects.log(manager, place.id, projectId, project.nr === null ? 'submitted' : 'corrected');
      if (project.nr === null) await this.authors.tell(tx, place.id, projectId, { kind: 'submitted' });
      tx.audit({
        municipalityId: place.id,
        action: 'budget.project.submit',
        subjectType: 'budgetProject',
        subjectId: projectId,
        details: { nr },
      });
      tx.emit('budget.projectSubmitted', { municipalityId: place.id, cycleId: cycle.id, projectId, nr });
      return { nr };
    });
  }

  /** Everything that stands against submitting, except the days. */
  async missing(
    manager: EntityManager,
    cycle: CycleRow,
    project: ProjectRow,
    today: LegalDay,
  ): Promise<Violation[]> {
    const found = [
      ...(await this.submitters.violations(manager, cycle, project, today)),
      ...projectViolations(projectInput(project), {
        mode: 'submission',
        units: await this.cycles.units(manager, cycle.municipalityId, cycle.id),
        rules: cycle.rules,
        files: await this.projects.fileKinds(manager, cycle.municipalityId, project.id),
      }),
    ];
    const seen = new Set<string>();
    return found.filter(({ code, where }) => {
      const key = `${code} ${where ?? ''}`;
      return !seen.has(key) && seen.add(key);
    });
  }
}
