import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { StoredFiles } from '../../platform/files/stored-files.js';
import { Refused } from '../../platform/http/refused.js';
import { Attachments, publicName } from './attachments.query.js';

/** Who reads the files of opinions: those who work on them; everybody only what a lawyer has released. */
@Injectable()
export class ReleaseFile {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: StoredFiles,
    private readonly attachments: Attachments,
  ) {}

  /** Makes a file public, or takes it back. @throws Refused 409 for a scan: it shows who signed. */
  async run(actor: Actor, place: PlaceRef, id: string, released: boolean): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const file = await this.attachments.load(tx.manager, place.id, id);
      if (file.kind === 'scan') {
        throw new Refused(
          [{ code: 'opinion.scan_is_restricted', article: { act: 'OPL', ref: '11(1)' } }],
          409,
        );
      }
      await tx.manager.query(
        `UPDATE opinion_attachment SET released_at = $3, released_by = $4 WHERE municipality_id = $1 AND id = $2`,
        [
          place.id,
          id,
          released ? this.clock.legalNow() : null,
          released && actor.kind === 'person' ? actor.personId : null,
        ],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'opinion.releaseFile',
        subjectType: 'opinion',
        subjectId: file.opinionId,
        permission: 'participation.manage',
        details: { file: id, released },
      });
    });
  }

  /** To those who work on opinions. */
  async send(place: PlaceRef, id: string, response: Response): Promise<void> {
    const { manager } = this.dataSource;
    const { fileId } = await this.attachments.load(manager, place.id, id);
    await this.files.download(await this.files.find(manager, place.id, fileId), response);
  }

  /** To everybody, under a name that tells nothing. @throws Refused 404 unless it was released. */
  async sendPublic(place: PlaceRef, id: string, response: Response): Promise<void> {
    const { manager } = this.dataSource;
    const { fileId, released, opinionState, number } = await this.attachments.load(manager, place.id, id);
    if (!released || opinionState !== 'published') throw Refused.notFound('file');
    const file = await this.files.find(manager, place.id, fileId);
    await this.files.download({ ...file, name: publicName(number, file.name) }, response);
  }
}
