import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { MyProjectView } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { evaluationOf } from '../evaluation/evaluations.query.js';
import { ideasOfProject } from '../ideas/ideas.query.js';
import { BudgetProjects, projectInput, PROJECT_COLUMNS, type ProjectRow } from './budget-projects.js';
import { coAuthorsOf, toCoAuthorView } from './co-authors.query.js';
import { editViolations } from './editable.js';
import { mergesOf, toMergeView } from './merges.query.js';
import { filesOf } from './project-files.js';
import { questionsOf } from './questions.query.js';
import { SubmitProject } from './submit-project.js';

/** Projects as those see them who write them. */
@Injectable()
export class MyProjects {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
    private readonly submit: SubmitProject,
  ) {}

  /** All of them but discarded drafts, in every municipality, newest first. */
  async all(actor: Actor): Promise<MyProjectView[]> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const { manager } = this.dataSource;
    const rows = await manager.query<ProjectRow[]>(
      `SELECT ${PROJECT_COLUMNS} FROM budget_project p
        WHERE (p.state <> 'withdrawn' OR p.nr IS NOT NULL) AND (p.author_id = $1 OR EXISTS (SELECT 1 FROM project_coauthor a WHERE a.municipality_id = p.municipality_id
          AND a.project_id = p.id AND a.person_id = $1))
        ORDER BY p.created_at DESC, p.id`,
      [actor.personId],
    );
    const views: MyProjectView[] = [];
    for (const row of rows) views.push(await this.view(manager, row, actor.personId));
    return views;
  }

  /** @throws Refused 404 for somebody else's. */
  async one(actor: Actor, place: PlaceRef, projectId: string): Promise<MyProjectView> {
    const { manager } = this.dataSource;
    const personId = actor.kind === 'person' ? actor.personId : null;
    const row = await this.projects.loadShared(manager, place.id, projectId, personId);
    return this.view(manager, row, personId);
  }

  private async view(
    manager: EntityManager,
    row: ProjectRow,
    personId: string | null,
  ): Promise<MyProjectView> {
    const { municipalityId } = row;
    const [place] = await manager.query<{ slug: string; name: string }[]>(
      `SELECT slug, name FROM municipality WHERE id = $1`,
      [municipalityId],
    );
    if (!place) throw Refused.notFound('municipality');
    const cycle = await this.cycles.load(manager, municipalityId, row.cycleId);
    const coAuthors = await coAuthorsOf(manager, municipalityId, row.id);
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
      role: row.authorId === personId ? 'author' : 'coAuthor',
      ideas: await ideasOfProject(manager, municipalityId, row.id),
      coAuthors: coAuthors.map((one) => toCoAuthorView(one, personId)),
      merges: await this.merges(manager, row, personId),
      questions: await questionsOf(manager, municipalityId, row.id),
      version: row.version,
    };
  }

  private async merges(
    manager: EntityManager,
    row: ProjectRow,
    personId: string | null,
  ): Promise<MyProjectView['merges']> {
    const speaks = row.authorId === personId;
    return (await mergesOf(manager, row.municipalityId, row.id)).map((merge) =>
      toMergeView(merge, speaks ? (merge.projectId === row.id ? 'project' : 'into') : null),
    );
  }
}
