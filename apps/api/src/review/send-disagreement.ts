import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { guardOf } from '#libs/bylaw-procedure';
import type { RecordDisagreementSending as Input } from '#libs/contracts';
import { Dossiers, DossierFactsRegistry, RecordDossierEvent } from '../bylaws/index.js';
import { WorkingCalendar } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { ReviewRounds } from './review-rounds.js';

const PL_47_6 = { act: 'PL', ref: '47(6)' } as const;

/** Records that by-law, memorandum and the council's decision went to the ministry and to VARAM (PL 47(6)). */
@Injectable()
export class SendDisagreement {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly registry: DossierFactsRegistry,
    private readonly workingDays: WorkingCalendar,
    private readonly rounds: ReviewRounds,
    private readonly timeline: RecordDossierEvent,
  ) {}

  /** @throws Refused 409 before the decision is signed, and for days that cannot be or are too late. */
  run(actor: Actor, place: PlaceRef, dossierId: string, input: Input): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const dossier = await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const round = await this.rounds.current(tx.manager, place.id, dossierId);
      if (dossier.state !== 'promulgation_ready' || !round.disagreement) {
        const params = { event: 'sendDisagreement', state: dossier.state };
        throw new Refused([{ code: 'wrong_state', params, article: PL_47_6 }], 409);
      }
      await tx.manager.query(
        `UPDATE disagreement SET sent_to_ministry_on = $3, sent_to_varam_on = $4, version = version + 1
          WHERE municipality_id = $1 AND round_id = $2`,
        [place.id, round.id, input.sentToMinistryOn, input.sentToVaramOn],
      );
      const today = this.clock.legalToday();
      const context = { municipalityId: place.id, dossierId, today, reason: null };
      const facts = await this.registry.gather(tx.manager, context);
      if (!facts.review?.disagreement?.signedOn) {
        throw new Refused([{ code: 'disagreement_unsigned', article: { act: 'PL', ref: '37(5)' } }], 409);
      }
      const calendar = await this.workingDays.calendarFor(tx.manager, place.id);
      const found = guardOf('disagreementSent').check({ facts, now: today, calendar });
      if (found.length > 0) {
        throw new Refused(
          found.map(({ severity: _severity, ...violation }) => violation),
          409,
        );
      }
      await this.timeline.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'sendDisagreement',
        permission: 'review.record',
        article: PL_47_6,
        namedVersionIds: [round.bylawVersionId, round.memorandumVersionId].filter((id) => id !== null),
        details: { ...input },
        isPublic: true,
      });
    });
  }
}
