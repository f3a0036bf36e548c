import type { EntityManager } from 'typeorm';
import type { ArticleRef, EvaluationView } from '#libs/contracts';

interface EvaluationRow extends Omit<EvaluationView, 'article'> {
  projectId: string;
  act: ArticleRef['act'] | null;
  ref: string | null;
}

/** The newest evaluation of each project that has one. */
export async function evaluationsOf(
  manager: EntityManager,
  municipalityId: string,
  projectIds: readonly string[],
): Promise<Map<string, EvaluationView>> {
  const rows = await manager.query<EvaluationRow[]>(
    `SELECT DISTINCT ON (project_id) project_id AS "projectId", verdict, reason, act, ref,
            statutes_point AS "statutesPoint", verified_cents::float8 AS "verifiedCents", cost_note AS "costNote",
            checklist, appeal,
            day::text
       FROM project_evaluation WHERE municipality_id = $1 AND project_id = ANY($2::uuid[])
      ORDER BY project_id, number DESC`,
    [municipalityId, projectIds],
  );
  return new Map(
    rows.map(({ projectId, act, ref, ...row }) => [
      projectId,
      { ...row, article: act !== null && ref !== null ? { act, ref } : null },
    ]),
  );
}

/** The newest evaluation of one project. */
export async function evaluationOf(
  manager: EntityManager,
  municipalityId: string,
  projectId: string,
): Promise<EvaluationView | null> {
  return (await evaluationsOf(manager, municipalityId, [projectId])).get(projectId) ?? null;
}
