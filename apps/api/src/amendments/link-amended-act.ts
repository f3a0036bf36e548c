import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { EDITABLE_STATES } from '#libs/bylaw-procedure';
import type { LinkAmendedAct as Input } from '#libs/contracts';
import { Dossiers, RecordDossierEvent } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { AmendedActs } from './amended-act.js';
import { Amendments } from './amendments.js';

/** Says which act an amending by-law that was written elsewhere amends, so that it can be checked and consolidated. */
@Injectable()
export class LinkAmendedAct {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly acts: AmendedActs,
    private readonly amendments: Amendments,
    private readonly timeline: RecordDossierEvent,
  ) {}

  /** @throws Refused 409 where the dossier has an act already or is past drafting. */
  run(actor: Actor, place: PlaceRef, dossierId: string, input: Input): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { state } = await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      if (!EDITABLE_STATES.includes(state))
        throw new Refused([{ code: 'document.locked', params: { state } }], 409);
      if (await this.amendments.find(tx.manager, place.id, dossierId))
        throw new Refused([{ code: 'amend.act-linked' }], 409);
      const { act, text } = await this.acts.inForce(tx.manager, place.id, this.clock.legalToday(), input);
      await tx.manager.query(
        `INSERT INTO amendment (municipality_id, dossier_id, act_id, base_day, base_version_id, base_digest)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [place.id, dossierId, act.id, this.clock.legalToday(), text.bylawVersionId, text.digest],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'amendment.link',
        subjectType: 'dossier',
        subjectId: dossierId,
        permission: 'dossier.edit',
        details: { actId: act.id, digest: text.digest },
      });
      await this.timeline.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'linkAmendedAct',
        permission: 'dossier.edit',
        details: { number: act.number, year: act.year },
        isPublic: true,
      });
    });
  }
}
