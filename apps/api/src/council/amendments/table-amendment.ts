import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { can, type Actor } from '#libs/access-policy';
import type { TableAmendment as Input } from '#libs/contracts';
import { amendmentPlace, checkAmendment, mayAmend, plain } from '#libs/council-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Sittings } from '../sittings.js';
import { ReadAmendments } from './amendments.query.js';

/** A councillor tables an amendment to a by-law on the agenda, or takes one back; the secretary records those on paper. */
@Injectable()
export class TableAmendment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly amendments: ReadAmendments,
    private readonly clock: Clock,
  ) {}

  /** @throws Refused 409 where nothing can be amended any more, 422 for what is no amendment of this text. */
  run(actor: Actor, place: PlaceRef, itemId: string, input: Input): Promise<{ id: string; number: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.sittings.item(tx.manager, place.id, itemId, true);
      const { item, doc, amendments } = await this.amendments.onTable(tx.manager, place.id, itemId);
      if (!doc) throw new Refused([{ code: 'amendment_without_bylaw' }], 409);
      if (item.outcome !== null) throw new Refused([{ code: 'item_decided' }], 409);
      const sitting = await this.sittings.load(tx.manager, place.id, item.sittingId);
      if (sitting.state === 'closed') throw new Refused([{ code: 'sitting_closed' }], 409);
      if (!mayAmend(item.submitter)) {
        throw new Refused([{ code: 'draft_not_amendable', article: { act: 'PL', ref: '37(3)' } }], 409);
      }
      const problems = checkAmendment(doc, input);
      if (problems.length > 0) throw new Refused(problems, 422);
      const author = await this.authorOf(tx, place, sitting.day, input.authorId);
      const at = amendmentPlace(doc, input.nodeId);
      const id = randomUUID();
      const number = Math.max(0, ...amendments.map((one) => one.number)) + 1;
      await tx.manager.query(
        `INSERT INTO tabled_amendment (municipality_id, id, item_id, number, kind, node_id, place, before, wording,
           reason, author_id, recorded_by, tabled_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          place.id,
          id,
          itemId,
          number,
          input.kind,
          input.nodeId,
          at?.place ?? '',
          at?.before ?? '',
          input.kind === 'delete' ? null : plain(input.text),
          input.reason,
          author,
          actor.kind === 'person' ? actor.personId : null,
          this.clock.legalNow(),
        ],
      );
      this.record(tx, place, 'amendment.table', itemId, { number, kind: input.kind });
      tx.emit('council.amendment-tabled', { municipalityId: place.id, itemId, number });
      return { id, number };
    });
  }

  /** @throws Refused 403 for somebody else's, 409 once it is voted on. */
  withdraw(actor: Actor, place: PlaceRef, itemId: string, amendmentId: string): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { amendments } = await this.amendments.onTable(tx.manager, place.id, itemId, true);
      const amendment = amendments.find(({ id }) => id === amendmentId);
      if (!amendment) throw Refused.notFound('amendment');
      const own = actor.kind === 'person' && actor.personId === amendment.authorId;
      if (!own && !can(actor, 'council.manage', { municipalityId: place.id }))
        throw new Refused([{ code: 'notAllowed', params: { permission: 'council.manage' } }], 403);
      if (amendment.state !== 'tabled') throw new Refused([{ code: 'amendment_voted' }], 409);
      await tx.manager.query(
        `UPDATE tabled_amendment SET state = 'withdrawn' WHERE municipality_id = $1 AND id = $2`,
        [place.id, amendmentId],
      );
      this.record(tx, place, 'amendment.withdraw', itemId, { number: amendment.number });
    });
  }

  /** Councillors table in their own name; who keeps the agenda records it for a councillor. */
  private async authorOf(
    tx: Transaction,
    place: PlaceRef,
    day: string,
    authorId: string | undefined,
  ): Promise<string> {
    const { actor } = tx;
    const own = actor.kind === 'person' ? actor.personId : '';
    const manages = can(actor, 'council.manage', { municipalityId: place.id });
    const author = manages ? (authorId ?? own) : own;
    const councillors = await this.sittings.councillors(tx.manager, place.id, day);
    if (councillors.some(({ personId }) => personId === author)) return author;
    throw new Refused([{ code: 'amendment_not_by_councillor', where: 'authorId' }], 422);
  }

  private record(
    tx: Transaction,
    place: PlaceRef,
    action: string,
    subjectId: string,
    details: Record<string, unknown>,
  ): void {
    tx.audit({
      municipalityId: place.id,
      action,
      subjectType: 'agenda_item',
      subjectId,
      permission: 'council.participate',
      details,
    });
  }
}
