import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { OPINION_FILES } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { MediaType } from '../../platform/files/media-type.js';
import { StoredFiles } from '../../platform/files/stored-files.js';
import { Refused } from '../../platform/http/refused.js';
import { bareUpload, type Upload } from '../opinions/attach-file.js';
import { ViewStore } from './view-store.js';

const PAPER: readonly MediaType[] = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'];

/** The papers that views came on: kept beside what was typed in, for those who work with views alone. */
@Injectable()
export class ViewScans {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly views: ViewStore,
    private readonly files: StoredFiles,
  ) {}

  /** @throws Refused 404, 409 with too many files or for a view from the page, 413 or 415 for what may not be kept. */
  async add(
    actor: Actor,
    place: PlaceRef,
    eventId: string,
    viewId: string,
    upload: Upload,
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const view = await this.views.load(tx.manager, place.id, viewId);
      if (view.eventId !== eventId) throw Refused.notFound('view');
      if (view.channel === 'web') throw new Refused([{ code: 'view.no_paper', where: 'file' }], 409);
      const kept = await this.count(tx.manager, place.id, viewId);
      if (kept >= OPINION_FILES.most) {
        const params = { most: OPINION_FILES.most };
        throw new Refused([{ code: 'opinion.too_many_files', where: 'file', params }], 409);
      }
      const file = await this.files.add(tx, {
        municipalityId: place.id,
        ...(await bareUpload(upload)),
        visibility: 'staff',
        allowed: PAPER,
        maxBytes: OPINION_FILES.maxBytes,
      });
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO participation_view_scan (municipality_id, id, view_id, file_id, added_at)
         VALUES ($1, $2, $3, $4, $5)`,
        [place.id, id, viewId, file.id, this.clock.legalNow()],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'participationView.addScan',
        subjectType: 'participationView',
        subjectId: viewId,
        permission: 'participation.record',
      });
      return { id };
    });
  }

  /** To those who work with views. @throws Refused 404. */
  async send(place: PlaceRef, eventId: string, scanId: string, response: Response): Promise<void> {
    const { manager } = this.dataSource;
    const [scan] = await manager.query<{ fileId: string }[]>(
      `SELECT s.file_id AS "fileId" FROM participation_view_scan s
         JOIN participation_view v ON v.municipality_id = s.municipality_id AND v.id = s.view_id
        WHERE s.municipality_id = $1 AND v.event_id = $2 AND s.id = $3`,
      [place.id, eventId, scanId],
    );
    if (!scan) throw Refused.notFound('file');
    await this.files.download(await this.files.find(manager, place.id, scan.fileId), response);
  }

  private async count(manager: EntityManager, municipalityId: string, viewId: string): Promise<number> {
    const [row] = await manager.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM participation_view_scan WHERE municipality_id = $1 AND view_id = $2`,
      [municipalityId, viewId],
    );
    return row?.n ?? 0;
  }
}
