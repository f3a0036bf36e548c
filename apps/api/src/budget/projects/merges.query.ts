import type { EntityManager } from 'typeorm';
import type { LegalDay, LinkedProject, MergeView } from '#libs/contracts';

/** A proposal to join two projects, with whom it concerns. */
export interface MergeRow {
  id: string;
  projectId: string;
  intoId: string;
  projectNr: number;
  intoNr: number;
  projectTitle: string;
  intoTitle: string;
  note: string;
  state: MergeView['state'];
  proposedBy: string;
  proposedOn: LegalDay;
  projectAgreed: boolean | null;
  intoAgreed: boolean | null;
}

const SELECT = `SELECT g.id, g.project_id AS "projectId", g.into_id AS "intoId", a.nr AS "projectNr", b.nr AS "intoNr",
    a.title AS "projectTitle", b.title AS "intoTitle", g.note, g.state, g.proposed_by AS "proposedBy",
    g.proposed_on::text AS "proposedOn", g.project_agreed AS "projectAgreed", g.into_agreed AS "intoAgreed"
  FROM project_merge g
  JOIN budget_project a ON a.municipality_id = g.municipality_id AND a.id = g.project_id
  JOIN budget_project b ON b.municipality_id = g.municipality_id AND b.id = g.into_id`;

/** All that was proposed about a project, newest first. */
export function mergesOf(
  manager: EntityManager,
  municipalityId: string,
  projectId: string,
): Promise<MergeRow[]> {
  return manager.query<MergeRow[]>(
    `${SELECT} WHERE g.municipality_id = $1 AND $2 IN (g.project_id, g.into_id) ORDER BY g.proposed_on DESC, g.id`,
    [municipalityId, projectId],
  );
}

/** One proposal; `null` where there is none. The caller holds the lock of the cycle. */
export async function mergeById(
  manager: EntityManager,
  municipalityId: string,
  mergeId: string,
): Promise<MergeRow | null> {
  const [row] = await manager.query<MergeRow[]>(`${SELECT} WHERE g.municipality_id = $1 AND g.id = $2`, [
    municipalityId,
    mergeId,
  ]);
  return row ?? null;
}

/** A proposal as those see it who write one of the projects, or as staff does. */
export function toMergeView(row: MergeRow, mine: MergeView['mine']): MergeView {
  return {
    id: row.id,
    project: { nr: row.projectNr, title: row.projectTitle },
    into: { nr: row.intoNr, title: row.intoTitle },
    note: row.note,
    state: row.state,
    proposedOn: row.proposedOn,
    projectAgreed: row.projectAgreed,
    intoAgreed: row.intoAgreed,
    mine,
  };
}

/** The projects that were joined to this one, and the one that this was joined to. */
export async function linkedProjects(
  manager: EntityManager,
  municipalityId: string,
  project: { id: string; mergedInto: string | null },
): Promise<{ tookIn: LinkedProject[]; mergedInto: LinkedProject | null }> {
  const rows = await manager.query<(LinkedProject & { id: string })[]>(
    `SELECT id, nr, title, published_author AS author FROM budget_project
      WHERE municipality_id = $1 AND (merged_into = $2 OR id = $3) ORDER BY nr`,
    [municipalityId, project.id, project.mergedInto],
  );
  const view = ({ nr, title, author }: LinkedProject): LinkedProject => ({ nr, title, author });
  const into = rows.find(({ id }) => id === project.mergedInto);
  return { tookIn: rows.filter((one) => one !== into).map(view), mergedInto: into ? view(into) : null };
}
