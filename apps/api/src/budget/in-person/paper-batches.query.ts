import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PublishedBatches } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { RESULT_PUBLIC } from '../cycles/cycle-facts.js';
import { WithheldBallots } from '../voting/verifiable/withheld-ballots.query.js';

/** Papers of signed boxes as everybody may check them. */
@Injectable()
export class PaperBatches {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
    private readonly withheld: WithheldBallots,
  ) {}

  /**
   * The signed boxes after the announcement. Of boxes whose papers would tell who chose what only digest and signature are
   * shown; they still bind them.
   *
   * @throws Refused 404, also before the announcement.
   */
  async published(place: PlaceRef, year: number): Promise<PublishedBatches> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.loadPublic(manager, place.id, year);
    if (!RESULT_PUBLIC.includes(cycle.state)) throw new Refused([{ code: 'results_hidden' }], 404);
    return this.withheld.published(manager, cycle);
  }
}
