import type { EntityManager } from 'typeorm';
import type { PublicProjectPage } from '#libs/contracts';

/** The public log of a project, oldest first. */
export function logOf(
  manager: EntityManager,
  municipalityId: string,
  projectId: string,
): Promise<PublicProjectPage['log']> {
  return manager.query<PublicProjectPage['log']>(
    `SELECT event, day::text, note FROM project_event WHERE municipality_id = $1 AND project_id = $2 ORDER BY number`,
    [municipalityId, projectId],
  );
}
