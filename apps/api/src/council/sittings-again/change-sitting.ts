import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { ChangeSitting as Input, LegalDay } from '#libs/contracts';
import { rigaInstant } from '#libs/legal-calendar';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { PlanSitting } from '../plan-sitting.js';
import { Sittings } from '../sittings.js';

/** Moves a sitting that has not begun, or corrects what is known about it. */
@Injectable()
export class ChangeSitting {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly plan: PlanSitting,
    private readonly clock: Clock,
  ) {}

  /** What was announced stays on record; the sitting says since when it is another. @throws Refused 409 once it began. */
  run(actor: Actor, place: PlaceRef, sittingId: string, input: Input): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const sitting = await this.sittings.load(tx.manager, place.id, sittingId, true);
      if (sitting.state !== 'planned' || (await this.sittings.begun(tx.manager, place.id, sitting)))
        throw new Refused([{ code: 'sitting_has_begun' }], 409);
      const [row] = await tx.manager.query<{ repeatsId: string | null }[]>(
        `SELECT repeats_id AS "repeatsId" FROM sitting WHERE municipality_id = $1 AND id = $2`,
        [place.id, sittingId],
      );
      const { kind, committeeId } = sitting;
      await this.plan.refuseImpossible(tx, place, {
        ...input,
        kind,
        committeeId,
        repeatsId: row?.repeatsId ?? null,
      });
      const startsAt = new Date(rigaInstant(input.day, input.time));
      await tx.manager.query(
        `UPDATE sitting SET day = $3, starts_at = $4, place = $5, stream_url = $6, chair_id = $7, mode = $8, urgency = $9,
                changed_on = CASE WHEN starts_at <> $4 OR place <> $5 THEN $10::date ELSE changed_on END,
                version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [
          place.id,
          sittingId,
          input.day,
          startsAt,
          input.place,
          input.streamUrl,
          input.chairId,
          input.mode,
          input.urgency?.trim() || null,
          this.clock.legalToday(),
        ],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'sitting.change',
        subjectType: 'sitting',
        subjectId: sittingId,
        permission: 'council.manage',
        details: { day: input.day },
      });
    });
  }

  /** Records that the minister was told of a repeat sitting (PL 32(2)). */
  ministerInformed(actor: Actor, place: PlaceRef, sittingId: string, day: LegalDay): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.sittings.load(tx.manager, place.id, sittingId, true);
      const article = { act: 'PL', ref: '32(2)' } as const;
      if (day > this.clock.legalToday())
        throw new Refused([{ code: 'day_in_future', article, where: 'day' }], 422);
      const [, changed] = await tx.manager.query<[unknown, number]>(
        `UPDATE sitting SET minister_informed_on = $3, version = version + 1
          WHERE municipality_id = $1 AND id = $2 AND repeat_level > 0 AND committee_id IS NULL`,
        [place.id, sittingId, day],
      );
      if (changed !== 1) throw new Refused([{ code: 'not_a_repeat_sitting', article }], 409);
      tx.audit({
        municipalityId: place.id,
        action: 'sitting.minister-informed',
        subjectType: 'sitting',
        subjectId: sittingId,
        permission: 'council.manage',
        details: { day },
      });
    });
  }
}
