import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { SectorViewInput, Violation } from '#libs/contracts';
import { Dossiers } from '../bylaws/index.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { ReviewRounds } from './review-rounds.js';
import { Reviewers } from './reviewers.js';

/** Records that the reviewer asked a sector ministry for its view, and its answer (PL 47(3)). */
@Injectable()
export class RecordSectorView {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly rounds: ReviewRounds,
    private readonly reviewers: Reviewers,
  ) {}

  /** One view of each ministry in a round: asked first, answered later. @throws Refused 404, 409, 422. */
  async run(actor: Actor, roundId: string, input: SectorViewInput): Promise<void> {
    const found = await this.reviewers.find(this.dataSource.manager, actor, roundId);
    if (found.copied) throw new Refused([{ code: 'review_copy_only' }], 409);
    const { municipalityId, dossierId } = found;
    await this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, municipalityId, dossierId, { lock: true });
      const round = await this.rounds.current(tx.manager, municipalityId, dossierId);
      if (round.id !== roundId || round.opinion) throw new Refused([{ code: 'review_round_over' }], 409);
      refuseImpossible(input, round.sentOn, this.clock.legalToday());
      const known = round.sectorViews.find(
        (view) => view.askedBy === 'reviewer' && view.ministry === input.ministry,
      );
      await tx.manager.query(
        known
          ? `UPDATE sector_view SET asked_on = $4, answered_on = $5, text = $6
              WHERE municipality_id = $1 AND id = $2 AND round_id = $3 AND ministry = $7`
          : `INSERT INTO sector_view (municipality_id, id, round_id, asked_by, asked_on, answered_on, text, ministry)
             VALUES ($1, $2, $3, 'reviewer', $4, $5, $6, $7)`,
        [
          municipalityId,
          known?.id ?? randomUUID(),
          round.id,
          input.askedOn,
          input.answeredOn,
          input.text,
          input.ministry,
        ],
      );
      tx.audit({
        municipalityId,
        action: 'review.sector-view',
        subjectType: 'review_round',
        subjectId: round.id,
        permission: 'review.give',
        details: { askedOn: input.askedOn, answeredOn: input.answeredOn },
      });
    });
  }
}

function refuseImpossible(input: SectorViewInput, sentOn: string, today: string): void {
  const { askedOn, answeredOn, text } = input;
  const article = { act: 'PL', ref: '47(3)' } as const;
  const found: Violation[] = [];
  if (askedOn === null || askedOn < sentOn || askedOn > today) {
    found.push({ code: 'sector_view_days_impossible', article, where: 'askedOn' });
  } else if (answeredOn !== null && (answeredOn < askedOn || answeredOn > today)) {
    found.push({ code: 'sector_view_days_impossible', article, where: 'answeredOn' });
  }
  if ((answeredOn === null) !== (text === null)) {
    found.push({ code: 'sector_view_half_answered', article, where: 'text' });
  }
  if (found.length > 0) throw new Refused(found, 422);
}
