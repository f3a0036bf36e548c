import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { NamedVersionView } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DocumentTexts } from './document-texts.query.js';
import { FreezeVersion } from './freeze-version.js';

/** Keeps the text, now or as it stood at an earlier version, under a name that the drafter chose. */
@Injectable()
export class NameVersion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly freeze: FreezeVersion,
    private readonly texts: DocumentTexts,
  ) {}

  /** @throws Refused when the municipality has no such document, or the document no such version. */
  async run(
    actor: Actor,
    place: PlaceRef,
    documentId: string,
    name: string,
    version?: number,
  ): Promise<NamedVersionView> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { id } = await this.freeze.within(tx, {
        municipalityId: place.id,
        documentId,
        name,
        purpose: 'manual',
        ...(version === undefined ? {} : { version }),
      });
      const { content: _content, kind: _kind, ...view } = await this.texts.named(tx.manager, place.id, id);
      return view;
    });
  }
}
