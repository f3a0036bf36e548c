import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { KeptImageView } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { DocumentGates } from './document-gates.js';
import { DocumentImages } from './document-images.js';
import { loadHead } from './document-store.js';
import { redrawImage } from './redraw-image.js';

/** Keeps an image that a drafter puts into a text; the text itself names it with its next steps. */
@Injectable()
export class AddImage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly images: DocumentImages,
    private readonly gates: DocumentGates,
  ) {}

  /** @throws Refused 404 without such a document, 409 while its text is locked, 415 for what is no picture. */
  async run(actor: Actor, place: PlaceRef, documentId: string, bytes: Buffer): Promise<KeptImageView> {
    const drawn = await redrawImage(bytes);
    if (!drawn) throw new Refused([{ code: 'imageUnreadable', where: 'file' }], 415);
    const { digest, mediaType, width } = drawn;
    return this.unitOfWork.run(actor, async (tx) => {
      const head = await loadHead(tx.manager, { municipalityId: place.id, documentId });
      const refusals = await this.gates.refusals(tx.manager, head, false);
      if (refusals.length > 0) throw new Refused(refusals, 409);
      await this.images.keep(tx, place.id, { byDigest: new Map([[digest, drawn]]), unreadable: [] });
      tx.audit({
        municipalityId: place.id,
        action: 'document.addImage',
        subjectType: 'document',
        subjectId: documentId,
      });
      return { digest, mediaType, width };
    });
  }
}
