import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { DeliveryCourse, PublicProjectPage } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { RESULT_PUBLIC } from '../cycles/cycle-facts.js';
import { deliveriesOf } from '../delivery/deliveries.query.js';
import { publicCommissionVote } from '../evaluation/evaluation-file.query.js';
import { evaluationOf } from '../evaluation/evaluations.query.js';
import { ideasOfProject } from '../ideas/ideas.query.js';
import { PROJECT_COLUMNS } from '../projects/budget-projects.js';
import { coAuthorsOf } from '../projects/co-authors.query.js';
import { linkedProjects } from '../projects/merges.query.js';
import { filesOf, PUBLIC_KINDS } from '../projects/project-files.js';
import { logOf } from '../projects/project-log.query.js';
import { questionsOf } from '../projects/questions.query.js';
import { Counts, grantsOf } from '../results/counts.js';
import { PublicProjects, toPublicProject, type SubmittedRow } from './public-projects.query.js';

/** One project's public page. */
@Injectable()
export class ProjectPage {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
    private readonly projects: PublicProjects,
    private readonly counts: Counts,
  ) {}

  /** Who withdrew a project is not named, and its pictures are gone. @throws Refused 404. */
  async read(place: PlaceRef, year: number, nr: number): Promise<PublicProjectPage> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.loadPublic(manager, place.id, year);
    const [row] = await manager.query<SubmittedRow[]>(
      `SELECT ${PROJECT_COLUMNS}, u.name AS "unitName" FROM budget_project p
         JOIN budget_unit u ON u.municipality_id = p.municipality_id AND u.id = p.unit_id
        WHERE p.municipality_id = $1 AND p.cycle_id = $2 AND p.nr = $3`,
      [place.id, cycle.id, nr],
    );
    if (!row || row.submittedOn === null || row.ownership === null) throw Refused.notFound('project');
    const withdrawn = row.state === 'withdrawn';
    const files = withdrawn
      ? []
      : ((await filesOf(manager, place.id, [row.id], PUBLIC_KINDS)).get(row.id) ?? []);
    const outcome = (await this.projects.outcomes(manager, cycle)).get(row.nr);
    return {
      ...toPublicProject(row, files, outcome),
      cycle: { year: cycle.year, title: cycle.title, state: cycle.state },
      description: row.description,
      benefit: row.benefit,
      upkeepCents: row.upkeepCents,
      upkeepNote: row.upkeepNote,
      costLines: row.costLines,
      ownership: row.ownership,
      author: withdrawn ? null : row.publishedAuthor,
      authorKind: row.submitterKind,
      coAuthors: withdrawn ? [] : await this.coAuthors(manager, row),
      partNote: row.partNote,
      ideas: await ideasOfProject(manager, place.id, row.id),
      ...(await linkedProjects(manager, place.id, row)),
      questions: await questionsOf(manager, place.id, row.id),
      submittedOn: row.submittedOn,
      files,
      evaluation: await evaluationOf(manager, place.id, row.id),
      commission: await publicCommissionVote(manager, place.id, row.id),
      outcome: outcome ?? null,
      course: await this.course(manager, cycle, row.nr),
      delivery: (await deliveriesOf(manager, place.id, [row.id])).get(row.id) ?? null,
      log: await logOf(manager, place.id, row.id),
    };
  }

  private async course(
    manager: EntityManager,
    cycle: CycleRow,
    number: number,
  ): Promise<DeliveryCourse | null> {
    const stored = RESULT_PUBLIC.includes(cycle.state) ? await this.counts.stored(manager, cycle) : null;
    if (!stored || grantsOf(stored.count).some(({ nr }) => nr === number)) return null;
    return stored.deliveries.findLast(({ nr }) => nr === number) ?? null;
  }

  private async coAuthors(manager: EntityManager, row: SubmittedRow): Promise<(string | null)[]> {
    const all = await coAuthorsOf(manager, row.municipalityId, row.id);
    return all.filter(({ state }) => state === 'accepted').map(({ publishedName }) => publishedName);
  }
}
