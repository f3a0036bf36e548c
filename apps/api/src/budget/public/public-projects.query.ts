import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ProjectFileView, ProjectOutcome, ProjectState, PublicProject } from '#libs/contracts';
import { fold, words } from '#libs/latvian-text';
import type { CycleRow } from '../cycles/budget-cycles.js';
import { RESULT_PUBLIC } from '../cycles/cycle-facts.js';
import { pointOf, PROJECT_COLUMNS, type ProjectRow } from '../projects/budget-projects.js';
import { filesOf } from '../projects/project-files.js';
import { Counts } from '../results/counts.js';

/** What a reader looks for. */
export interface ProjectSearch {
  unit: string | null;
  state: ProjectState | null;
  q: string;
}

/** A project with its unit, as lists start from it. */
export interface SubmittedRow extends ProjectRow {
  nr: number;
  unitId: string;
  unitName: string;
}

const EVERYTHING: ProjectSearch = { unit: null, state: null, q: '' };

/** Projects as everybody sees them: nothing of one that is not submitted, no votes before the announcement. */
@Injectable()
export class PublicProjects {
  constructor(private readonly counts: Counts) {}

  /** By number. Withdrawn and joined ones are listed only when they are asked for. */
  async list(
    manager: EntityManager,
    cycle: CycleRow,
    search: ProjectSearch = EVERYTHING,
  ): Promise<PublicProject[]> {
    const rows = await this.rows(manager, cycle, search);
    return this.views(manager, cycle, rows);
  }

  /** The rows behind {@link list}. */
  async rows(
    manager: EntityManager,
    { municipalityId, id }: CycleRow,
    search: ProjectSearch = EVERYTHING,
  ): Promise<SubmittedRow[]> {
    const rows = await manager.query<SubmittedRow[]>(
      `SELECT ${PROJECT_COLUMNS}, u.name AS "unitName" FROM budget_project p
         JOIN budget_unit u ON u.municipality_id = p.municipality_id AND u.id = p.unit_id
        WHERE p.municipality_id = $1 AND p.cycle_id = $2 AND p.nr IS NOT NULL
          AND ($3::text IS NULL OR p.unit_id::text = $3)
          AND CASE WHEN $4::text IS NULL THEN p.state NOT IN ('withdrawn', 'merged') ELSE p.state = $4 END
        ORDER BY p.nr`,
      [municipalityId, id, search.unit, search.state],
    );
    const asked = words(fold(search.q));
    return rows.filter((row) => {
      const text = fold(`${row.nr} ${row.title} ${row.summary} ${row.placeNote} ${row.description}`);
      return asked.every((word) => text.includes(word));
    });
  }

  /** Views of rows of one cycle. */
  async views(
    manager: EntityManager,
    cycle: CycleRow,
    rows: readonly SubmittedRow[],
  ): Promise<PublicProject[]> {
    const outcomes = await this.outcomes(manager, cycle);
    const pictures = await filesOf(
      manager,
      cycle.municipalityId,
      rows.map(({ id }) => id),
      ['picture'],
    );
    return rows.map((row) => toPublicProject(row, pictures.get(row.id) ?? [], outcomes.get(row.nr)));
  }

  /** Why each project won or lost; empty until the result is announced. */
  async outcomes(manager: EntityManager, cycle: CycleRow): Promise<Map<number, ProjectOutcome>> {
    if (!RESULT_PUBLIC.includes(cycle.state)) return new Map();
    const stored = await this.counts.stored(manager, cycle);
    const all = stored?.count.units.flatMap(({ outcomes }) => outcomes) ?? [];
    return new Map(all.map((outcome) => [outcome.nr, outcome]));
  }
}

/** A row as lists and cards show it. */
export function toPublicProject(
  row: SubmittedRow,
  files: readonly ProjectFileView[],
  outcome: ProjectOutcome | undefined,
): PublicProject {
  const picture = row.state === 'withdrawn' ? undefined : files.find(({ kind }) => kind === 'picture');
  return {
    nr: row.nr,
    title: row.title,
    summary: row.summary,
    state: row.state,
    unit: { id: row.unitId, name: row.unitName },
    costCents: row.verifiedCents ?? row.totalCents,
    point: pointOf(row),
    shape: row.shape,
    placeNote: row.placeNote,
    partAllowed: row.partAllowed,
    picture: picture ? { url: `${picture.url}?size=small`, alt: picture.alt } : null,
    origin: row.origin,
    result: outcome ? { won: outcome.won, votes: outcome.votes } : null,
  };
}
