import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { ReviewFile } from '#libs/contracts';
import { Dossiers } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { MediaType } from '../platform/files/media-type.js';
import { StoredFiles } from '../platform/files/stored-files.js';
import { Refused } from '../platform/http/refused.js';
import { ReviewRounds } from './review-rounds.js';
import { Reviewers } from './reviewers.js';

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
    private readonly reviewers: Reviewers,
  ) {}

  /** Keeps an upload; the opinion then names it by its digest. @throws Refused 409 before anything was sent, 415. */
  store(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    file: { name: string; content: Buffer },
  ): Promise<ReviewFile> {
    return this.keep(actor, { municipalityId: place.id, dossierId }, 'review.record', file);
  }

  /** Keeps a reviewer's upload: its signed opinion, or the letter of a sector ministry. @throws Refused 404, 409, 415. */
  async storeOfMinistry(
    actor: Actor,
    roundId: string,
    file: { name: string; content: Buffer },
  ): Promise<ReviewFile> {
    const found = await this.reviewers.find(this.dataSource.manager, actor, roundId);
    if (found.copied) throw new Refused([{ code: 'review_copy_only' }], 409);
    return this.keep(actor, found, 'review.give', file);
  }

  private keep(
    actor: Actor,
    { municipalityId, dossierId }: { municipalityId: string; dossierId: string },
    permission: 'review.record' | 'review.give',
    file: { name: string; content: Buffer },
  ): Promise<ReviewFile> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, municipalityId, dossierId);
      await this.rounds.current(tx.manager, municipalityId, dossierId);
      const { digest, name, size } = await this.files.add(tx, {
        municipalityId,
        name: file.name,
        content: file.content,
        visibility: 'staff',
        allowed: ALLOWED,
        maxBytes: MAX_REVIEW_FILE_BYTES,
      });
      tx.audit({
        municipalityId,
        action: 'review.store-file',
        subjectType: 'dossier',
        subjectId: dossierId,
        permission,
        details: { digest, size },
      });
      return { digest, name, size };
    });
  }

  /** The newest upload of a content. @throws Refused 422 where the municipality has none such. */
  async byDigest(manager: EntityManager, municipalityId: string, digest: string): Promise<string> {
    const [row] = await manager.query<{ id: string }[]>(
      `SELECT id FROM stored_file WHERE municipality_id = $1 AND digest = $2 ORDER BY created_at DESC LIMIT 1`,
      [municipalityId, digest],
    );
    if (!row) throw new Refused([{ code: 'fileMissing', where: 'fileDigest' }], 422);
    return row.id;
  }

  /** The file of the opinion, or of a sector ministry's answer, for the reviewer. @throws Refused 404. */
  async sendToMinistry(
    actor: Actor,
    roundId: string,
    response: Response,
    sectorViewId?: string,
  ): Promise<void> {
    const { manager } = this.dataSource;
    const { municipalityId, dossierId } = await this.reviewers.find(manager, actor, roundId);
    const rounds = await this.rounds.all(manager, municipalityId, dossierId);
    const round = rounds.find(({ id }) => id === roundId);
    const file = sectorViewId
      ? round?.sectorViews.find(({ id }) => id === sectorViewId)?.file
      : round?.opinion?.file;
    if (!file) throw Refused.notFound('file');
    await this.files.download(await this.files.find(manager, municipalityId, file.id), response);
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
