import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { votingTermViolations, votingVenueViolations } from '#libs/budget-rules';
import type { VoteEligibility } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { VoteRolls } from './vote-rolls.js';
import { Voters } from './voters.js';

/** Whether the person logged in may vote, with everything that stands against it. */
@Injectable()
export class VoteEligibilityQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly voters: Voters,
    private readonly rolls: VoteRolls,
  ) {}

  async of(actor: Actor, place: PlaceRef, year: number): Promise<VoteEligibility> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const { manager } = this.dataSource;
    const cycle = await this.cycles.loadPublic(manager, place.id, year);
    const voter = await this.voters.of(actor.personId, cycle);
    const entry = await this.rolls.find(manager, cycle, voter);
    const votedOn = entry?.votedOn ?? null;
    const violations = [
      ...votingVenueViolations(cycle.rules),
      ...votingTermViolations(cycle.state, cycle.voting, this.clock.legalToday()),
      ...(voter.may.allowed ? [] : voter.may.violations),
      ...(votedOn ? [{ code: 'already_voted', article: { act: 'PL', ref: '60(4)' } } as const] : []),
    ];
    return {
      eligible: violations.length === 0,
      violations,
      votedOn,
      way: entry?.channel ?? null,
      eligibilityDay: cycle.rules.eligibilityDay,
    };
  }
}
