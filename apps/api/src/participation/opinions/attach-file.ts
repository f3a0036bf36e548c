import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { OPINION_FILES } from '#libs/contracts';
import { redrawImage } from '../../documents/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import type { MediaType } from '../../platform/files/media-type.js';
import { StoredFiles } from '../../platform/files/stored-files.js';
import type { Upload } from '../../platform/files/upload.js';
import { Refused } from '../../platform/http/refused.js';
import { hashKey } from '../form-tokens.js';
import { Occasions } from '../occasions.js';
import { OpinionStore, type OpinionRow } from '../opinion-store.js';
import { Attachments } from './attachments.query.js';

const ALLOWED: readonly MediaType[] = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.text',
  'text/plain',
];
const PICTURE = /\.(jpe?g|png|webp)$/i;

/** Takes files that come with opinions; pictures are drawn anew, so that place and camera stay with who took them. */
@Injectable()
export class AttachFile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly occasions: Occasions,
    private readonly store: OpinionStore,
    private readonly files: StoredFiles,
    private readonly attachments: Attachments,
  ) {}

  /**
   * A file of the author's, while the opinion may be changed. The opinion waits for a look again only where the lawyer
   * releases the file; nobody reads it before.
   *
   * @throws Refused 404 without the key, 409 after the end or with too many files, 413 or 415 for what may not be kept.
   */
  async byAuthor(
    actor: Actor,
    place: PlaceRef,
    receipt: string,
    key: string | null,
    upload: Upload,
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const opinion = await this.opened(tx, actor, place, receipt, key);
      return this.keep(tx, place, opinion, upload, 'author');
    });
  }

  /** The author takes a file back. @throws Refused 404, 409 after the end. */
  async remove(
    actor: Actor,
    place: PlaceRef,
    receipt: string,
    key: string | null,
    id: string,
  ): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const opinion = await this.opened(tx, actor, place, receipt, key);
      const file = await this.attachments.load(tx.manager, place.id, id);
      if (file.opinionId !== opinion.id || file.kind !== 'author') throw Refused.notFound('file');
      await tx.manager.query(`DELETE FROM opinion_attachment WHERE municipality_id = $1 AND id = $2`, [
        place.id,
        id,
      ]);
      this.record(tx, place, 'opinion.removeFile', opinion.id);
    });
  }

  /** The scan of an opinion on paper; never public. @throws Refused 404, 409 for one from the page, 413, 415. */
  async scan(actor: Actor, place: PlaceRef, opinionId: string, upload: Upload): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const opinion = await this.store.load(tx.manager, place.id, opinionId);
      if (opinion.channel === 'web') throw new Refused([{ code: 'opinion.no_paper', where: 'file' }], 409);
      return this.keep(tx, place, opinion, upload, 'scan');
    });
  }

  private async opened(
    tx: Transaction,
    actor: Actor,
    place: PlaceRef,
    receipt: string,
    key: string | null,
  ): Promise<OpinionRow> {
    const by = {
      keyHash: key ? hashKey(key) : null,
      personId: actor.kind === 'person' ? actor.personId : null,
    };
    await this.occasions.holdOpen(
      tx.manager,
      await this.store.open(tx.manager, place.id, receipt, by, false),
    );
    return this.store.open(tx.manager, place.id, receipt, by);
  }

  private async keep(
    tx: Transaction,
    place: PlaceRef,
    opinion: OpinionRow,
    upload: Upload,
    kind: 'author' | 'scan',
  ): Promise<{ id: string }> {
    if ((await this.attachments.count(tx.manager, place.id, opinion.id)) >= OPINION_FILES.most) {
      throw new Refused(
        [{ code: 'opinion.too_many_files', where: 'file', params: { most: OPINION_FILES.most } }],
        409,
      );
    }
    const file = await this.files.add(tx, {
      municipalityId: place.id,
      ...(await bareUpload(upload)),
      visibility: 'staff',
      allowed: ALLOWED,
      maxBytes: OPINION_FILES.maxBytes,
    });
    const id = randomUUID();
    await tx.manager.query(
      `INSERT INTO opinion_attachment (municipality_id, id, opinion_id, file_id, kind, added_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [place.id, id, opinion.id, file.id, kind, this.clock.legalNow()],
    );
    this.record(tx, place, kind === 'scan' ? 'opinion.addScan' : 'opinion.addFile', opinion.id);
    return { id };
  }

  private record(tx: Transaction, place: PlaceRef, action: string, subjectId: string): void {
    tx.audit({ municipalityId: place.id, action, subjectType: 'opinion', subjectId });
  }
}

/** A picture drawn anew; anything else as it came. @throws Refused 415 for a picture that cannot be drawn. */
async function bareUpload({ name, content }: Upload): Promise<Upload> {
  const drawn = await redrawImage(content);
  if (drawn) {
    const ending = drawn.mediaType === 'image/jpeg' ? '.jpg' : '.png';
    return { name: name.replace(/\.[^.]*$/, '') + ending, content: Buffer.from(drawn.bytes) };
  }
  if (PICTURE.test(name) && content.length > 0) {
    throw new Refused([{ code: 'imageUnreadable', where: 'file' }], 415);
  }
  return { name, content };
}
