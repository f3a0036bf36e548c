import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type {
  HoldingKey,
  LegalDay,
  RestrictionGround,
  RestrictionResult,
  RestrictionView,
} from '#libs/contracts';
import { decideRestriction, liftViolations, RESTRICTION_ARTICLES } from '#libs/records-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Pages } from '../../platform/web/pages.js';
import { tableOf } from './find-holdings.query.js';
import { RequestAtHand } from './request-at-hand.js';
import { RequestStore } from './request-store.js';

interface Row {
  id: string;
  requestId: string;
  key: HoldingKey;
  item: string;
  ground: RestrictionGround;
  since: LegalDay;
  withheld: unknown;
  informedOn: LegalDay | null;
  liftedOn: LegalDay | null;
  liftedReason: string | null;
}

const SELECT = `SELECT id, request_id AS "requestId", kind AS key, item_id AS item, ground, since::text, withheld,
    informed_on::text AS "informedOn", lifted_on::text AS "liftedOn", lifted_reason AS "liftedReason"
  FROM data_restriction`;

/** Takes what is held on a person out of use while it may only be stored, and puts it back (GDPR 18, 21(1)). */
@Injectable()
export class RestrictHoldings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly atHand: RequestAtHand,
    private readonly store: RequestStore,
    private readonly pages: Pages,
  ) {}

  /** One thing, or everything that is certainly theirs. @throws Refused 404 for what is not theirs, 409. */
  async restrict(
    actor: Actor,
    place: PlaceRef,
    id: string,
    body: { ground: RestrictionGround; key: HoldingKey | null; item: string | null; version: number },
  ): Promise<RestrictionResult & { version: number }> {
    const done = await this.unitOfWork.run(actor, async (tx) => {
      const { row, holdings } = await this.atHand.open(tx, place, id, body.version, 'restrict');
      const result: RestrictionResult = { withheld: {}, marked: {}, refused: [] };
      let found = false;
      for (const { key, items } of holdings) {
        if (body.key !== null && body.key !== key) continue;
        const chosen = items.filter((one) => body.item === null || one.id === body.item);
        found ||= chosen.length > 0;
        const { outcome, ground } = decideRestriction(key);
        if (outcome === 'refused') {
          if (ground && chosen.length > 0) result.refused.push({ key, count: chosen.length, ground });
          continue;
        }
        const free = chosen.filter(({ restricted }) => restricted === null);
        for (const one of free) await this.withhold(tx, place, id, key, one.id, body.ground);
        if (free.length > 0) result[outcome][key] = free.length;
      }
      if (!found) throw Refused.notFound('holding');
      await this.store.step(tx, place, id, 'restrict', this.clock.legalToday(), {
        ground: body.ground,
        ...result,
      });
      return { ...result, ...(await this.store.set(tx, place, row, {})) };
    });
    this.pages.forget();
    return done;
  }

  /** Also after the request was answered. @throws Refused 404, 409 where it is lifted, 422 */
  async lift(
    actor: Actor,
    place: PlaceRef,
    id: string,
    restrictionId: string,
    body: { reason: string; informedOn: LegalDay; version: number },
  ): Promise<{ version: number }> {
    const done = await this.unitOfWork.run(actor, async (tx) => {
      const request = await this.store.lock(tx, place, id, body.version);
      const [row] = await tx.manager.query<Row[]>(
        `${SELECT} WHERE municipality_id = $1 AND request_id = $2 AND id = $3`,
        [place.id, id, restrictionId],
      );
      if (!row) throw Refused.notFound('restriction');
      const today = this.clock.legalToday();
      const against = liftViolations(row, body, today);
      if (against.length > 0) throw new Refused(against, row.liftedOn === null ? 422 : 409);
      const restore = tableOf(row.key).restrict?.restore;
      if (restore) {
        await tx.manager.query(restore, [place.id, row.item, JSON.stringify(row.withheld)]);
      }
      await tx.manager.query(
        `UPDATE data_restriction SET lifted_on = $3, lifted_reason = $4, informed_on = $5, withheld = '{}'
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, row.id, today, body.reason.trim(), body.informedOn],
      );
      await this.store.step(tx, place, id, 'lift', today, { kind: row.key, informedOn: body.informedOn });
      return this.store.set(tx, place, request, {});
    });
    this.pages.forget();
    return done;
  }

  /** All restrictions of one request, in the order in which they began. */
  async of(manager: EntityManager, place: PlaceRef, id: string): Promise<RestrictionView[]> {
    const rows = await manager.query<Row[]>(
      `${SELECT} WHERE municipality_id = $1 AND request_id = $2 ORDER BY since, kind, item_id, id`,
      [place.id, id],
    );
    return rows.map(({ key, item, ground, since, informedOn, liftedOn, liftedReason, ...row }) => ({
      ...{ id: row.id, key, item, ground, since },
      article: RESTRICTION_ARTICLES[ground],
      lifted:
        liftedOn !== null && liftedReason !== null && informedOn !== null
          ? { on: liftedOn, reason: liftedReason, informedOn }
          : null,
    }));
  }

  private async withhold(
    tx: Transaction,
    place: PlaceRef,
    requestId: string,
    key: HoldingKey,
    item: string,
    ground: RestrictionGround,
  ): Promise<void> {
    const statement = tableOf(key).restrict?.withhold;
    const [rows] = statement
      ? await tx.manager.query<[{ withheld: unknown }[], number]>(statement, [place.id, item])
      : [[]];
    await tx.manager.query(
      `INSERT INTO data_restriction (municipality_id, id, request_id, kind, item_id, ground, since, withheld)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        place.id,
        randomUUID(),
        requestId,
        key,
        item,
        ground,
        this.clock.legalToday(),
        JSON.stringify(rows[0]?.withheld ?? {}),
      ],
    );
  }
}
