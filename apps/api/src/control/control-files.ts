import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { ControlEventName, ReviewFile } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { MediaType } from '../platform/files/media-type.js';
import { StoredFiles } from '../platform/files/stored-files.js';
import { Refused } from '../platform/http/refused.js';

/** Larger files are refused. */
export const MAX_CONTROL_FILE_BYTES = 30 * 1024 * 1024;

const ALLOWED: readonly MediaType[] = [
  'application/pdf',
  'application/vnd.etsi.asic-e+zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.text',
];

/** Documents of controls as they came: opinions, orders, decisions, judgments. */
@Injectable()
export class ControlFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: StoredFiles,
  ) {}

  /** Keeps an upload; the step then names it by its digest. @throws Refused 415, 422. */
  store(
    actor: Actor,
    place: PlaceRef,
    permission: 'control.record' | 'control.give',
    file: { name: string; content: Buffer },
  ): Promise<ReviewFile> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { digest, name, size } = await this.files.add(tx, {
        municipalityId: place.id,
        name: file.name,
        content: file.content,
        visibility: 'staff',
        allowed: ALLOWED,
        maxBytes: MAX_CONTROL_FILE_BYTES,
      });
      tx.audit({
        municipalityId: place.id,
        action: 'control.store-file',
        subjectType: 'municipality',
        subjectId: place.id,
        permission,
        details: { digest, size },
      });
      return { digest, name, size };
    });
  }

  /** The newest upload of a content. @throws Refused 422 where the municipality has none such. */
  async idOf(manager: EntityManager, municipalityId: string, digest: string): Promise<string> {
    const [row] = await manager.query<{ id: string }[]>(
      `SELECT id FROM stored_file WHERE municipality_id = $1 AND digest = $2 ORDER BY created_at DESC LIMIT 1`,
      [municipalityId, digest],
    );
    if (!row) throw new Refused([{ code: 'fileMissing', where: 'fileDigest' }], 422);
    return row.id;
  }

  /** The document of a step. @throws Refused 404 where there is none. */
  async send(place: PlaceRef, controlId: string, event: ControlEventName, response: Response): Promise<void> {
    const { manager } = this.dataSource;
    const [row] = await manager.query<{ fileId: string }[]>(
      `SELECT file_id AS "fileId" FROM control_step
        WHERE municipality_id = $1 AND case_id = $2 AND event = $3 AND file_id IS NOT NULL`,
      [place.id, controlId, event],
    );
    if (!row) throw Refused.notFound('file');
    await this.files.download(await this.files.find(manager, place.id, row.fileId), response);
  }
}
