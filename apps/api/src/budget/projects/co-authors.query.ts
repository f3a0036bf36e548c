import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { CoAuthorView } from '#libs/contracts';

/** A co-author as the rules and mails need it. */
export interface CoAuthorRow {
  id: string;
  projectId: string;
  email: string;
  personId: string | null;
  name: string | null;
  state: 'invited' | 'accepted';
  namePublic: boolean;
  publishedName: string | null;
}

/** Those who write a project together with its author, in the order in which they were asked. */
export function coAuthorsOf(
  manager: EntityManager,
  municipalityId: string,
  projectId: string,
): Promise<CoAuthorRow[]> {
  return manager.query<CoAuthorRow[]>(
    `SELECT a.id, a.project_id AS "projectId", a.email, a.person_id AS "personId", p.name, a.state,
            a.name_public AS "namePublic", a.published_name AS "publishedName"
       FROM project_coauthor a LEFT JOIN person p ON p.id = a.person_id
      WHERE a.municipality_id = $1 AND a.project_id = $2 ORDER BY a.invited_on, a.id`,
    [municipalityId, projectId],
  );
}

/** Whether the person wrote the project: as its author, or together with the author. */
export async function wrote(
  manager: EntityManager,
  project: { municipalityId: string; id: string; authorId: string | null },
  personId: string | null,
): Promise<boolean> {
  if (personId === null) return false;
  if (project.authorId === personId) return true;
  const [row] = await manager.query<object[]>(
    `SELECT 1 FROM project_coauthor WHERE municipality_id = $1 AND project_id = $2 AND person_id = $3`,
    [project.municipalityId, project.id, personId],
  );
  return row !== undefined;
}

/** For those who write the project. */
export function toCoAuthorView(row: CoAuthorRow, personId: string | null): CoAuthorView {
  return {
    id: row.id,
    name: row.name ?? row.email,
    state: row.state,
    me: row.personId !== null && row.personId === personId,
    namePublic: row.namePublic,
  };
}

/** Only this of an invitation's secret is kept. */
export function invitationHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
