import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type {
  LegalDay,
  RecordSeries,
  RetentionClassInput,
  RetentionClassView,
  RetentionSeriesView,
} from '#libs/contracts';
import { assignmentViolations, BUILT_IN_CLASSES, classViolations, SERIES_RULES } from '#libs/records-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';

/** The scheme of a municipality: its classes, and the class of each series. */
@Injectable()
export class RetentionScheme {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The built-in classes until the municipality changes something. */
  async classes(
    municipalityId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<RetentionClassView[]> {
    const rows = await manager.query<RetentionClassView[]>(
      `SELECT id, code, title, years, basis, version FROM retention_class WHERE municipality_id = $1
        ORDER BY years DESC NULLS FIRST, code`,
      [municipalityId],
    );
    return rows.length > 0 ? rows : BUILT_IN_CLASSES.map((one) => ({ ...one, id: null, version: 0 }));
  }

  async series(
    municipalityId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<RetentionSeriesView[]> {
    const rows = await manager.query<{ series: RecordSeries; code: string }[]>(
      `SELECT s.series, c.code FROM retention_series s
         JOIN retention_class c ON c.municipality_id = s.municipality_id AND c.id = s.class_id
        WHERE s.municipality_id = $1`,
      [municipalityId],
    );
    const own = new Map(rows.map(({ series, code }) => [series, code]));
    return SERIES_RULES.map(({ series, permanentBy, action, defaultClass }) => ({
      series,
      permanentBy,
      action,
      classCode: own.get(series) ?? defaultClass,
    }));
  }

  /** Adds a class, or changes the one with the code. @throws Refused 422, 409 for a stale version or a broken series. */
  async saveClass(
    actor: Actor,
    place: PlaceRef,
    input: RetentionClassInput & { version: number },
  ): Promise<{ version: number }> {
    refuse(classViolations(input));
    return this.unitOfWork.run(actor, async (tx) => {
      await this.own(tx, place);
      const inUse = (await this.series(place.id, tx.manager)).filter(
        ({ classCode }) => classCode === input.code,
      );
      refuse(
        inUse.flatMap(({ series }) => assignmentViolations(series, input)),
        409,
      );
      const [row] = await tx.manager.query<{ version: number }[]>(
        `INSERT INTO retention_class AS c (municipality_id, id, code, title, years, basis)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT ON CONSTRAINT retention_class_code_uq DO UPDATE
           SET title = $4, years = $5, basis = $6, version = c.version + 1 WHERE c.version = greatest($7::int, 1)
         RETURNING version`,
        [place.id, randomUUID(), input.code, input.title, input.years, input.basis, input.version],
      );
      if (!row) throw Refused.stale('retentionClass');
      this.audit(tx, place, 'retention.classSaved', input.code, { years: input.years });
      return row;
    });
  }

  /** @throws Refused 404 for an unknown class, 409 where the law keeps the series for good. */
  async assign(actor: Actor, place: PlaceRef, series: RecordSeries, code: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      await this.own(tx, place);
      const found = await this.find(tx, place, code);
      refuse(assignmentViolations(series, found), 409);
      await tx.manager.query(
        `INSERT INTO retention_series (municipality_id, series, class_id) VALUES ($1, $2, $3)
         ON CONFLICT ON CONSTRAINT retention_series_pk DO UPDATE SET class_id = EXCLUDED.class_id`,
        [place.id, series, found.id],
      );
      this.audit(tx, place, 'retention.seriesAssigned', series, { class: code });
    });
  }

  /** A dossier with another class than its series has; its papers that are destroyed follow it. */
  async assignDossier(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    body: { classCode: string; reason: string },
  ): Promise<void> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    await this.unitOfWork.run(actor, async (tx) => {
      const [dossier] = await tx.manager.query<{ state: string }[]>(
        `SELECT state FROM dossier WHERE municipality_id = $1 AND id = $2 FOR UPDATE`,
        [place.id, dossierId],
      );
      if (!dossier) throw Refused.notFound('dossier');
      await this.own(tx, place);
      const found = await this.find(tx, place, body.classCode);
      const series = dossier.state === 'withdrawn' ? 'withdrawn_dossiers' : 'adopted_dossiers';
      refuse(assignmentViolations(series, found), 409);
      await tx.manager.query(
        `INSERT INTO dossier_retention (municipality_id, dossier_id, class_id, reason, set_by, set_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT ON CONSTRAINT dossier_retention_pk
         DO UPDATE SET class_id = $3, reason = $4, set_by = $5, set_at = $6`,
        [place.id, dossierId, found.id, body.reason, actor.personId, this.clock.legalNow()],
      );
      this.audit(tx, place, 'retention.dossierAssigned', dossierId, { class: body.classCode });
    });
  }

  /** @throws Refused 404, 409 where it was handed over already, 422 for a day to come */
  async transfer(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    body: { day: LegalDay; reference: string },
  ): Promise<void> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    if (body.day > this.clock.legalToday())
      throw new Refused([{ code: 'retention.day_to_come', where: 'day' }]);
    await this.unitOfWork.run(actor, async (tx) => {
      const [dossier] = await tx.manager.query<unknown[]>(
        `SELECT 1 FROM dossier WHERE municipality_id = $1 AND id = $2 FOR UPDATE`,
        [place.id, dossierId],
      );
      if (!dossier) throw Refused.notFound('dossier');
      const [row] = await tx.manager.query<unknown[]>(
        `INSERT INTO archive_transfer (municipality_id, dossier_id, day, reference, recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING dossier_id`,
        [place.id, dossierId, body.day, body.reference, actor.personId, this.clock.legalNow()],
      );
      if (!row) throw new Refused([{ code: 'retention.transferred_already' }], 409);
      this.audit(tx, place, 'retention.transferred', dossierId, { reference: body.reference });
    });
  }

  /** The built-in classes become the municipality's own with its first change. */
  private async own(tx: Transaction, place: PlaceRef): Promise<void> {
    await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `retention:${place.id}`,
    ]);
    const classes = await this.classes(place.id, tx.manager);
    for (const { id, code, title, years, basis } of classes) {
      if (id !== null) return;
      await tx.manager.query(
        `INSERT INTO retention_class (municipality_id, id, code, title, years, basis) VALUES ($1, $2, $3, $4, $5, $6)`,
        [place.id, randomUUID(), code, title, years, basis],
      );
    }
  }

  private async find(tx: Transaction, place: PlaceRef, code: string): Promise<RetentionClassView> {
    const found = (await this.classes(place.id, tx.manager)).find((one) => one.code === code);
    if (!found) throw Refused.notFound('retentionClass');
    return found;
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
      subjectType: 'retention',
      subjectId,
      permission: 'records.manage',
      details,
    });
  }
}

function refuse(violations: ConstructorParameters<typeof Refused>[0], status: 409 | 422 = 422): void {
  if (violations.length > 0) throw new Refused(violations, status);
}
