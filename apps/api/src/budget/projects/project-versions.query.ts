import type { EntityManager } from 'typeorm';
import { projectChanges, projectTotal } from '#libs/budget-rules';
import type { LegalDay, ProjectContent, ProjectVersionView } from '#libs/contracts';
import { projectInput, type ProjectRow } from './budget-projects.js';

/** Keeps what a project says now as its next version. The project's row is locked by the caller. */
export async function keepVersion(manager: EntityManager, project: ProjectRow, day: LegalDay): Promise<void> {
  await manager.query(
    `INSERT INTO project_version (municipality_id, project_id, number, day, content)
     SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4 FROM project_version
      WHERE municipality_id = $1 AND project_id = $2`,
    [project.municipalityId, project.id, day, JSON.stringify(contentOf(project))],
  );
}

/** What a project said at each submission, with what changed, oldest first. */
export async function versionsOf(
  manager: EntityManager,
  municipalityId: string,
  projectId: string,
): Promise<ProjectVersionView[]> {
  const rows = await manager.query<{ number: number; day: LegalDay; content: ProjectContent }[]>(
    `SELECT number, day::text, content FROM project_version
      WHERE municipality_id = $1 AND project_id = $2 ORDER BY number`,
    [municipalityId, projectId],
  );
  return rows.map(({ number, day, content }, at) => {
    const before = rows[at - 1]?.content;
    return {
      number,
      day,
      title: content.title,
      totalCents: projectTotal(content.costLines),
      changes: before ? projectChanges(before, content) : [],
    };
  });
}

function contentOf(project: ProjectRow): ProjectContent {
  const {
    submitter: _who,
    namePublic: _named,
    phone: _phone,
    email: _email,
    ...content
  } = projectInput(project);
  return content;
}
