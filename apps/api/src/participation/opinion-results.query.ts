import { Injectable } from '@nestjs/common';
import type { OpinionResult } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { PublicStages } from './public-stages.query.js';

/** What became of the opinions about a public draft, in numbers. */
@Injectable()
export class OpinionResults {
  constructor(private readonly stages: PublicStages) {}

  /** Counts the published opinions by their answer. */
  async of(place: PlaceRef, code: string): Promise<OpinionResult> {
    const { items, counts } = await this.stages.opinionsOf(place, code);
    const having = (outcome: string): number =>
      items.filter((item) => item.answer?.outcome === outcome).length;
    return {
      received: counts.received,
      accepted: having('accepted'),
      partly: having('partly'),
      declined: having('declined'),
    };
  }
}
