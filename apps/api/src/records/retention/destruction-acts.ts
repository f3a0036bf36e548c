import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { DestructionActView, DueRecord, LegalDay, Violation } from '#libs/contracts';
import { destructionViolations } from '#libs/records-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { StoredFiles } from '../../platform/files/stored-files.js';
import { Refused } from '../../platform/http/refused.js';
import { Pages } from '../../platform/web/pages.js';
import { DueRecords } from './due-records.query.js';
import { seriesTable } from './series-tables.js';

/** An act as it is loaded. */
export interface ActRow {
  id: string;
  number: number;
  state: DestructionActView['state'];
  items: DueRecord[];
  drawnOn: LegalDay;
  drawnBy: string;
  agreedOn: LegalDay | null;
  agreedReference: string | null;
  approvedBy: string | null;
  endedOn: LegalDay | null;
  version: number;
}

const SELECT = `SELECT id, number, state, items, drawn_on::text AS "drawnOn", drawn_by AS "drawnBy",
    agreed_on::text AS "agreedOn", agreed_reference AS "agreedReference", approved_by AS "approvedBy",
    ended_on::text AS "endedOn", version FROM destruction_act`;

/** Draws up what is to be destroyed, has it agreed and approved, and destroys it (Arhīvu likums 6(2)). */
@Injectable()
export class DestructionActs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly due: DueRecords,
    private readonly files: StoredFiles,
    private readonly pages: Pages,
  ) {}

  /** The latest first. */
  list(municipalityId: string): Promise<ActRow[]> {
    return this.dataSource.query<ActRow[]>(
      `${SELECT} WHERE municipality_id = $1 ORDER BY number DESC LIMIT 100`,
      [municipalityId],
    );
  }

  /** Why the person cannot approve the act today. */
  async against(
    municipalityId: string,
    act: ActRow,
    personId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Violation[]> {
    const { toDestroy } = await this.due.of(municipalityId, manager);
    const items = act.items.map(({ series, unitId }) => ({
      series,
      dueFrom: toDestroy.find((one) => one.series === series && one.unitId === unitId)?.dueFrom ?? null,
    }));
    return destructionViolations(
      { state: act.state, drawnBy: act.drawnBy, items },
      personId,
      this.clock.legalToday(),
    );
  }

  /** Lists what was chosen among what is due. @throws Refused 409 for anything else. */
  async draw(
    actor: Actor,
    place: PlaceRef,
    chosen: readonly { series: string; unitId: string }[],
  ): Promise<{ id: string }> {
    const drawnBy = personOf(actor);
    return this.unitOfWork.run(actor, async (tx) => {
      await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
        `destruction:${place.id}`,
      ]);
      const { toDestroy } = await this.due.of(place.id, tx.manager);
      const items = chosen.map(({ series, unitId }) =>
        toDestroy.find((one) => one.series === series && one.unitId === unitId),
      );
      if (items.some((one) => one === undefined)) throw new Refused([{ code: 'retention.not_due' }], 409);
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO destruction_act (municipality_id, id, number, state, items, drawn_on, drawn_by)
         SELECT $1, $2, coalesce(max(number), 0) + 1, 'drawn', $3, $4, $5 FROM destruction_act WHERE municipality_id = $1`,
        [place.id, id, JSON.stringify(items), this.clock.legalToday(), drawnBy],
      );
      this.audit(tx, place, 'retention.actDrawn', id, { items: items.length });
      return { id };
    });
  }

  /** That the archive agreed. */
  agree(
    actor: Actor,
    place: PlaceRef,
    id: string,
    body: { on: LegalDay; reference: string; version: number },
  ): Promise<{ version: number }> {
    return this.change(actor, place, id, body.version, async (tx, act) => {
      if (act.state !== 'drawn') throw new Refused([{ code: 'retention.act_ended' }], 409);
      if (body.on > this.clock.legalToday() || body.on < act.drawnOn) {
        throw new Refused([{ code: 'retention.day_to_come', where: 'on' }], 422);
      }
      this.audit(tx, place, 'retention.actAgreed', id, { reference: body.reference });
      return { state: 'agreed', agreed_on: body.on, agreed_reference: body.reference };
    });
  }

  cancel(actor: Actor, place: PlaceRef, id: string, version: number): Promise<{ version: number }> {
    return this.change(actor, place, id, version, async (tx, act) => {
      if (act.endedOn) throw new Refused([{ code: 'retention.act_ended' }], 409);
      this.audit(tx, place, 'retention.actCancelled', id, {});
      return { state: 'cancelled', ended_on: this.clock.legalToday() };
    });
  }

  /** Approves and carries out: all of it or nothing. @throws Refused 409 with everything that stands against it. */
  async carryOut(actor: Actor, place: PlaceRef, id: string, version: number): Promise<{ version: number }> {
    const approver = personOf(actor);
    const done = await this.change(actor, place, id, version, async (tx, act) => {
      const against = await this.against(place.id, act, approver, tx.manager);
      if (against.length > 0) throw new Refused(against, 409);
      for (const { series, unitId } of act.items) await this.destroy(tx, place, series, unitId);
      tx.audit({
        municipalityId: place.id,
        action: 'retention.destroyed',
        subjectType: 'destruction_act',
        subjectId: id,
        permission: 'records.approve',
        details: { items: act.items.map(({ series, code, count }) => ({ series, code, count })) },
      });
      return { state: 'carried_out', approved_by: approver, ended_on: this.clock.legalToday() };
    });
    this.pages.forget();
    return done;
  }

  private async destroy(
    tx: Transaction,
    place: PlaceRef,
    series: DueRecord['series'],
    unitId: string,
  ): Promise<void> {
    for (const statement of seriesTable(series).destroy ?? []) {
      const [rows] = await tx.manager.query<[unknown, number]>(statement, [place.id, unitId]);
      const files = Array.isArray(rows) ? (rows as { file_id?: string }[]) : [];
      await this.files.discard(
        tx,
        place.id,
        files.flatMap(({ file_id: file }) => file ?? []),
      );
    }
  }

  private async change(
    actor: Actor,
    place: PlaceRef,
    id: string,
    version: number,
    decide: (tx: Transaction, act: ActRow) => Promise<Record<string, unknown>>,
  ): Promise<{ version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const [act] = await tx.manager.query<ActRow[]>(
        `${SELECT} WHERE municipality_id = $1 AND id = $2 FOR UPDATE`,
        [place.id, id],
      );
      if (!act) throw Refused.notFound('destructionAct');
      if (act.version !== version) throw Refused.stale('destructionAct');
      const values = await decide(tx, act);
      const set = Object.keys(values).map((name, i) => `, ${name} = $${i + 3}`);
      await tx.manager.query(
        `UPDATE destruction_act SET version = version + 1${set.join('')} WHERE municipality_id = $1 AND id = $2`,
        [place.id, id, ...Object.values(values)],
      );
      return { version: version + 1 };
    });
  }

  private audit(
    tx: Transaction,
    place: PlaceRef,
    action: string,
    subjectId: string,
    details: Record<string, unknown>,
  ): void {
    tx.audit({
      municipalityId: place.id,
      action,
      subjectType: 'destruction_act',
      subjectId,
      permission: 'records.manage',
      details,
    });
  }
}

function personOf(actor: Actor): string {
  if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
  return actor.personId;
}
