import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { FileStore } from '../../apps/api/src/platform/files/file-store.js';
import type { TestApp } from './app.js';

/** What one resident left behind in a municipality. */
export interface Traces {
  municipalityId: string;
  personId: string;
  opinionId: string;
}

/** An opinion as a resident submitted it while logged in, with its restricted original. */
export async function leaveOpinion(
  dataSource: DataSource,
  about: { place: string; dossierId: string; author: string; email: string; receipt?: string },
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
     VALUES ($1, $2, $3, $4, $7, '\\x00', 'published', 'proposal', 'web', current_date,
       now() - interval '1 hour', 'lv', $5, true, $6, 'Lūdzu noteikt soliņus.')`,
    [
      found.municipalityId,
      opinionId,
      about.dossierId,
      stageId,
      found.personId,
      about.author,
      about.receipt ?? 'VO-TEST-0001',
    ],
  );
  await dataSource.query(
    `INSERT INTO opinion_original (municipality_id, opinion_id, revision, text, author_name, author_email, at)
     VALUES ($1, $2, 1, 'Lūdzu noteikt soliņus.', $3, $4, now())`,
    [found.municipalityId, opinionId, about.author, about.email],
  );
  return { ...found, opinionId };
}

/** Who did something in office: the audit record names the same acts, which the search shows. */
export const OFFICIAL_ACT =
  /(_by|\.(author_id|lawyer_id|chair_id|signer_id|clerk_id|first_signed|second_signed))$/;
/** Addresses of institutions and of people in office for everybody to see; what goes with its own term. */
export const ELSEWHERE: readonly string[] = [
  'coordination_expert.person_id',
  'coordination_party.e_address',
  'coordination_party.email',
  'counting_key_holder.person_id',
  'data_request_step.person_id',
  'deadline_notice.person_id',
  'institution.email',
  'municipality.address',
  'municipality.contact_email',
  'opinion_stage.responsible_email',
  'opinion_stage.responsible_phone',
  'sector_view.email',
  'vote_notice.person_id',
];

/** A scan of the opinion's paper; returns the digest under which its content lies. */
export async function leaveScan(test: TestApp, { municipalityId, opinionId }: Traces): Promise<string> {
  const { digest, size } = await test.app
    .get(FileStore, { strict: false })
    .put(Buffer.from(randomUUID()), 1_000);
  const fileId = randomUUID();
  await test.dataSource.query(
    `INSERT INTO stored_file (municipality_id, id, digest, name, media_type, size, visibility)
     VALUES ($1, $2, $3, 'viedoklis.pdf', 'application/pdf', $4, 'staff')`,
    [municipalityId, fileId, digest, size],
  );
  await test.dataSource.query(
    `INSERT INTO opinion_attachment (municipality_id, id, opinion_id, file_id, kind, added_at)
     VALUES ($1, $2, $3, $4, 'scan', now())`,
    [municipalityId, randomUUID(), opinionId, fileId],
  );
  return digest;
}

/** Whether the content is still there. */
export async function stored(test: TestApp, digest: string): Promise<boolean> {
  const content = await test.app.get(FileStore, { strict: false }).get(digest);
  content?.stream.destroy();
  return content !== null;
}

/** A takeover read its text from one content; a step of a control refers to the very file that has the other. */
export async function neededElsewhere(
  { dataSource }: TestApp,
  { municipalityId, personId }: Traces,
  { takenOver, elsewhere }: { takenOver: string; elsewhere: string },
): Promise<void> {
  const [batch, act, control] = [randomUUID(), randomUUID(), randomUUID()];
  await dataSource.query(
    `INSERT INTO takeover_batch (municipality_id, id, name, state, created_by, created_at)
     VALUES ($1, $2, 'Vecie noteikumi', 'open', $3, now())`,
    [municipalityId, batch, personId],
  );
  await dataSource.query(
    `INSERT INTO takeover_item (municipality_id, id, batch_id, position, file_name, source_digest, source_size, state)
     VALUES ($1, gen_random_uuid(), $2, 1, 'vecie.docx', $3, 36, 'waiting')`,
    [municipalityId, batch, takenOver],
  );
  await dataSource.query(
    `INSERT INTO act (municipality_id, id, year, number, number_slug, title, topic, adopted_day, official_number,
       official_day)
     VALUES ($1, $2, 2010, '77', '77', 'Par tirgiem', 'other', '2010-01-01', '2010/1.1', '2010-01-05')`,
    [municipalityId, act],
  );
  await dataSource.query(
    `INSERT INTO control_case (municipality_id, id, act_id, state, begun_at) VALUES ($1, $2, $3, 'begun', now())`,
    [municipalityId, control, act],
  );
  await dataSource.query(
    `INSERT INTO control_step (municipality_id, case_id, event, input, recorded_by, recorded_at, file_id)
     SELECT $1, $2, 'begun', '{}', $3, now(), id FROM stored_file WHERE digest = $4`,
    [municipalityId, control, personId, elsewhere],
  );
}
