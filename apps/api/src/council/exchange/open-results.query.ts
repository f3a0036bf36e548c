import { Injectable } from '@nestjs/common';
import type { PublicSittingView, VoteChoice } from '#libs/contracts';
import { writeTable } from '#libs/council-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { PublicSittings } from '../public-sittings.query.js';

const CHOICE_WORDS: Record<VoteChoice, string> = {
  for: 'par',
  against: 'pret',
  abstain: 'atturas',
  not_participating: 'nepiedalās',
};

/** Results of sittings as open data: the same that everybody may read, as tables and as JSON. */
@Injectable()
export class OpenResults {
  constructor(private readonly sittings: PublicSittings) {}

  /** One line for each councillor's vote on each item, amendments included only in the JSON. */
  async votes(place: PlaceRef, sittingId: string): Promise<string> {
    const sitting = await this.sittings.one(place, sittingId);
    const rows = sitting.agenda.flatMap((item) =>
      item.votes.map((vote) => [
        sitting.day,
        sitting.kind,
        item.position,
        item.title,
        item.decision?.number ?? null,
        item.outcome,
        vote.name,
        CHOICE_WORDS[vote.choice],
        vote.conflict ? 'jā' : 'nē',
      ]),
    );
    const head = [
      'sēde',
      'veids',
      'nr',
      'jautājums',
      'lēmums',
      'rezultāts',
      'deputāts',
      'balsojums',
      'interešu konflikts',
    ];
    return writeTable(head, rows);
  }

  /** One line for each item: also what another system reads as an agenda. */
  async agenda(place: PlaceRef, sittingId: string): Promise<string> {
    const sitting = await this.sittings.one(place, sittingId);
    return writeTable(
      [
        'nr',
        'nosaukums',
        'ziņotājs',
        'reģistrācijas numurs',
        'lēmums',
        'rezultāts',
        'par',
        'pret',
        'atturas',
        'nepiedalās',
      ],
      sitting.agenda.map((item) => [
        item.position,
        item.title,
        item.rapporteur,
        item.registerNumber,
        item.decision?.number ?? null,
        item.outcome,
        item.counts?.for ?? null,
        item.counts?.against ?? null,
        item.counts?.abstain ?? null,
        item.counts?.notParticipating ?? null,
      ]),
    );
  }

  /** Everything that is shown of the sitting. */
  json(place: PlaceRef, sittingId: string): Promise<PublicSittingView> {
    return this.sittings.one(place, sittingId);
  }
}
