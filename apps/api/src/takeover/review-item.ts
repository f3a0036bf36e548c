import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { EditTakeoverItem } from '#libs/contracts';
import { drawOrder, EXTRA_FOR_WRONG, itemProblems } from '#libs/takeover-rules';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { TakeoverStore, type ItemRow, type LoadedBatch } from './takeover-store.js';

/** What a person does with one file of a takeover: fill in, confirm, send back. */
@Injectable()
export class ReviewItem {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly store: TakeoverStore,
  ) {}

  /** Facts that were not recognised or are wrong. What was confirmed before has to be confirmed again. */
  edit(actor: Actor, place: PlaceRef, itemId: string, body: EditTakeoverItem): Promise<{ version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { item } = await this.open(tx, place, itemId);
      await this.write(tx, place, item, body.version, 'takeover.edit', {
        number: body.number,
        adopted_day: body.adoptedDay,
        title: body.title,
        topic: body.topic,
        official_number: body.officialNumber,
        official_day: body.officialDay,
        from_day: body.fromDay,
        suggestion_choice: body.suggestions === 'keep' ? null : body.suggestions,
        renumber: body.renumber,
        looked_by: null,
        looked_at: null,
      });
      return { version: body.version + 1 };
    });
  }

  /** The actor has compared the text with its source. @throws Refused 409 while something still stands in the way. */
  look(actor: Actor, place: PlaceRef, itemId: string, version: number): Promise<{ version: number }> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    return this.unitOfWork.run(actor, async (tx) => {
      const { item, itemFacts } = await this.open(tx, place, itemId);
      const problems = itemProblems(itemFacts, this.clock.legalToday());
      if (problems.length > 0) throw new Refused(problems, 409);
      await this.write(tx, place, item, version, 'takeover.look', {
        looked_by: actor.personId,
        looked_at: this.clock.legalNow(),
      });
      return { version: version + 1 };
    });
  }

  /** The text is wrong: it is left out, with the reason. Where it was of the sample, more are drawn. */
  sendBack(
    actor: Actor,
    place: PlaceRef,
    itemId: string,
    body: { version: number; reason: string },
  ): Promise<{ drawn: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const loaded = await this.open(tx, place, itemId);
      await this.write(tx, place, loaded.item, body.version, 'takeover.return', {
        state: 'returned',
        reason: body.reason,
        looked_by: null,
        looked_at: null,
      });
      return { drawn: loaded.item.drawn ? await this.drawMore(tx, place, loaded, itemId) : 0 };
    });
  }

  private async drawMore(
    tx: Transaction,
    place: PlaceRef,
    { batch, items }: LoadedBatch,
    wrong: string,
  ): Promise<number> {
    if (!batch.sampleSeed) return 0;
    const left = items.filter((item) => item.state === 'read' && !item.drawn && item.id !== wrong);
    const order = drawOrder(
      batch.sampleSeed,
      left.map((item) => item.id),
    ).slice(0, EXTRA_FOR_WRONG);
    await tx.manager.query(
      `UPDATE takeover_item SET drawn = true, version = version + 1
        WHERE municipality_id = $1 AND id = ANY($2::uuid[])`,
      [place.id, order],
    );
    return order.length;
  }

  private async open(
    tx: Transaction,
    place: PlaceRef,
    itemId: string,
  ): ReturnType<TakeoverStore['loadByItem']> {
    const loaded = await this.store.loadByItem(tx.manager, place.id, itemId, true);
    if (loaded.batch.state === 'confirmed') {
      throw new Refused([{ code: 'takeover.confirmed_already' }], 409);
    }
    if (loaded.item.state !== 'read') {
      throw new Refused([{ code: 'takeover.not_readable', params: { state: loaded.item.state } }], 409);
    }
    return loaded;
  }

  private async write(
    tx: Transaction,
    place: PlaceRef,
    item: ItemRow,
    version: number,
    action: string,
    values: Record<string, unknown>,
  ): Promise<void> {
    const columns = Object.keys(values);
    const [, changed] = await tx.manager.query<[unknown, number]>(
      `UPDATE takeover_item SET version = version + 1, ${columns.map((name, i) => `${name} = $${i + 4}`).join(', ')}
        WHERE municipality_id = $1 AND id = $2 AND version = $3`,
      [place.id, item.id, version, ...columns.map((name) => values[name])],
    );
    if (changed !== 1) throw Refused.stale('takeoverItem');
    tx.audit({
      municipalityId: place.id,
      action,
      subjectType: 'takeoverItem',
      subjectId: item.id,
      permission: 'takeover.manage',
      details: { batchId: item.batchId },
    });
  }
}
