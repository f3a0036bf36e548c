import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { RecordSittingVote } from '#libs/contracts';
import { lapsedBy } from '#libs/council-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Sittings } from '../sittings.js';
import { SittingVotes } from '../votes/sitting-votes.js';
import { ReadAmendments } from './amendments.query.js';

/** Votes on tabled amendments, one after the other; the text itself changes when the by-law is adopted. */
@Injectable()
export class VoteAmendment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly amendments: ReadAmendments,
    private readonly votes: SittingVotes,
  ) {}

  /** @throws Refused 409 when it is voted on already or is not the next one in order. */
  run(
    actor: Actor,
    place: PlaceRef,
    itemId: string,
    amendmentId: string,
    input: RecordSittingVote,
  ): Promise<{ carried: boolean; lapsed: number[] }> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.sittings.item(tx.manager, place.id, itemId, true);
      const { item, doc, amendments } = await this.amendments.onTable(tx.manager, place.id, itemId, true);
      const amendment = amendments.find(({ id }) => id === amendmentId);
      if (!amendment || !doc) throw Refused.notFound('amendment');
      if (item.outcome !== null) throw new Refused([{ code: 'item_decided' }], 409);
      if (amendment.state !== 'tabled') throw new Refused([{ code: 'amendment_voted' }], 409);
      const open = amendments.filter(({ state }) => state === 'tabled');
      const [next] = open;
      if (next && next.id !== amendmentId) {
        throw new Refused([{ code: 'amendment_not_next', params: { number: next.number } }], 409);
      }
      const sitting = await this.sittings.load(tx.manager, place.id, item.sittingId);
      const { carried } = await this.votes.within(
        tx,
        place,
        { sitting, question: 'amendment', majority: 'simple', itemId, amendmentId },
        input,
      );
      const lapsed = carried ? lapsedBy(amendment, open, doc) : [];
      await tx.manager.query(
        `UPDATE tabled_amendment SET state = $3 WHERE municipality_id = $1 AND id = $2`,
        [place.id, amendmentId, carried ? 'adopted' : 'rejected'],
      );
      await tx.manager.query(
        `UPDATE tabled_amendment SET state = 'lapsed', lapsed_by = $3
          WHERE municipality_id = $1 AND id = ANY($2::uuid[])`,
        [place.id, lapsed.map(({ id }) => id), amendment.number],
      );
      return { carried, lapsed: lapsed.map(({ number }) => number) };
    });
  }

  /** Another order of voting, where the rules of procedure ask for it. @throws Refused 409 when others are open by now. */
  reorder(actor: Actor, place: PlaceRef, itemId: string, ids: readonly string[]): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.sittings.item(tx.manager, place.id, itemId, true);
      const { amendments } = await this.amendments.onTable(tx.manager, place.id, itemId, true);
      const open = new Set(amendments.filter(({ state }) => state === 'tabled').map(({ id }) => id));
      const same =
        open.size === ids.length && new Set(ids).size === ids.length && ids.every((id) => open.has(id));
      if (!same) throw Refused.stale('amendment');
      const decided = amendments.filter(({ id }) => !open.has(id)).map(({ id }) => id);
      await tx.manager.query(
        `UPDATE tabled_amendment a SET position = o.position
           FROM unnest($3::uuid[]) WITH ORDINALITY AS o (id, position)
          WHERE a.municipality_id = $1 AND a.item_id = $2 AND a.id = o.id`,
        [place.id, itemId, [...decided, ...ids]],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'amendment.reorder',
        subjectType: 'agenda_item',
        subjectId: itemId,
        permission: 'council.manage',
      });
    });
  }
}
