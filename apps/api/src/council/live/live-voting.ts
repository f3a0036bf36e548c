import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { LiveVotes, VoteChoice } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Sittings } from '../sittings.js';

/**
 * Voting on the councillors' own screens (PL 35(1)): everybody logged in votes in their own name and everybody of the
 * sitting sees it. It counts when the secretary, after the quorum, records it as the roll call.
 */
@Injectable()
export class LiveVoting {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly clock: Clock,
  ) {}

  /** Opens the vote anew, or ends it. @throws Refused 409 before the day of the sitting or after the decision. */
  open(actor: Actor, place: PlaceRef, itemId: string, open: boolean): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const item = await this.sittings.item(tx.manager, place.id, itemId, true);
      if (item.outcome !== null) throw new Refused([{ code: 'item_decided' }], 409);
      const sitting = await this.sittings.load(tx.manager, place.id, item.sittingId);
      if (sitting.state === 'closed') throw new Refused([{ code: 'sitting_closed' }], 409);
      if (sitting.day > this.clock.legalToday()) {
        const params = { day: sitting.day };
        throw new Refused(
          [{ code: 'too_early_to_adopt', params, article: { act: 'PL', ref: '27(1)' } }],
          409,
        );
      }
      if (open)
        await tx.manager.query(`DELETE FROM live_vote WHERE municipality_id = $1 AND item_id = $2`, [
          place.id,
          itemId,
        ]);
      await tx.manager.query(
        `UPDATE agenda_item SET voting_opened_at = $3 WHERE municipality_id = $1 AND id = $2`,
        [place.id, itemId, open ? this.clock.legalNow() : null],
      );
      tx.audit({
        municipalityId: place.id,
        action: open ? 'council.open-voting' : 'council.end-voting',
        subjectType: 'agenda_item',
        subjectId: itemId,
        permission: 'council.manage',
      });
    });
  }

  /** A councillor's own vote, which may be changed while the vote is open. @throws Refused 403 for others, 409 when it is not. */
  vote(actor: Actor, place: PlaceRef, itemId: string, choice: VoteChoice): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const item = await this.sittings.item(tx.manager, place.id, itemId, true);
      const [row] = await tx.manager.query<{ open: boolean }[]>(
        `SELECT voting_opened_at IS NOT NULL AS open FROM agenda_item WHERE municipality_id = $1 AND id = $2`,
        [place.id, itemId],
      );
      const sitting = await this.sittings.load(tx.manager, place.id, item.sittingId);
      const seats = await this.sittings.seats(tx.manager, place.id, sitting);
      const personId = actor.kind === 'person' ? actor.personId : '';
      if (!seats.some((seat) => seat.personId === personId))
        throw new Refused([{ code: 'vote_not_a_councillor' }], 403);
      if (!row?.open) throw new Refused([{ code: 'voting_not_open' }], 409);
      await tx.manager.query(
        `INSERT INTO live_vote (municipality_id, item_id, person_id, choice, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT ON CONSTRAINT live_vote_pk DO UPDATE SET choice = EXCLUDED.choice, at = EXCLUDED.at`,
        [place.id, itemId, personId, choice, this.clock.legalNow()],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'council.live-vote',
        subjectType: 'agenda_item',
        subjectId: itemId,
        permission: 'council.participate',
      });
    });
  }

  /** @throws Refused 404 when there is no such item. */
  async read(place: PlaceRef, itemId: string): Promise<LiveVotes> {
    const [row] = await this.dataSource.query<LiveVotes[]>(
      `SELECT i.voting_opened_at AS "openedAt",
              coalesce((SELECT json_agg(json_build_object('personId', v.person_id, 'choice', v.choice) ORDER BY v.person_id)
                 FROM live_vote v WHERE v.municipality_id = i.municipality_id AND v.item_id = i.id), '[]') AS votes
         FROM agenda_item i WHERE i.municipality_id = $1 AND i.id = $2`,
      [place.id, itemId],
    );
    if (!row) throw Refused.notFound('agendaItem');
    return row;
  }
}
