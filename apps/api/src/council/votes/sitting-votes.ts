import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Majority, RecordSittingVote, SittingQuestion } from '#libs/contracts';
import { carries, type VoteTally } from '#libs/council-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import type { SittingRow } from '../sittings.js';
import { VoteChecks } from './vote-checks.js';

/** A question that a sitting votes on beside its items. */
export interface Question {
  sitting: SittingRow;
  question: SittingQuestion;
  majority: Majority;
  itemId: string | null;
  amendmentId?: string;
  /** Title of what a vote on the agenda is about. */
  subject?: string;
}

/** Records votes on amendments and on the agenda, once and for all. */
@Injectable()
export class SittingVotes {
  constructor(
    private readonly checks: VoteChecks,
    private readonly clock: Clock,
  ) {}

  /** @throws Refused 422 for votes that cannot be true, 409 without a quorum. */
  async within(
    tx: Transaction,
    place: PlaceRef,
    { sitting, question, majority, itemId, amendmentId, subject }: Question,
    input: RecordSittingVote,
  ): Promise<{ carried: boolean; tally: VoteTally }> {
    if (sitting.state === 'closed') throw new Refused([{ code: 'sitting_closed' }], 409);
    await this.checks.refuseImpossible(tx, place, sitting, input.votes);
    const { tally, seats, violations } = await this.checks.count(tx, place, sitting, input);
    if (violations.length > 0) throw new Refused(violations, 409);
    const carried = carries(tally, majority);
    const id = randomUUID();
    await tx.manager.query(
      `INSERT INTO sitting_vote (municipality_id, id, sitting_id, item_id, amendment_id, question, majority,
         council_size, present, carried, recorded_by, recorded_at, subject)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        place.id,
        id,
        sitting.id,
        itemId,
        amendmentId ?? null,
        question,
        majority,
        seats,
        input.present,
        carried,
        tx.actor.kind === 'person' ? tx.actor.personId : null,
        this.clock.legalNow(),
        subject ?? null,
      ],
    );
    await tx.manager.query(
      `UPDATE sitting SET state = 'open', version = version + 1
        WHERE municipality_id = $1 AND id = $2 AND state = 'planned'`,
      [place.id, sitting.id],
    );
    await tx.manager.query(
      `INSERT INTO sitting_vote_choice (municipality_id, vote_id, person_id, choice, conflict)
       SELECT $1, $2, v.person_id, v.choice, v.conflict
         FROM unnest($3::uuid[], $4::text[], $5::boolean[]) AS v (person_id, choice, conflict)`,
      [
        place.id,
        id,
        input.votes.map(({ personId }) => personId),
        input.votes.map(({ choice }) => choice),
        input.votes.map(({ conflict }) => conflict),
      ],
    );
    tx.audit({
      municipalityId: place.id,
      action: 'council.sitting-vote',
      subjectType: 'sitting',
      subjectId: sitting.id,
      permission: 'council.manage',
      details: { question, itemId, amendmentId: amendmentId ?? null, ...tally, carried },
    });
    return { carried, tally };
  }
}
