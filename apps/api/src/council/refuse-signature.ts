import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { LegalDay, SignatureMeans } from '#libs/contracts';
import { checkRefusal, type RefusedDecision, type SittingChairOffice } from '#libs/council-rules';
import { AdvanceDossier, Dossiers } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { Sittings } from './sittings.js';

/** The chair's refusal as it was given. */
export interface SignatureRefusalInput {
  /** What the decision is about, as far as it matters here. */
  decision: RefusedDecision;
  /** In which office the person chaired the sitting. */
  office: SittingChairOffice;
  day: LegalDay;
  /** As a signed container, or on paper. */
  form: SignatureMeans;
  reason: string;
}

/**
 * The chair of the sitting refuses to sign (PL 37(6)): the reasons are recorded, a by-law waits for the council again,
 * and the chair of the council calls an extraordinary sitting that deals with the decision once more.
 */
@Injectable()
export class RefuseSignature {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly dossiers: Dossiers,
    private readonly advance: AdvanceDossier,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refused 409 when nothing is adopted, it is signed already or this decision may not be left unsigned, 403 for anybody
   * but that sitting's chair.
   */
  run(actor: Actor, place: PlaceRef, itemId: string, input: SignatureRefusalInput): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const known = await this.sittings.item(tx.manager, place.id, itemId);
      if (known.dossierId) await this.dossiers.load(tx.manager, place.id, known.dossierId, { lock: true });
      const item = await this.sittings.item(tx.manager, place.id, itemId, true);
      const article = { act: 'PL', ref: '37(6)' } as const;
      if (item.outcome !== 'adopted' || item.decisionDay === null)
        throw new Refused([{ code: 'nothing_adopted', article }], 409);
      const sitting = await this.sittings.load(tx.manager, place.id, item.sittingId);
      if (actor.kind !== 'person' || actor.personId !== sitting.chairId)
        throw new Refused([{ code: 'not_chair_of_this_sitting', article }], 403);
      const [done] = await tx.manager.query<{ refused: boolean }[]>(
        `SELECT false AS refused FROM signature WHERE municipality_id = $1 AND item_id = $2
         UNION ALL SELECT true FROM signature_refusal WHERE municipality_id = $1 AND item_id = $2`,
        [place.id, itemId],
      );
      if (done)
        throw new Refused([{ code: done.refused ? 'signature_refused' : 'already_signed', article }], 409);
      if (input.day < item.decisionDay || input.day > this.clock.legalToday())
        throw new Refused([{ code: 'refusal_day_impossible', article, where: 'day' }], 422);
      const barred = checkRefusal(input.decision, input.office);
      if (barred.length > 0) throw new Refused(barred, 409);
      await tx.manager.query(
        `INSERT INTO signature_refusal (municipality_id, item_id, refused_by, day, form, reason, recorded_at,
           decision, office)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          ...[place.id, itemId, actor.personId, input.day, input.form, input.reason, this.clock.legalNow()],
          ...[input.decision, input.office],
        ],
      );
      if (item.dossierId && item.purpose !== 'disagreement') {
        await this.advance.within(tx, {
          municipalityId: place.id,
          dossierId: item.dossierId,
          event: 'refuseSignature',
          reason: input.reason,
          details: { day: input.day, form: input.form },
        });
      }
      tx.audit({
        municipalityId: place.id,
        action: 'council.refuse-signature',
        subjectType: 'agenda_item',
        subjectId: itemId,
        permission: 'council.sign',
        details: { day: input.day, form: input.form, decision: input.decision, office: input.office },
      });
      tx.emit('council.signature-refused', { municipalityId: place.id, itemId });
    });
  }
}
