import { Injectable } from '@nestjs/common';
import { hasQuorum } from '#libs/bylaw-procedure';
import { committeeHasQuorum, presentIn, tallyOf, type VoteTally } from '#libs/council-rules';
import type { RecordSittingVote, Violation } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Sittings, type SittingRow } from '../sittings.js';

/** A vote that can be true, counted. */
export interface CheckedVote {
  tally: VoteTally;
  seats: number;
}

/** What every vote has to keep to, whatever it is about. */
@Injectable()
export class VoteChecks {
  constructor(
    private readonly sittings: Sittings,
    private readonly clock: Clock,
  ) {}

  /** @throws Refused 422 for votes of strangers, twice or despite a conflict of interest, and before the day (PL 27(1)). */
  async refuseImpossible(
    tx: Transaction,
    place: PlaceRef,
    sitting: SittingRow,
    votes: RecordSittingVote['votes'],
  ): Promise<void> {
    const seats = await this.sittings.seats(tx.manager, place.id, sitting);
    const known = new Set(seats.map(({ personId }) => personId));
    const found: Violation[] = [];
    const voters = new Set<string>();
    votes.forEach(({ personId, choice, conflict }, index) => {
      const where = `votes.${index}`;
      if (!known.has(personId)) found.push({ code: 'vote_not_a_councillor', where });
      if (voters.has(personId)) found.push({ code: 'vote_twice', where });
      if (conflict && choice !== 'not_participating') found.push({ code: 'vote_despite_conflict', where });
      voters.add(personId);
    });
    if (sitting.day > this.clock.legalToday()) {
      found.push({
        code: 'too_early_to_adopt',
        params: { day: sitting.day },
        article: { act: 'PL', ref: '27(1)' },
      });
    }
    if (found.length > 0) throw new Refused(found, 422);
  }

  /** Quorum (PL 27(2), 41(4)) and counts that fit (PL 37(4)). */
  async count(
    tx: Transaction,
    place: PlaceRef,
    sitting: SittingRow,
    input: RecordSittingVote,
  ): Promise<CheckedVote & { violations: Violation[] }> {
    const seats = await this.sittings.size(tx.manager, place.id, sitting);
    const tally = tallyOf(input.votes.map(({ choice }) => choice));
    const violations: Violation[] = [];
    const params = { present: input.present, councilSize: seats };
    const where = 'council.quorum';
    if (sitting.committeeId !== null) {
      if (!committeeHasQuorum(input.present, seats))
        violations.push({ code: 'no_quorum_committee', article: { act: 'PL', ref: '41(4)' }, params, where });
    } else if (!hasQuorum({ present: input.present, councilSize: seats }, sitting)) {
      violations.push({ code: 'no_quorum', article: { act: 'PL', ref: '27(2)' }, params, where });
    }
    if (presentIn(tally) > input.present || input.present > seats) {
      violations.push({
        code: 'vote_inconsistent',
        article: { act: 'PL', ref: '37(4)' },
        where: 'council.vote',
      });
    }
    return { tally, seats, violations };
  }
}
