import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { MemorandumSettings, MemorandumSettingsView } from '#libs/contracts';
import { checkMemorandumSettings, DEFAULT_MEMORANDUM_SETTINGS } from '#libs/memorandum-rules';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';

/** A municipality's own parameters of the calculations: rates with their source, years of a table. */
@Injectable()
export class MemorandumParameters {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Pass the manager of an open transaction to read inside it. */
  async of(
    municipalityId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<MemorandumSettingsView> {
    const [row] = await manager.query<MemorandumSettingsView[]>(
      `SELECT fiscal_years AS "fiscalYears", rates, version FROM memorandum_settings WHERE municipality_id = $1`,
      [municipalityId],
    );
    return row ?? { ...DEFAULT_MEMORANDUM_SETTINGS, version: 0 };
  }

  /**
   * Sets them; calculations that were made keep the rates they were made with.
   *
   * @throws Refused 422 for parameters that cannot hold, 409 for a stale version.
   */
  async save(
    actor: Actor,
    place: PlaceRef,
    { version, fiscalYears, rates }: MemorandumSettings & { version: number },
  ): Promise<{ version: number }> {
    ensureAllowed(checkMemorandumSettings({ fiscalYears, rates }), 422);
    return this.unitOfWork.run(actor, async (tx) => {
      const rows = await tx.manager.query<{ version: number }[]>(
        `INSERT INTO memorandum_settings AS s (municipality_id, fiscal_years, rates)
         SELECT $1, $3, $4::jsonb WHERE $2::integer = 0 OR EXISTS (
           SELECT 1 FROM memorandum_settings WHERE municipality_id = $1)
         ON CONFLICT (municipality_id) DO UPDATE
           SET fiscal_years = EXCLUDED.fiscal_years, rates = EXCLUDED.rates, version = s.version + 1
         WHERE s.version = $2::integer
         RETURNING version`,
        [place.id, version, fiscalYears, JSON.stringify(rates)],
      );
      const [row] = rows;
      if (!row) throw Refused.stale('memorandumSettings');
      tx.audit({
        municipalityId: place.id,
        action: 'memorandum.settings',
        subjectType: 'municipality',
        subjectId: place.id,
        permission: 'directory.manage',
        details: { version: row.version },
      });
      return { version: row.version };
    });
  }
}
