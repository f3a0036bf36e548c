import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { ErasureResult, Holding, HoldingKey } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { StoredFiles } from '../../platform/files/stored-files.js';
import { Refused } from '../../platform/http/refused.js';
import { tableOf } from './find-holdings.query.js';
import { RequestAtHand } from './request-at-hand.js';
import { RequestStore } from './request-store.js';

/** Corrects and erases what is held on a person, as far as the law lets it go (GDPR 16, 17). */
@Injectable()
export class ChangeHoldings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly atHand: RequestAtHand,
    private readonly store: RequestStore,
    private readonly files: StoredFiles,
  ) {}

  /** @throws Refused 404 for what is not certainly theirs, 409 for a field that is not corrected here. */
  async correct(
    actor: Actor,
    place: PlaceRef,
    id: string,
    body: { key: HoldingKey; item: string; field: string; value: string; version: number },
  ): Promise<{ version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { row, holdings } = await this.atHand.open(tx, place, id, body.version, 'correct');
      const held = holdings.find(({ key }) => key === body.key)?.items.some((one) => one.id === body.item);
      if (!held) throw Refused.notFound('holding');
      const corrections = tableOf(body.key).correct ?? {};
      const statement = Object.hasOwn(corrections, body.field) ? corrections[body.field] : undefined;
      const values = [place.id, body.item, body.value];
      const [, changed] = statement
        ? await tx.manager.query<[unknown, number]>(statement, values)
        : [null, 0];
      if (changed === 0)
        throw new Refused([{ code: 'data_request.not_corrected_here', where: 'field' }], 409);
      await this.store.step(tx, place, id, 'correct', this.clock.legalToday(), {
        kind: body.key,
        field: body.field,
      });
      // What was found by the wrong name is looked for by the right one from now on.
      return this.store.set(tx, place, row, { terms: [...new Set([...row.terms, body.value])] });
    });
  }

  /** Erases and makes anonymous what may go; tells what stays and on what ground. All of it in one transaction. */
  async erase(
    actor: Actor,
    place: PlaceRef,
    id: string,
    version: number,
  ): Promise<ErasureResult & { version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { row, holdings } = await this.atHand.open(tx, place, id, version, 'erase');
      const result = await this.eraseAll(tx, place, holdings);
      await this.store.step(tx, place, id, 'erase', this.clock.legalToday(), { ...result });
      return { ...result, ...(await this.store.set(tx, place, row, {})) };
    });
  }

  private async eraseAll(tx: Transaction, place: PlaceRef, holdings: Holding[]): Promise<ErasureResult> {
    const result: ErasureResult = { deleted: {}, anonymised: {}, kept: [] };
    // The account last: whether it is still in use turns on the rest.
    for (const { key, items } of [...holdings].reverse()) {
      for (const outcome of ['delete', 'anonymise'] as const) {
        const ids = items.filter(({ erasure }) => erasure.outcome === outcome).map(({ id }) => id);
        if (ids.length === 0) continue;
        for (const statement of tableOf(key).erase ?? []) {
          const [rows] = await tx.manager.query<[{ file_id?: string }[], number]>(statement, [place.id, ids]);
          const gone = rows.flatMap(({ file_id: file }) => file ?? []);
          await this.files.discard(tx, place.id, gone);
        }
        result[outcome === 'delete' ? 'deleted' : 'anonymised'][key] = ids.length;
      }
      const kept = items.filter(({ erasure }) => erasure.outcome === 'keep');
      for (const ground of new Map(
        kept.map(({ erasure }) => [erasure.ground?.code, erasure.ground]),
      ).values()) {
        const count = kept.filter(({ erasure }) => erasure.ground?.code === ground?.code).length;
        if (ground) result.kept.push({ key, count, ground });
      }
    }
    return result;
  }
}
