import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { RecordSending as Input } from '#libs/contracts';
import { AdvanceDossier, Dossiers } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Promulgations } from './promulgations.js';
import { requirePrepared } from './require-prepared.js';

/** Records that the package went to the official gazette (PL 47(1), 47(4), 47(6)): the procedure knows the term. */
@Injectable()
export class RecordSending {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly promulgations: Promulgations,
    private readonly advance: AdvanceDossier,
    private readonly dossiers: Dossiers,
  ) {}

  /** @throws Refused 409 with everything that stands against sending. */
  run(actor: Actor, place: PlaceRef, dossierId: string, input: Input): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const prepared = await requirePrepared(this.promulgations, tx, place, dossierId);
      await tx.manager.query(
        `UPDATE promulgation SET sent_on = $3, sent_means = $4, ministry_informed_on = $5, version = version + 1
          WHERE municipality_id = $1 AND dossier_id = $2 AND official_number IS NULL`,
        [place.id, dossierId, input.sentOn, input.means, input.ministryInformedOn],
      );
      await this.advance.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'sendForPromulgation',
        details: { sentOn: input.sentOn, means: input.means },
        namedVersionIds: [prepared.bylawVersionId, prepared.memorandumVersionId].filter((id) => id !== null),
      });
    });
  }
}
