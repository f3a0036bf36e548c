import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { EDITABLE_STATES, type DossierState } from '#libs/bylaw-procedure';
import type { BylawTopic } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { Dossiers } from './dossiers.js';
import { RecordDossierEvent } from './record-dossier-event.js';

const EDITABLE: readonly DossierState[] = EDITABLE_STATES;

/** What can be said of a dossier apart from its texts. */
export interface DossierDescription {
  version: number;
  title: string;
  topic: BylawTopic;
  isFees: boolean;
  isStatutes: boolean;
}

/** Changes title, topic and marks of a dossier while its text is being written. */
@Injectable()
export class DescribeDossier {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dossiers: Dossiers,
    private readonly timeline: RecordDossierEvent,
  ) {}

  /** @throws Refused 409 for a stale version or a stage in which the text is fixed. */
  async run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    body: DossierDescription,
  ): Promise<{ version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const dossier = await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      if (!EDITABLE.includes(dossier.state)) {
        throw new Refused(
          [{ code: 'wrong_state', params: { event: 'describe', state: dossier.state } }],
          409,
        );
      }
      const [, changed] = await tx.manager.query<[unknown, number]>(
        `UPDATE dossier SET title = $4, topic = $5, is_fees = $6, is_statutes = $7, version = version + 1
          WHERE municipality_id = $1 AND id = $2 AND version = $3`,
        [place.id, dossierId, body.version, body.title, body.topic, body.isFees, body.isStatutes],
      );
      if (changed !== 1) throw Refused.stale('dossier');
      await this.timeline.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'describe',
        permission: 'dossier.edit',
        details: { titleBefore: dossier.title },
      });
      return { version: body.version + 1 };
    });
  }
}
