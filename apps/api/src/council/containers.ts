import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { StoredContainer } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { MediaType } from '../platform/files/media-type.js';
import { StoredFiles } from '../platform/files/stored-files.js';
import { Refused } from '../platform/http/refused.js';
import { Sittings } from './sittings.js';

/** Larger containers are refused. */
export const MAX_CONTAINER_BYTES = 30 * 1024 * 1024;

const CONTAINER: readonly MediaType[] = ['application/vnd.etsi.asic-e+zip'];

/** Keeps a signed electronic container; the signature (PL 37(5)) is then recorded with its digest. */
@Injectable()
export class StoreContainer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly files: StoredFiles,
  ) {}

  /** @throws Refused 409 while nothing is adopted, 415 for anything but .edoc, .asice or .sce. */
  run(
    actor: Actor,
    place: PlaceRef,
    itemId: string,
    file: { name: string; content: Buffer },
  ): Promise<StoredContainer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const item = await this.sittings.item(tx.manager, place.id, itemId);
      if (item.outcome !== 'adopted') {
        throw new Refused([{ code: 'nothing_adopted', article: { act: 'PL', ref: '37(5)' } }], 409);
      }
      const { digest, name, size } = await this.files.add(tx, {
        municipalityId: place.id,
        name: file.name,
        content: file.content,
        visibility: 'staff',
        allowed: CONTAINER,
        maxBytes: MAX_CONTAINER_BYTES,
      });
      tx.audit({
        municipalityId: place.id,
        action: 'council.store-container',
        subjectType: 'agenda_item',
        subjectId: itemId,
        permission: 'council.sign',
        details: { digest, size },
      });
      return { digest, name, size };
    });
  }
}

/** Gives back the container an item was signed in. */
@Injectable()
export class SignedContainer {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: StoredFiles,
  ) {}

  /** @throws Refused 404 when the item was not signed in a container. */
  async send(place: PlaceRef, itemId: string, response: Response): Promise<void> {
    const { manager } = this.dataSource;
    const [row] = await manager.query<{ id: string }[]>(
      `SELECT f.id FROM signature s
         JOIN stored_file f ON f.municipality_id = s.municipality_id AND f.digest = s.container_digest
        WHERE s.municipality_id = $1 AND s.item_id = $2 ORDER BY f.created_at LIMIT 1`,
      [place.id, itemId],
    );
    if (!row) throw Refused.notFound('file');
    await this.files.download(await this.files.find(manager, place.id, row.id), response);
  }
}
