import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** What one resident left behind in a municipality. */
export interface Traces {
  municipalityId: string;
  personId: string;
  opinionId: string;
}

/** An opinion as a resident submitted it while logged in, with its restricted original. */
export async function leaveOpinion(
  dataSource: DataSource,
  about: { place: string; dossierId: string; author: string; email: string },
): Promise<Traces> {
  const [found] = await dataSource.query<{ municipalityId: string; personId: string }[]>(
    `SELECT m.id AS "municipalityId", p.id AS "personId" FROM municipality m, person p WHERE m.slug = $1 AND p.name = $2`,
    [about.place, about.author],
  );
  if (!found) throw new Error(`There is no ${about.author} or no ${about.place}.`);
  const [stageId, opinionId] = [randomUUID(), randomUUID()];
  await dataSource.query(
    `INSERT INTO opinion_stage (municipality_id, id, dossier_id, number, state, opened_at, ended_at, opens, closes)
     VALUES ($1, $2, $3, 1, 'preparing', NULL, NULL, NULL, NULL)`,
    [found.municipalityId, stageId, about.dossierId],
  );
  await dataSource.query(
    `INSERT INTO opinion (municipality_id, id, dossier_id, stage_id, receipt, secret_hash, state, kind, channel,
       received_day, received_at, language, person_id, named, published_author, published_text)
     VALUES ($1, $2, $3, $4, 'VO-TEST-0001', '\\x00', 'published', 'proposal', 'web', current_date,
       now() - interval '1 hour', 'lv', $5, true, $6, 'Lūdzu noteikt soliņus.')`,
    [found.municipalityId, opinionId, about.dossierId, stageId, found.personId, about.author],
  );
  await dataSource.query(
    `INSERT INTO opinion_original (municipality_id, opinion_id, revision, text, author_name, author_email, at)
     VALUES ($1, $2, 1, 'Lūdzu noteikt soliņus.', $3, $4, now())`,
    [found.municipalityId, opinionId, about.author, about.email],
  );
  return { ...found, opinionId };
}
