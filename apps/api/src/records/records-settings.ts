import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { ACCESS_LOG_MONTHS, accessLogTermViolations } from '#libs/records-rules';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';

/** What a municipality sets for its records. */
@Injectable()
export class RecordsSettings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Version 0 while nothing was set. */
  async of(
    municipalityId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<{ accessLogMonths: number; version: number }> {
    const [row] = await manager.query<{ accessLogMonths: number; version: number }[]>(
      `SELECT access_log_months AS "accessLogMonths", version FROM records_settings WHERE municipality_id = $1`,
      [municipalityId],
    );
    return row ?? { accessLogMonths: ACCESS_LOG_MONTHS.default, version: 0 };
  }

  /** @throws Refused 422 for a term that the law does not allow, 409 for a stale version. */
  async save(
    actor: Actor,
    place: PlaceRef,
    body: { months: number; version: number },
  ): Promise<{ version: number }> {
    const violations = accessLogTermViolations(body.months);
    if (violations.length > 0) throw new Refused(violations, 422);
    return this.unitOfWork.run(actor, async (tx) => {
      const [row] = await tx.manager.query<{ version: number }[]>(
        `INSERT INTO records_settings AS s (municipality_id, access_log_months, version)
         SELECT $1, $2, 1 WHERE $3 = 0 OR EXISTS (SELECT 1 FROM records_settings WHERE municipality_id = $1)
         ON CONFLICT ON CONSTRAINT records_settings_pk
         DO UPDATE SET access_log_months = $2, version = s.version + 1 WHERE s.version = $3
         RETURNING version`,
        [place.id, body.months, body.version],
      );
      if (!row) throw Refused.stale('settings');
      tx.audit({
        municipalityId: place.id,
        action: 'records.settingsChanged',
        subjectType: 'municipality',
        subjectId: place.id,
        permission: 'privacy.manage',
        details: { accessLogMonths: body.months },
      });
      return row;
    });
  }
}
