import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { LegalDay, Violation } from '#libs/contracts';
import { AdvanceDossier, Dossiers } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ReviewRounds } from './review-rounds.js';

/** Records that the month passed without an opinion, after a person has looked for one (PL 47(4)). */
@Injectable()
export class ConfirmSilence {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dossiers: Dossiers,
    private readonly rounds: ReviewRounds,
    private readonly advance: AdvanceDossier,
  ) {}

  /** @throws Refused 409 while the month runs, when an opinion came in time, or the day cannot be. */
  run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    checkedOn: LegalDay,
  ): Promise<{ warnings: Violation[] }> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const round = await this.rounds.current(tx.manager, place.id, dossierId);
      await tx.manager.query(
        `UPDATE review_round SET silence_checked_on = $3, silence_by = $4, version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, round.id, checkedOn, actor.kind === 'person' ? actor.personId : null],
      );
      const { warnings } = await this.advance.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'recordSilentConsent',
        details: { roundId: round.id, checkedOn },
      });
      return { warnings };
    });
  }
}
