import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { can, type Actor } from '#libs/access-policy';
import type { DeskProject } from '#libs/contracts';
import { PeopleNames } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { deliveriesOf } from '../delivery/deliveries.query.js';
import { PROJECT_COLUMNS } from '../projects/budget-projects.js';
import { coAuthorsOf } from '../projects/co-authors.query.js';
import { mergesOf, toMergeView } from '../projects/merges.query.js';
import { filesOf } from '../projects/project-files.js';
import { logOf } from '../projects/project-log.query.js';
import { questionsOf } from '../projects/questions.query.js';
import { PublicProjects, toPublicProject, type SubmittedRow } from '../public/public-projects.query.js';
import { evaluationsOf } from './evaluations.query.js';

const SELECT = `SELECT ${PROJECT_COLUMNS}, u.name AS "unitName" FROM budget_project p
  JOIN budget_unit u ON u.municipality_id = p.municipality_id AND u.id = p.unit_id`;

/** Submitted projects with everything that staff may know of them. */
@Injectable()
export class Desk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
    private readonly projects: PublicProjects,
    private readonly people: PeopleNames,
  ) {}

  /** All of a cycle, by number. @throws Refused 404. */
  async ofCycle(actor: Actor, place: PlaceRef, cycleId: string): Promise<DeskProject[]> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.load(manager, place.id, cycleId);
    const rows = await manager.query<SubmittedRow[]>(
      `${SELECT} WHERE p.municipality_id = $1 AND p.cycle_id = $2 AND p.nr IS NOT NULL ORDER BY p.nr`,
      [place.id, cycleId],
    );
    return this.views(manager, actor, cycle, rows);
  }

  /** The winners of a cycle. @throws Refused 404. */
  async winners(actor: Actor, place: PlaceRef, cycleId: string): Promise<DeskProject[]> {
    const all = await this.ofCycle(actor, place, cycleId);
    return all.filter(({ state }) => ['won', 'in_delivery', 'delivered'].includes(state));
  }

  /** @throws Refused 404, for drafts too. */
  async one(actor: Actor, place: PlaceRef, projectId: string): Promise<DeskProject> {
    const { manager } = this.dataSource;
    const rows = await manager.query<SubmittedRow[]>(
      `${SELECT} WHERE p.municipality_id = $1 AND p.id = $2 AND p.nr IS NOT NULL`,
      [place.id, projectId],
    );
    const [row] = rows;
    if (!row) throw Refused.notFound('project');
    const cycle = await this.cycles.load(manager, place.id, row.cycleId);
    const [view] = await this.views(manager, actor, cycle, rows);
    if (!view) throw Refused.notFound('project');
    return view;
  }

  private async views(
    manager: EntityManager,
    actor: Actor,
    cycle: CycleRow,
    rows: readonly SubmittedRow[],
  ): Promise<DeskProject[]> {
    const { municipalityId } = cycle;
    const ids = rows.map(({ id }) => id);
    const files = await filesOf(manager, municipalityId, ids);
    const evaluations = await evaluationsOf(manager, municipalityId, ids);
    const deliveries = await deliveriesOf(manager, municipalityId, ids);
    const outcomes = await this.projects.outcomes(manager, cycle);
    const names = await this.people.of(
      rows.flatMap(({ authorId }) => authorId ?? []),
      manager,
    );
    const reached = mayReach(actor, municipalityId);
    const views: DeskProject[] = [];
    for (const row of rows) {
      if (row.submittedOn === null || row.ownership === null) continue;
      const own = files.get(row.id) ?? [];
      views.push({
        ...toPublicProject(row, own, outcomes.get(row.nr)),
        id: row.id,
        version: row.version,
        submittedOn: row.submittedOn,
        submitter: submitterOf(row, names.get(row.authorId ?? '') ?? '', reached),
        description: row.description,
        benefit: row.benefit,
        upkeepCents: row.upkeepCents,
        upkeepNote: row.upkeepNote,
        ownership: row.ownership,
        costLines: row.costLines,
        partNote: row.partNote,
        coAuthors: (await coAuthorsOf(manager, municipalityId, row.id))
          .filter(({ state }) => state === 'accepted')
          .map(({ name, publishedName }) => (reached ? name : publishedName) ?? ''),
        merges: (await mergesOf(manager, municipalityId, row.id)).map((merge) => toMergeView(merge, null)),
        questions: await questionsOf(manager, municipalityId, row.id, true),
        submittedCents: row.totalCents,
        files: own,
        evaluation: evaluations.get(row.id) ?? null,
        returned:
          row.state === 'returned' && row.returnedReason !== null && row.returnedUntil !== null
            ? { reason: row.returnedReason, until: row.returnedUntil }
            : null,
        delivery: deliveries.get(row.id) ?? null,
        log: await logOf(manager, municipalityId, row.id),
      });
    }
    return views;
  }
}

/** Name, address and telephone of people are for those who talk to them about their projects. */
function mayReach(actor: Actor, municipalityId: string): boolean {
  return can(actor, 'budget.manage', { municipalityId }) || can(actor, 'budget.evaluate', { municipalityId });
}

function submitterOf(row: SubmittedRow, personName: string, reached: boolean): DeskProject['submitter'] {
  const organisation = row.submitterKind === 'organisation';
  return {
    name: organisation ? (row.organisation ?? '') : reached ? personName : (row.publishedAuthor ?? ''),
    kind: row.submitterKind,
    registrationNumber: organisation ? row.registrationNo : null,
    email: reached ? row.email : '',
    phone: reached ? row.phone : '',
  };
}
