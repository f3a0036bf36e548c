import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { can, type Actor } from '#libs/access-policy';
import type { ProjectFileKind, ProjectState } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { StoredFiles } from '../../platform/files/stored-files.js';
import { Refused } from '../../platform/http/refused.js';
import { wrote } from './co-authors.query.js';
import { PUBLIC_KINDS } from './project-files.js';

interface FileRow {
  projectId: string;
  kind: ProjectFileKind;
  fileId: string;
  thumbnailId: string | null;
  authorId: string | null;
  state: ProjectState;
}

/** Gives files of projects to those who may see them. */
@Injectable()
export class ReadProjectFile {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: StoredFiles,
  ) {}

  /**
   * Pictures and sketches of submitted projects are everybody's; all else is the author's and the staff's. A file that
   * the caller may not see is answered like one that does not exist.
   *
   * @param small asks for the small copy of a picture, where there is one.
   */
  async send(
    actor: Actor,
    place: PlaceRef,
    fileId: string,
    small: boolean,
    response: Response,
  ): Promise<void> {
    const { manager } = this.dataSource;
    const [row] = await manager.query<FileRow[]>(
      `SELECT f.project_id AS "projectId", f.kind, f.file_id AS "fileId", f.thumbnail_id AS "thumbnailId", p.author_id AS "authorId", p.state
         FROM project_file f
         JOIN budget_project p ON p.municipality_id = f.municipality_id AND p.id = f.project_id
        WHERE f.municipality_id = $1 AND f.id = $2`,
      [place.id, fileId],
    );
    if (!row) throw Refused.notFound('file');
    const everybodys = PUBLIC_KINDS.includes(row.kind) && !['draft', 'withdrawn'].includes(row.state);
    const personId = actor.kind === 'person' ? actor.personId : null;
    const own = await wrote(
      manager,
      { municipalityId: place.id, id: row.projectId, authorId: row.authorId },
      personId,
    );
    const staff = row.state !== 'draft' && can(actor, 'budget.read', { municipalityId: place.id });
    if (!everybodys && !own && !staff) throw Refused.notFound('file');
    const file = await this.files.find(manager, place.id, (small && row.thumbnailId) || row.fileId);
    // A picture that its author can still take away is kept by browsers, but not by anything in between for long.
    await this.files.download({ ...file, visibility: everybodys ? 'public' : 'staff' }, response);
  }
}
