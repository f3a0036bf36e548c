import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { ProjectFileKind, ProjectFileView } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { mediaTypeOf, safeFileName, type MediaType } from '../../platform/files/media-type.js';
import { StoredFiles } from '../../platform/files/stored-files.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { BudgetProjects, type ProjectRow } from './budget-projects.js';
import { ensureEditable } from './editable.js';
import { Pictures, type Picture } from './pictures.js';

/** Larger files are refused. */
export const MAX_PROJECT_FILE_BYTES = 10 * 1024 * 1024;
const MOST_FILES = 20;
const HEAD_BYTES = 4096;

const PICTURE_TYPES: readonly MediaType[] = ['image/jpeg', 'image/png', 'image/webp'];
/** Consents and estimates come as documents, signed containers or photographs of paper. */
const PAPER_TYPES: readonly MediaType[] = [
  'application/pdf',
  'application/vnd.etsi.asic-e+zip',
  ...PICTURE_TYPES,
];
/** Kinds that everybody sees once the project is submitted. */
export const PUBLIC_KINDS: readonly ProjectFileKind[] = ['picture', 'sketch'];

/** A file that an author sends. */
export interface NewProjectFile {
  kind: ProjectFileKind;
  alt: string;
  name: string;
  content: Buffer;
}

/** Files of projects: pictures are drawn anew, papers are kept as they are. */
@Injectable()
export class ProjectFiles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
    private readonly files: StoredFiles,
    private readonly pictures: Pictures,
  ) {}

  /** @throws Refused 413 too large, 415 another type, 422 no picture or no words for one, 409 when nothing may change. */
  async add(
    actor: Actor,
    place: PlaceRef,
    projectId: string,
    file: NewProjectFile,
  ): Promise<ProjectFileView> {
    const isPublic = PUBLIC_KINDS.includes(file.kind);
    const allowed = isPublic ? PICTURE_TYPES : PAPER_TYPES;
    const mediaType = mediaTypeOf(file.content.subarray(0, HEAD_BYTES), file.name);
    if (file.content.length > 0 && (mediaType === null || !allowed.includes(mediaType))) {
      throw new Refused(
        [{ code: 'fileTypeNotAllowed', where: 'file', params: { allowed: [...allowed] } }],
        415,
      );
    }
    if (file.kind === 'picture' && file.alt === '') {
      throw new Refused([{ code: 'picture_alt_missing', where: 'alt' }], 422);
    }
    const picture =
      mediaType && PICTURE_TYPES.includes(mediaType)
        ? await this.pictures.redraw(file.content, mediaType)
        : null;
    return this.unitOfWork.run(actor, async (tx) => {
      const project = await this.editable(tx, actor, place, projectId);
      const kinds = await this.projects.fileKinds(tx.manager, place.id, projectId);
      if (kinds.length >= MOST_FILES) {
        throw new Refused([{ code: 'project_files_too_many', params: { max: MOST_FILES } }], 409);
      }
      return this.keep(tx, project, file, picture, allowed);
    });
  }

  /** @throws Refused 404, 409 when nothing may change any more. */
  remove(actor: Actor, place: PlaceRef, projectId: string, fileId: string): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.editable(tx, actor, place, projectId);
      const [rows] = await tx.manager.query<[{ fileId: string; thumbnailId: string | null }[], number]>(
        `DELETE FROM project_file WHERE municipality_id = $1 AND project_id = $2 AND id = $3
         RETURNING file_id AS "fileId", thumbnail_id AS "thumbnailId"`,
        [place.id, projectId, fileId],
      );
      const [gone] = rows;
      if (!gone) throw Refused.notFound('file');
      await this.files.discard(
        tx,
        place.id,
        [gone.fileId, gone.thumbnailId].filter((id) => id !== null),
      );
    });
  }

  private async editable(
    tx: Transaction,
    actor: Actor,
    place: PlaceRef,
    projectId: string,
  ): Promise<ProjectRow> {
    const personId = actor.kind === 'person' ? actor.personId : null;
    const project = await this.projects.loadShared(tx.manager, place.id, projectId, personId, true);
    const cycle = await this.cycles.load(tx.manager, place.id, project.cycleId);
    ensureEditable(project, cycle, this.clock.legalToday());
    return project;
  }

  private async keep(
    tx: Transaction,
    { municipalityId, id: projectId }: ProjectRow,
    file: NewProjectFile,
    picture: Picture | null,
    allowed: readonly MediaType[],
  ): Promise<ProjectFileView> {
    const name = picture ? renamed(safeFileName(file.name), picture.ending) : file.name;
    const store = (content: Buffer): ReturnType<StoredFiles['add']> =>
      this.files.add(tx, {
        municipalityId,
        name,
        content,
        visibility: 'staff',
        allowed,
        maxBytes: MAX_PROJECT_FILE_BYTES,
      });
    const kept = await store(picture?.full ?? file.content);
    const small = picture ? await store(picture.thumbnail) : null;
    const id = randomUUID();
    await tx.manager.query(
      `INSERT INTO project_file (municipality_id, id, project_id, kind, file_id, thumbnail_id, alt, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [municipalityId, id, projectId, file.kind, kept.id, small?.id ?? null, file.alt, this.clock.legalNow()],
    );
    const [view] = (await filesOf(tx.manager, municipalityId, [projectId]))
      .get(projectId)
      ?.filter((one) => one.id === id) ?? [null];
    if (!view) throw new Error('The file that was just kept is not there.');
    return view;
  }
}

/** The files of projects in the order they were added. */
export async function filesOf(
  manager: EntityManager,
  municipalityId: string,
  projectIds: readonly string[],
  kinds: readonly ProjectFileKind[] | null = null,
): Promise<Map<string, ProjectFileView[]>> {
  const rows = await manager.query<(ProjectFileView & { projectId: string; slug: string })[]>(
    `SELECT f.id, f.project_id AS "projectId", f.kind, s.name, f.alt, s.media_type AS "mediaType", m.slug
       FROM project_file f
       JOIN stored_file s ON s.municipality_id = f.municipality_id AND s.id = f.file_id
       JOIN municipality m ON m.id = f.municipality_id
      WHERE f.municipality_id = $1 AND f.project_id = ANY($2::uuid[]) AND ($3::text[] IS NULL OR f.kind = ANY($3))
      ORDER BY f.added_at, f.id`,
    [municipalityId, projectIds, kinds],
  );
  const byProject = new Map<string, ProjectFileView[]>();
  for (const { projectId, slug, ...file } of rows) {
    const view = { ...file, url: `/api/m/${slug}/budget/files/${file.id}` };
    byProject.set(projectId, [...(byProject.get(projectId) ?? []), view]);
  }
  return byProject;
}

function renamed(name: string, ending: string): string {
  return `${name.replace(/\.[^.]{1,10}$/, '')}.${ending}`;
}
