import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { readClause } from '#libs/bylaw-templates';
import type { ClausePoint, ClauseText } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';

/** More than a library in which something is still found. */
const MAX_CLAUSES = 500;
/** A clause is a few points, not an act. */
const MAX_POINTS = 50;

/** Keeps a clause of the municipality's own; every change is a new wording. */
@Injectable()
export class SaveClause {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refused where the clause has no text, or there are too many. */
  async add(actor: Actor, place: PlaceRef, body: ClauseText): Promise<{ id: string; version: number }> {
    return this.unitOfWork.run(actor, (tx) => this.addWithin(tx, place, body));
  }

  async addWithin(
    tx: Transaction,
    place: PlaceRef,
    body: ClauseText,
  ): Promise<{ id: string; version: number }> {
    const points = pointsOf(body);
    // Two who save at the same time must not both pass the limit.
    await tx.manager.query(`SELECT id FROM municipality WHERE id = $1 FOR NO KEY UPDATE`, [place.id]);
    const [row] = await tx.manager.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM own_clause WHERE municipality_id = $1`,
      [place.id],
    );
    if ((row?.n ?? 0) >= MAX_CLAUSES)
      throw new Refused([{ code: 'clause.too-many', params: { max: MAX_CLAUSES } }], 409);
    const id = randomUUID();
    await tx.manager.query(`INSERT INTO own_clause (municipality_id, id) VALUES ($1, $2)`, [place.id, id]);
    await this.word(tx, place, id, 1, body, points);
    tx.audit({ ...this.subject(place, id), action: 'clause.added', permission: 'template.manage' });
    return { id, version: 1 };
  }

  /** @throws Refused 409 where somebody changed it meanwhile, 404 where it is none of this municipality. */
  async change(
    actor: Actor,
    place: PlaceRef,
    id: string,
    { version, ...body }: ClauseText & { version: number },
  ): Promise<{ version: number }> {
    const points = pointsOf(body);
    return this.unitOfWork.run(actor, async (tx) => {
      const next = (await this.lock(tx, place, id, version)) + 1;
      await tx.manager.query(`UPDATE own_clause SET version = $3 WHERE municipality_id = $1 AND id = $2`, [
        place.id,
        id,
        next,
      ]);
      await this.word(tx, place, id, next, body, points);
      tx.audit({ ...this.subject(place, id), action: 'clause.changed', permission: 'template.manage' });
      return { version: next };
    });
  }

  /** Takes a clause out of the library, or offers it again; its wordings stay. */
  async retire(actor: Actor, place: PlaceRef, id: string, version: number, retired: boolean): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      await this.lock(tx, place, id, version);
      await tx.manager.query(`UPDATE own_clause SET retired_at = $3 WHERE municipality_id = $1 AND id = $2`, [
        place.id,
        id,
        retired ? this.clock.legalNow() : null,
      ]);
      const subject = this.subject(place, id);
      if (retired) tx.audit({ ...subject, action: 'clause.retired', permission: 'template.manage' });
      else tx.audit({ ...subject, action: 'clause.offered', permission: 'template.manage' });
    });
  }

  private subject(place: PlaceRef, id: string) {
    return { municipalityId: place.id, subjectType: 'clause', subjectId: id };
  }

  /** The clause at the version that the page knows; nobody else changes it until the transaction ends. */
  private async lock(tx: Transaction, place: PlaceRef, id: string, version: number): Promise<number> {
    const [row] = await tx.manager.query<{ version: number }[]>(
      `SELECT version FROM own_clause WHERE municipality_id = $1 AND id = $2 FOR UPDATE`,
      [place.id, id],
    );
    if (!row) throw Refused.notFound('clause');
    if (row.version !== version) throw Refused.stale('clause');
    return row.version;
  }

  private async word(
    tx: Transaction,
    place: PlaceRef,
    id: string,
    version: number,
    body: ClauseText,
    points: readonly ClausePoint[],
  ): Promise<void> {
    if (tx.actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    await tx.manager.query(
      `INSERT INTO own_clause_wording (municipality_id, clause_id, version, title, clause_group, kinds, about, points,
         author_id, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        place.id,
        id,
        version,
        body.title,
        body.group,
        body.kinds,
        body.about,
        JSON.stringify(points),
        tx.actor.personId,
        this.clock.legalNow(),
      ],
    );
  }
}

function pointsOf(body: Pick<ClauseText, 'text'>): ClausePoint[] {
  const points = readClause(body.text);
  if (points.length === 0) throw new Refused([{ code: 'clause.empty', where: 'text' }], 422);
  if (points.length > MAX_POINTS)
    throw new Refused([{ code: 'clause.too-long', where: 'text', params: { max: MAX_POINTS } }], 422);
  return points;
}
