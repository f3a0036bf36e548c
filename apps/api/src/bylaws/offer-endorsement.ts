import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { transitionsFrom } from '#libs/bylaw-procedure';
import type { VersionPurpose } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { DocumentTexts, FreezeVersion } from '../documents/index.js';
import { Dossiers } from './dossiers.js';
import { RecordDossierEvent } from './record-dossier-event.js';

/** Freezes the present texts and asks the endorsers to read them: again, after the text was changed. */
@Injectable()
export class OfferEndorsement {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dossiers: Dossiers,
    private readonly texts: DocumentTexts,
    private readonly freeze: FreezeVersion,
    private readonly timeline: RecordDossierEvent,
  ) {}

  /** @throws Refused 409 in a stage that has no endorsement. */
  async run(actor: Actor, place: PlaceRef, dossierId: string): Promise<{ versionIds: string[] }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const dossier = await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const endorsable = transitionsFrom(dossier.state).some((row) => row.event === 'endorseLegal');
      if (!endorsable) {
        throw new Refused(
          [{ code: 'wrong_state', params: { event: 'offerEndorsement', state: dossier.state } }],
          409,
        );
      }
      const versionIds = await this.freezeAll(tx, place.id, dossierId, 'endorsement');
      await this.timeline.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'offerEndorsement',
        permission: 'dossier.edit',
        namedVersionIds: versionIds,
      });
      tx.emit('dossier.endorsementOffered', { municipalityId: place.id, dossierId });
      return { versionIds };
    });
  }

  /** Freezes both texts of the dossier under one purpose; by-law first. The dossier must be locked. */
  async freezeAll(
    tx: Transaction,
    municipalityId: string,
    dossierId: string,
    purpose: VersionPurpose,
  ): Promise<string[]> {
    const ids: string[] = [];
    for (const { id } of await this.texts.ofDossier(tx.manager, municipalityId, dossierId)) {
      const frozen = await this.freeze.within(tx, { municipalityId, documentId: id, name: purpose, purpose });
      ids.push(frozen.id);
    }
    return ids;
  }
}
