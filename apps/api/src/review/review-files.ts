import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { ReviewFile } from '#libs/contracts';
import { Dossiers } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { MediaType } from '../platform/files/media-type.js';
import { StoredFiles } from '../platform/files/stored-files.js';
import { Refused } from '../platform/http/refused.js';
import { ReviewRounds } from './review-rounds.js';

/** Larger files are refused. */
export const MAX_REVIEW_FILE_BYTES = 30 * 1024 * 1024;

const ALLOWED: readonly MediaType[] = [
  'application/pdf',
  'application/vnd.etsi.asic-e+zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.text',
];

/** Files of opinions as they came by e-address. */
@Injectable()
export class ReviewFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly dossiers: Dossiers,
    private readonly rounds: ReviewRounds,
    private readonly files: StoredFiles,
  ) {}

  /** Keeps an upload; the opinion then names it by its digest. @throws Refused 409 before anything was sent, 415. */
  store(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    file: { name: string; content: Buffer },
  ): Promise<ReviewFile> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, place.id, dossierId);
      await this.rounds.current(tx.manager, place.id, dossierId);
      const { digest, name, size } = await this.files.add(tx, {
        municipalityId: place.id,
        name: file.name,
        content: file.content,
        visibility: 'staff',
        allowed: ALLOWED,
        maxBytes: MAX_REVIEW_FILE_BYTES,
      });
      tx.audit({
        municipalityId: place.id,
        action: 'review.store-file',
        subjectType: 'dossier',
        subjectId: dossierId,
        permission: 'review.record',
        details: { digest, size },
      });
      return { digest, name, size };
    });
  }

  /** The file of a round's opinion. @throws Refused 404 where there is none. */
  async send(place: PlaceRef, dossierId: string, roundId: string, response: Response): Promise<void> {
    const { manager } = this.dataSource;
    const rounds = await this.rounds.all(manager, place.id, dossierId);
    const file = rounds.find((round) => round.id === roundId)?.opinion?.file;
    if (!file) throw Refused.notFound('file');
    await this.files.download(await this.files.find(manager, place.id, file.id), response);
  }
}
