import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { EndNormValidity, RecordNormValidity, Violation, WithdrawNormValidity } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { ActValidity, unitsOf } from './act-validity.query.js';
import { NormValidities, type NormValidityRow } from './norm-validities.js';

/** Records that a norm does not hold: suspended or void (PL 66, 66(5)), or by a judgment; ends and withdraws records. */
@Injectable()
export class RecordValidity {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly validity: ActValidity,
    private readonly records: NormValidities,
  ) {}

  /** @throws Refused 404 without such an act, 422 where the unit or the days cannot be. */
  async run(
    actor: Actor,
    place: PlaceRef,
    ref: { year: number; slug: string },
    input: RecordNormValidity,
  ): Promise<{ id: string }> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const { act, content } = await this.validity.inForce(place, ref.year, ref.slug);
    const unit = input.unitId === null ? null : unitsOf(content).find(({ id }) => id === input.unitId);
    const wrong: Violation[] = [];
    if (unit === undefined) wrong.push({ code: 'validity.unknown-unit', where: 'unitId' });
    if (input.from < act.adoptedDay) wrong.push({ code: 'validity.before-act', where: 'from' });
    if (input.until !== null && input.until < input.from)
      wrong.push({ code: 'validity.days-reversed', where: 'until' });
    if (wrong.length > 0) throw new Refused(wrong, 422);
    return this.unitOfWork.run(actor, async (tx) => {
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO norm_validity (municipality_id, id, act_id, unit_id, unit_number, cause, from_day, until_day,
           document_title, document_url, recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          place.id,
          id,
          act.id,
          unit?.id ?? null,
          unit?.number ?? '',
          input.cause,
          input.from,
          input.until,
          input.documentTitle,
          input.documentUrl,
          actor.personId,
          this.clock.legalNow(),
        ],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'validity.record',
        subjectType: 'act',
        subjectId: act.id,
        permission: 'promulgation.manage',
        details: { id, unitId: unit?.id ?? null, cause: input.cause, from: input.from, until: input.until },
      });
      tx.emit('act.validity', { municipalityId: place.id, actId: act.id });
      return { id };
    });
  }

  /** Gives the record its last day. @throws Refused 409 where it has one or was withdrawn. */
  end(actor: Actor, place: PlaceRef, id: string, input: EndNormValidity): Promise<void> {
    return this.change(actor, place, id, input.version, 'validity.end', async (tx, row) => {
      if (row.until !== null) throw new Refused([{ code: 'validity.ended' }], 409);
      if (input.until < row.from)
        throw new Refused([{ code: 'validity.days-reversed', where: 'until' }], 422);
      await tx.manager.query(
        `UPDATE norm_validity SET until_day = $3, version = version + 1 WHERE municipality_id = $1 AND id = $2`,
        [place.id, id, input.until],
      );
    });
  }

  /** Takes back what was recorded by mistake; it stays readable in the workspace. @throws Refused 409 if it was before. */
  withdraw(actor: Actor, place: PlaceRef, id: string, input: WithdrawNormValidity): Promise<void> {
    return this.change(actor, place, id, input.version, 'validity.withdraw', async (tx) => {
      await tx.manager.query(
        `UPDATE norm_validity SET withdrawn_by = $3, withdrawn_at = $4, withdrawn_why = $5, version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, id, actor.kind === 'person' ? actor.personId : null, this.clock.legalNow(), input.why],
      );
    });
  }

  private change(
    actor: Actor,
    place: PlaceRef,
    id: string,
    version: number,
    action: 'validity.end' | 'validity.withdraw',
    work: (tx: Transaction, row: NormValidityRow) => Promise<void>,
  ): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const row = await this.records.lock(tx.manager, place.id, id);
      if (!row) throw Refused.notFound('validity');
      if (row.version !== version) throw Refused.stale('validity');
      if (row.withdrawnAt !== null) throw new Refused([{ code: 'validity.withdrawn' }], 409);
      if (row.controlId !== null) throw new Refused([{ code: 'validity.of-control' }], 409);
      await work(tx, row);
      tx.audit({
        municipalityId: place.id,
        action,
        subjectType: 'act',
        subjectId: row.actId,
        permission: 'promulgation.manage',
        details: { id },
      });
      tx.emit('act.validity', { municipalityId: place.id, actId: row.actId });
    });
  }
}
