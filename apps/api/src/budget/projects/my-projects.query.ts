import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { MyProjectView } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { evaluationOf } from '../evaluation/evaluations.query.js';
import { BudgetProjects, projectInput, PROJECT_COLUMNS, type ProjectRow } from './budget-projects.js';
import { editViolations } from './editable.js';
import { filesOf } from './project-files.js';
import { SubmitProject } from './submit-project.js';

/** Projects as their author sees them. */
@Injectable()
export class MyProjects {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
    private readonly submit: SubmitProject,
  ) {}

  /** All of them, in every municipality, newest first. */
  async all(actor: Actor): Promise<MyProjectView[]> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const { manager } = this.dataSource;
    const rows = await manager.query<ProjectRow[]>(
      `SELECT ${PROJECT_COLUMNS} FROM budget_project p WHERE p.author_id = $1 ORDER BY p.created_at DESC, p.id`,
      [actor.personId],
    );
    const views: MyProjectView[] = [];
    for (const row of rows) views.push(await this.view(manager, row));
    return views;
  }

  /** @throws Refused 404 for somebody else's. */
  async one(actor: Actor, place: PlaceRef, projectId: string): Promise<MyProjectView> {
    const { manager } = this.dataSource;
    const personId = actor.kind === 'person' ? actor.personId : null;
    return this.view(manager, await this.projects.loadOwn(manager, place.id, projectId, personId));
  }

  private async view(manager: EntityManager, row: ProjectRow): Promise<MyProjectView> {
    const { municipalityId } = row;
    const [place] = await manager.query<{ slug: string; name: string }[]>(
      `SELECT slug, name FROM municipality WHERE id = $1`,
      [municipalityId],
    );
    if (!place) throw Refused.notFound('municipality');
    const cycle = await this.cycles.load(manager, municipalityId, row.cycleId);
    const today = this.clock.legalToday();
    const editable = editViolations(row, cycle, today).length === 0;
    return {
      ...projectInput(row),
      id: row.id,
      place,
      cycle: {
        id: cycle.id,
        year: cycle.year,
        title: cycle.title,
        state: cycle.state,
        submissionTo: cycle.submission.to,
      },
      nr: row.nr,
      state: row.state,
      totalCents: row.totalCents,
      files: (await filesOf(manager, municipalityId, [row.id])).get(row.id) ?? [],
      evaluation: await evaluationOf(manager, municipalityId, row.id),
      returned:
        row.state === 'returned' && row.returnedReason !== null && row.returnedUntil !== null
          ? { reason: row.returnedReason, until: row.returnedUntil }
          : null,
      missing: editable ? await this.submit.missing(manager, cycle, row, today) : [],
      editable,
      version: row.version,
    };
  }
}
