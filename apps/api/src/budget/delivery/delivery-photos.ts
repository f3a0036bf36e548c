import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { LegalDay } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { mediaTypeOf, safeFileName, type MediaType } from '../../platform/files/media-type.js';
import { StoredFiles } from '../../platform/files/stored-files.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetProjects } from '../projects/budget-projects.js';
import { Pictures } from '../projects/pictures.js';
import { MAX_PROJECT_FILE_BYTES } from '../projects/project-files.js';
import { DeliveryNews } from './delivery-news.js';
import { WON } from './save-contract.js';

const HEAD_BYTES = 4096;
const MOST_PHOTOS = 30;
const TYPES: readonly MediaType[] = ['image/jpeg', 'image/png', 'image/webp'];
const REDRAWN: readonly MediaType[] = ['image/jpeg', 'image/webp'];

/** A photograph as the coordinator sends it. */
export interface NewPhoto {
  name: string;
  content: Buffer;
  alt: string;
  takenOn: LegalDay;
}

/** Photographs of how winners are built: public, drawn anew, so that nothing of the camera is left in them. */
@Injectable()
export class DeliveryPhotos {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly projects: BudgetProjects,
    private readonly files: StoredFiles,
    private readonly pictures: Pictures,
    private readonly news: DeliveryNews,
  ) {}

  /** @throws Refused 404; 409 for a project that has not won and for too many; 413, 415, 422. */
  async add(actor: Actor, place: PlaceRef, projectId: string, photo: NewPhoto): Promise<{ id: string }> {
    const mediaType = mediaTypeOf(photo.content.subarray(0, HEAD_BYTES), photo.name);
    if (mediaType === null || !TYPES.includes(mediaType)) {
      throw new Refused(
        [{ code: 'fileTypeNotAllowed', where: 'file', params: { allowed: [...TYPES] } }],
        415,
      );
    }
    if (photo.takenOn > this.clock.legalToday()) {
      throw new Refused([{ code: 'delivery_in_future', where: 'takenOn' }], 422);
    }
    const picture = await this.pictures.redraw(photo.content, mediaType);
    return this.unitOfWork.run(actor, async (tx) => {
      const project = await this.projects.load(tx.manager, place.id, projectId, true);
      if (!WON.includes(project.state)) throw new Refused([{ code: 'project_not_won' }], 409);
      const [row] = await tx.manager.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM delivery_photo WHERE municipality_id = $1 AND project_id = $2`,
        [place.id, projectId],
      );
      if ((row?.n ?? 0) >= MOST_PHOTOS) {
        throw new Refused([{ code: 'project_files_too_many', params: { max: MOST_PHOTOS } }], 409);
      }
      const base = safeFileName(photo.name).replace(/\.[^.]*$/, '');
      const keep = (content: Buffer, name: string) =>
        this.files.add(tx, {
          municipalityId: place.id,
          name: `${name}.${picture.ending}`,
          content,
          visibility: 'public',
          allowed: REDRAWN,
          maxBytes: MAX_PROJECT_FILE_BYTES,
        });
      const full = await keep(picture.full, base);
      const thumbnail = await keep(picture.thumbnail, `${base}-mazs`);
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO delivery_photo (municipality_id, id, project_id, file_id, thumbnail_id, alt, taken_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [place.id, id, projectId, full.id, thumbnail.id, photo.alt, photo.takenOn],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'budget.photo.add',
        subjectType: 'budgetProject',
        subjectId: projectId,
        permission: 'budget.deliver',
        details: { photoId: id },
      });
      // Several photographs of one day are one letter.
      const today = this.clock.legalToday();
      await this.news.tell(tx, place.id, projectId, { kind: 'project_photo', key: today });
      return { id };
    });
  }

  /** @throws Refused 404. */
  remove(actor: Actor, place: PlaceRef, projectId: string, photoId: string): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const [rows] = await tx.manager.query<[{ fileId: string; thumbnailId: string }[], number]>(
        `DELETE FROM delivery_photo WHERE municipality_id = $1 AND project_id = $2 AND id = $3
         RETURNING file_id AS "fileId", thumbnail_id AS "thumbnailId"`,
        [place.id, projectId, photoId],
      );
      const [gone] = rows;
      if (!gone) throw Refused.notFound('photo');
      await this.files.discard(tx, place.id, [gone.fileId, gone.thumbnailId]);
      tx.audit({
        municipalityId: place.id,
        action: 'budget.photo.remove',
        subjectType: 'budgetProject',
        subjectId: projectId,
        permission: 'budget.deliver',
        details: { photoId },
      });
    });
  }

  /** Sends a photograph to anybody. @throws Refused 404. */
  async send(place: PlaceRef, photoId: string, small: boolean, response: Response): Promise<void> {
    const { manager } = this.dataSource;
    const [row] = await manager.query<{ fileId: string; thumbnailId: string }[]>(
      `SELECT file_id AS "fileId", thumbnail_id AS "thumbnailId" FROM delivery_photo
        WHERE municipality_id = $1 AND id = $2`,
      [place.id, photoId],
    );
    if (!row) throw Refused.notFound('photo');
    const file = await this.files.find(manager, place.id, small ? row.thumbnailId : row.fileId);
    await this.files.download({ ...file, visibility: 'public' }, response);
  }
}
