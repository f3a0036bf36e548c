import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { AGE_OF_VOICE } from '#libs/budget-rules';
import type { CycleCount, DeliveryCourse, ResultCorrection } from '#libs/contracts';
import { ResidentRegister } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { MoveCycle } from '../cycles/move-cycle.js';
import { CountBallots, type CountedBallots } from './count-ballots.js';
import { CountsUnderWay } from './count-progress.js';
import { Counts } from './counts.js';
import { requireWord, StartCount } from './start-count.js';
import { Turnout } from './turnout.js';

/** Which count it is, and whose. */
export interface StoredBy {
  number: number;
  /** Who began it, or proposed the correction. */
  startedBy: string;
  countedBy: string;
  correction: ResultCorrection | null;
  deliveries?: readonly DeliveryCourse[];
}

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
    private readonly starts: StartCount,
    private readonly underWay: CountsUnderWay,
    private readonly turnout: Turnout,
  ) {}

  /**
   * Carries out the count that somebody else has begun. It is counted before the cycle is locked; nothing that it depends
   * on may have changed by the time it is stored.
   *
   * @throws Refused 409 before the end of voting, after a count, before somebody else has begun, and when ballots and
   *   roll do not match.
   */
  async run(actor: Actor, place: PlaceRef, cycleId: string, word = ''): Promise<CycleCount> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const before = await this.cycles.load(this.dataSource.manager, place.id, cycleId);
    const start =
      before.state === 'voting_ended' ? await this.starts.find(this.dataSource.manager, before) : null;
    const counted =
      start && start.personId !== actor.personId
        ? await this.underWay.watch(cycleId, (tell) => this.prepare(before, [start.word, word], tell))
        : null;
    return this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.cycles.load(tx.manager, place.id, cycleId, true);
      await this.moves.within(tx, cycle, 'count');
      const by = await this.begun(tx.manager, cycle, actor.personId);
      const again = await this.ballots.open(tx.manager, cycle, { words: [by.word, word] });
      if (
        !counted ||
        again.ballotsDigest !== counted.ballotsDigest ||
        again.input.lot?.seed !== counted.count.lot?.seed
      )
        throw Refused.stale('cycle');
      await this.store(tx.manager, cycle, counted, {
        ...{ number: 1, startedBy: by.personId, countedBy: actor.personId, correction: null },
      });
      await tx.manager.query(`DELETE FROM budget_count_start WHERE municipality_id = $1 AND cycle_id = $2`, [
        place.id,
        cycleId,
      ]);
      return counted.count;
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

  /** Writes a count; the digest of the rules is that of the vote. */
  async store(
    manager: EntityManager,
    cycle: CycleRow,
    { count, ballotsDigest, ballots, online, inPerson }: CountedBallots,
    by: StoredBy,
  ): Promise<void> {
    const { municipalityId, id, rulesDigest, rules } = cycle;
    const turnout = await this.turnout.byAge(manager, cycle);
    await manager.query(
      `INSERT INTO budget_count (municipality_id, cycle_id, number, count, rules_digest, ballots_digest, ballots, online,
         in_person, eligible, turnout, correction, started_by, counted_by, counted_on, deliveries)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        ...[municipalityId, id, by.number, JSON.stringify(count), rulesDigest, ballotsDigest],
        ...[ballots, online, inPerson],
        await this.register.countOfAge(municipalityId, AGE_OF_VOICE, rules.ageDay ?? rules.eligibilityDay),
        turnout && JSON.stringify(turnout),
        by.correction && JSON.stringify(by.correction),
        ...[by.startedBy, by.countedBy, this.clock.legalToday(), JSON.stringify(by.deliveries ?? [])],
      ],
    );
  }

  private async prepare(
    cycle: CycleRow,
    words: readonly [string, string],
    tell: Parameters<CountBallots['count']>[1],
  ): Promise<CountedBallots> {
    requireWord(cycle, words[1]);
    return this.ballots.count(await this.ballots.open(this.dataSource.manager, cycle, { words }), tell);
  }

  private async begun(
    manager: EntityManager,
    cycle: CycleRow,
    personId: string,
  ): Promise<{ personId: string; word: string }> {
    const start = await this.starts.find(manager, cycle);
    const article = { act: 'PL', ref: '61.7' } as const;
    if (!start) throw new Refused([{ code: 'count_not_begun', article }], 409);
    if (start.personId === personId) throw new Refused([{ code: 'count_needs_another', article }], 409);
    return start;
  }
}
