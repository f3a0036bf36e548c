import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { VoteChoice } from '#libs/contracts';
import { correctVotes, type RecordedVote } from '#libs/council-rules';
import { Dossiers } from '../../bylaws/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Sittings } from '../sittings.js';
import { COUNTED_VOTE } from '../votes/counted-vote.js';

/** What was typed wrong in a roll call. */
export interface VoteCorrectionInput {
  reason: string;
  votes: { personId: string; choice: VoteChoice; conflict: boolean }[];
}

/** Corrects a recorded vote by a record of its own with its reason, until the minutes are signed. */
@Injectable()
export class CorrectVote {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly dossiers: Dossiers,
    private readonly clock: Clock,
  ) {}

  /** @throws Refused 409 where nothing is recorded, the minutes are signed, or the result would turn. */
  run(actor: Actor, place: PlaceRef, itemId: string, input: VoteCorrectionInput): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const known = await this.sittings.item(tx.manager, place.id, itemId);
      if (known.dossierId) await this.dossiers.load(tx.manager, place.id, known.dossierId, { lock: true });
      const item = await this.sittings.item(tx.manager, place.id, itemId, true);
      const [minutes] = await tx.manager.query<{ signed: boolean }[]>(
        `SELECT signed_on IS NOT NULL AS signed FROM sitting_minutes WHERE municipality_id = $1 AND sitting_id = $2`,
        [place.id, item.sittingId],
      );
      if (minutes?.signed)
        throw new Refused([{ code: 'minutes_signed', article: { act: 'PL', ref: '38(4)' } }], 409);
      const votes = await tx.manager.query<RecordedVote[]>(
        `SELECT v.person_id AS "personId", v.choice, v.conflict FROM ${COUNTED_VOTE} v
          WHERE v.municipality_id = $1 AND v.item_id = $2 ORDER BY v.person_id`,
        [place.id, itemId],
      );
      if (votes.length === 0) throw new Refused([{ code: 'vote_missing' }], 409);
      const { violations } = correctVotes(votes, input.votes);
      if (violations.length > 0) throw new Refused(violations, 409);
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO roll_call_correction (municipality_id, id, item_id, reason, recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [
          place.id,
          id,
          itemId,
          input.reason,
          actor.kind === 'person' ? actor.personId : null,
          this.clock.legalNow(),
        ],
      );
      await tx.manager.query(
        `INSERT INTO roll_call_corrected_vote (municipality_id, correction_id, person_id, choice, conflict)
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
        action: 'council.correct-vote',
        subjectType: 'agenda_item',
        subjectId: itemId,
        permission: 'council.manage',
        details: { votes: input.votes.length },
      });
    });
  }
}
