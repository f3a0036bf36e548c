import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { votingTermViolations, votingVenueViolations } from '#libs/budget-rules';
import type { CastVote, LegalDay, VoteAccepted } from '#libs/contracts';
import { ballotProblems, inKeptOrder } from '#libs/verifiable-ballot';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../../platform/http/refused.js';
import { BudgetCycles, CYCLE_COLUMNS, type CycleRow } from '../cycles/budget-cycles.js';
import { BallotBox } from './ballot-box.js';
import { frozenBallot } from './frozen-ballot.js';
import { VoteRolls } from './vote-rolls.js';
import { Voters } from './voters.js';

/**
 * Takes a vote (PL 60(4)). Nothing but the roll and the ballot is written, and no refusal is logged: no audit record and
 * no message stands beside a vote, because they have a time and an order.
 */
@Injectable()
export class CastVoteCase {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly voters: Voters,
    private readonly rolls: VoteRolls,
    private readonly box: BallotBox,
  ) {}

  /**
   * @throws Refused 409 outside the days of voting, for a second vote, and for a vote under rules that are not those of
   *   the cycle; 403 for somebody who may not vote here; 422 for choices that the ballot does not have.
   */
  async run(actor: Actor, place: PlaceRef, year: number, vote: CastVote): Promise<VoteAccepted> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    // When the vote arrived decides, not how long it waited here.
    const today = this.clock.legalToday();
    const known = await this.cycles.loadPublic(this.dataSource.manager, place.id, year);
    ensureOpen(known, today);
    const voter = await this.voters.of(actor.personId, known);
    ensureAllowed(voter.may, 403);
    await this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.holdOpen(tx, known);
      ensureOpen(cycle, today);
      const frozen = frozenBallot(cycle);
      if (frozen.rules.secrecy === 'verifiable') {
        throw new Refused([{ code: 'vote_needs_credential' }], 409);
      }
      if (vote.rulesDigest !== cycle.rulesDigest) {
        throw new Refused([{ code: 'ballot_rules_changed', where: 'rulesDigest' }], 409);
      }
      const { unitId, choices, points = null } = vote;
      const ballot = inKeptOrder({ unitId, choices, points }, frozen.rules.ballot);
      const wrong = ballotProblems(frozen, ballot);
      if (wrong.length > 0) throw new Refused(wrong, 422);
      if (!(await this.rolls.enter(tx.manager, cycle, voter, { unitId, day: today, channel: 'online' }))) {
        throw new Refused([{ code: 'already_voted', article: { act: 'PL', ref: '60(4)' } }], 409);
      }
      await this.box.put(tx.manager, cycle, ballot, frozen.projects.length);
    });
    return { votedOn: today };
  }

  /** Voters do not wait for each other, but closing waits for them, and whoever comes after it sees that it is closed. */
  private async holdOpen(tx: Transaction, { municipalityId, id }: CycleRow): Promise<CycleRow> {
    const [row] = await tx.manager.query<CycleRow[]>(
      `SELECT ${CYCLE_COLUMNS} FROM budget_cycle c WHERE c.municipality_id = $1 AND c.id = $2 FOR SHARE`,
      [municipalityId, id],
    );
    if (!row) throw Refused.notFound('cycle');
    return row;
  }
}

function ensureOpen(cycle: CycleRow, today: LegalDay): void {
  const closed = [
    ...votingVenueViolations(cycle.rules),
    ...votingTermViolations(cycle.state, cycle.voting, today),
  ];
  if (closed.length > 0) throw new Refused(closed, 409);
}
