import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { ContainerReport, StoredContainer } from '#libs/contracts';
import { sameName } from '#libs/signed-containers';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { MediaType } from '../platform/files/media-type.js';
import { StoredFiles } from '../platform/files/stored-files.js';
import { Refused } from '../platform/http/refused.js';
import { MAX_CONTAINER_BYTES } from '../platform/signatures/signatures.controller.js';
import { SignedContainers } from '../platform/signatures/signed-containers.js';
import { SigningFiles } from './signing/signing-files.js';
import { Sittings } from './sittings.js';

export { MAX_CONTAINER_BYTES };

const CONTAINER: readonly MediaType[] = ['application/vnd.etsi.asic-e+zip'];

/** Checks and keeps a signed electronic container; the signature (PL 37(5)) is then recorded with its digest. */
@Injectable()
export class StoreContainer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly files: StoredFiles,
    private readonly containers: SignedContainers,
    private readonly signing: SigningFiles,
  ) {}

  /**
   * @throws Refused 409 while nothing is adopted, 415 for anything but .edoc, .asice or .sce, 422 with everything that is
   * broken in the container, or where it holds something else than the adopted text.
   */
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
      const report = await this.containers.keep(tx, place.id, file.content);
      await this.signing.refuseForeign(tx.manager, place, item, report);
      tx.audit({
        municipalityId: place.id,
        action: 'council.store-container',
        subjectType: 'agenda_item',
        subjectId: itemId,
        permission: 'council.sign',
        details: { digest, size },
      });
      const sitting = await this.sittings.load(tx.manager, place.id, item.sittingId);
      const [chair] = await tx.manager.query<{ name: string }[]>(`SELECT name FROM person WHERE id = $1`, [
        sitting.chairId,
      ]);
      const chairName = chair?.name ?? '';
      const byChair = report.signatures.some(({ signer }) => sameName(signer.name, chairName));
      return { digest, name, size, report, chair: chairName, byChair };
    });
  }
}

/** Gives back the container an item was signed in. */
@Injectable()
export class SignedContainer {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: StoredFiles,
    private readonly containers: SignedContainers,
  ) {}

  /** What was found in it; `null` where the item is not signed in a container that was checked. */
  async report(place: PlaceRef, itemId: string): Promise<ContainerReport | null> {
    const { manager } = this.dataSource;
    const [row] = await manager.query<{ digest: string }[]>(
      `SELECT container_digest AS digest FROM signature
        WHERE municipality_id = $1 AND item_id = $2 AND container_digest IS NOT NULL ORDER BY document LIMIT 1`,
      [place.id, itemId],
    );
    return row ? this.containers.find(manager, place.id, row.digest) : null;
  }

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
