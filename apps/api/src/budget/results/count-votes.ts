import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { AGE_OF_VOICE } from '#libs/budget-rules';
import type { CycleCount } from '#libs/contracts';
import { ResidentRegister } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { MoveCycle } from '../cycles/move-cycle.js';
import { CountBallots } from './count-ballots.js';
import { Counts } from './counts.js';

/** Counts the ballots once voting has ended (PL 61.7), and shows the count to whoever prepares its announcement. */
@Injectable()
export class CountVotes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly moves: MoveCycle,
    private readonly ballots: CountBallots,
    private readonly counts: Counts,
    private readonly register: ResidentRegister,
  ) {}

  /** @throws Refused 409 before the end of voting, after a count, and when ballots and roll do not match. */
  async run(actor: Actor, place: PlaceRef, cycleId: string): Promise<CycleCount> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    return this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.cycles.load(tx.manager, place.id, cycleId, true);
      await this.moves.within(tx, cycle, 'count');
      const { count, ballotsDigest, online, inPerson } = await this.ballots.of(tx.manager, cycle);
      await tx.manager.query(
        `INSERT INTO budget_count (municipality_id, cycle_id, count, rules_digest, ballots_digest, ballots, online,
           in_person, eligible, counted_by, counted_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          place.id,
          cycleId,
          JSON.stringify(count),
          cycle.rulesDigest,
          ballotsDigest,
          online + inPerson,
          online,
          inPerson,
          await this.register.countOfAge(place.id, AGE_OF_VOICE, cycle.rules.eligibilityDay),
          actor.personId,
          this.clock.legalToday(),
        ],
      );
      return count;
    });
  }

  /** @throws Refused 404 while nothing has been counted. */
  async read(place: PlaceRef, cycleId: string): Promise<CycleCount> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.load(manager, place.id, cycleId);
    const stored = await this.counts.stored(manager, cycle);
    if (!stored) throw Refused.notFound('count');
    return stored.count;
  }
}
