import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { LegalDay } from '#libs/contracts';
import { AdvanceDossier, Dossiers } from '../bylaws/index.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { ReviewRounds } from './review-rounds.js';
import { Reviewers } from './reviewers.js';

/** Records the day on which the ministry received the by-law: its month runs from it (PL 47(2)). */
@Injectable()
export class RecordReceipt {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly dossiers: Dossiers,
    private readonly rounds: ReviewRounds,
    private readonly reviewers: Reviewers,
    private readonly advance: AdvanceDossier,
  ) {}

  /** By the ministry itself. @throws Refused 404 for what was not sent to it, 409 for an impossible day. */
  async byMinistry(actor: Actor, roundId: string, day: LegalDay): Promise<void> {
    const found = await this.reviewers.find(this.dataSource.manager, actor, roundId);
    if (found.copied) throw new Refused([{ code: 'review_copy_only' }], 409);
    await this.run(actor, found.municipalityId, found.dossierId, day, roundId);
  }

  /** For the current round. @throws Refused 409 for an impossible day, or when an older round is meant. */
  run(
    actor: Actor,
    municipalityId: string,
    dossierId: string,
    day: LegalDay,
    roundId?: string,
  ): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, municipalityId, dossierId, { lock: true });
      const round = await this.rounds.current(tx.manager, municipalityId, dossierId);
      if (roundId !== undefined && round.id !== roundId) {
        throw new Refused([{ code: 'review_round_over' }], 409);
      }
      await tx.manager.query(
        `UPDATE review_round SET received_on = $3, silence_proposed_at = NULL, version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [municipalityId, round.id, day],
      );
      await this.advance.within(tx, {
        municipalityId,
        dossierId,
        event: 'recordReviewReceipt',
        details: { roundId: round.id, receivedOn: day, before: round.receivedOn },
      });
    });
  }
}
