import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Dossiers } from '../dossiers.js';
import { RecordDossierEvent } from '../record-dossier-event.js';

/** Notes where the documents of a by-law on spatial planning stand in the planning system (PL 48(3)). */
@Injectable()
export class LinkPlanningRecord {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dossiers: Dossiers,
    private readonly timeline: RecordDossierEvent,
  ) {}

  /** @throws Refused 409 for a by-law of another kind or one that was withdrawn. */
  run(actor: Actor, place: PlaceRef, dossierId: string, url: string): Promise<{ url: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const dossier = await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      if (dossier.kind !== 'spatial_planning' || dossier.state === 'withdrawn') {
        throw new Refused([{ code: 'planning_record_not_kept', where: 'url' }], 409);
      }
      await tx.manager.query(
        `UPDATE dossier SET planning_url = $3, version = version + 1 WHERE municipality_id = $1 AND id = $2`,
        [place.id, dossierId, url],
      );
      await this.timeline.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'linkPlanningRecord',
        permission: 'dossier.edit',
        details: { url },
      });
      return { url };
    });
  }
}
