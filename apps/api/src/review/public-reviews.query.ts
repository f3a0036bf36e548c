import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { daysBetween } from '#libs/legal-calendar';
import type { PublicReviewRound } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { RoundViews } from './round-views.js';

/** The review of a by-law as everybody may see it: sendings, outcomes, objections once given, the council's answer. */
@Injectable()
export class PublicReviews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rounds: RoundViews,
  ) {}

  /** Oldest first; empty on track A. The caller has checked that the dossier is public. */
  async of(place: PlaceRef, dossierId: string): Promise<PublicReviewRound[]> {
    const reading = await this.rounds.read(this.dataSource.manager, place.id, dossierId);
    const { records, rounds, item } = reading;
    return rounds.map((round, index): PublicReviewRound => {
      const last = index === rounds.length - 1;
      const { opinion } = round;
      const decided = last && item?.signedOn ? item.decision : null;
      const reasons = records[index]?.disagreement?.reasons ?? '';
      return {
        number: round.number,
        reviewer: { kind: round.reviewer.kind, name: round.reviewer.name },
        sentOn: round.sentOn,
        receivedOn: round.receivedOn,
        opinionBy: round.opinionBy?.day ?? null,
        outcome: opinion?.outcome ?? null,
        answeredOn: opinion?.receivedOn ?? null,
        days: opinion ? daysBetween(round.sentOn, opinion.receivedOn) : null,
        objections: (opinion?.objections ?? []).map(({ unitLabel, text, grounds, proposedWording }) => ({
          unitLabel,
          text,
          grounds,
          proposedWording,
        })),
        disagreement: decided ? { decision: { number: decided.number, day: decided.date }, reasons } : null,
      };
    });
  }
}
