import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { CoordinationSettings, CoordinationSettingsView } from '#libs/contracts';
import { DEFAULT_COORDINATION_SETTINGS, settingsViolations } from '#libs/coordination-rules';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';

/** The terms that hold in a municipality: its own, or the defaults. */
@Injectable()
export class CoordinationTerms {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Pass the manager of an open transaction to read inside it. */
  async of(
    municipalityId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<CoordinationSettingsView> {
    const [row] = await manager.query<CoordinationSettingsView[]>(
      `SELECT normal_working_days AS "normalWorkingDays", urgent_working_days AS "urgentWorkingDays",
              repeat_working_days AS "repeatWorkingDays", extension_working_days AS "extensionWorkingDays",
              required_before_opinion_stage AS "requiredBeforeOpinionStage",
              meeting_working_days AS "meetingWorkingDays", version
         FROM coordination_settings WHERE municipality_id = $1`,
      [municipalityId],
    );
    return row ?? { ...DEFAULT_COORDINATION_SETTINGS, version: 0 };
  }

  /** Sets them; rounds that run keep their last day. @throws Refused 422 for terms that cannot hold, 409 for a stale version. */
  async save(
    actor: Actor,
    place: PlaceRef,
    { version, ...settings }: CoordinationSettings & { version: number },
  ): Promise<{ version: number }> {
    const violations = settingsViolations(settings);
    if (violations.length > 0) throw new Refused(violations, 422);
    return this.unitOfWork.run(actor, async (tx) => {
      const before = await this.of(place.id, tx.manager);
      const rows = await tx.manager.query<{ version: number }[]>(
        `INSERT INTO coordination_settings AS s (municipality_id, normal_working_days, urgent_working_days,
           repeat_working_days, extension_working_days, required_before_opinion_stage, meeting_working_days)
         SELECT $1, $3, $4, $5, $6, $7, $8 WHERE $2::integer = 0 OR EXISTS (
           SELECT 1 FROM coordination_settings WHERE municipality_id = $1)
         ON CONFLICT (municipality_id) DO UPDATE
           SET normal_working_days = EXCLUDED.normal_working_days, urgent_working_days = EXCLUDED.urgent_working_days,
               repeat_working_days = EXCLUDED.repeat_working_days,
               extension_working_days = EXCLUDED.extension_working_days,
               required_before_opinion_stage = EXCLUDED.required_before_opinion_stage,
               meeting_working_days = EXCLUDED.meeting_working_days, version = s.version + 1
         WHERE s.version = $2::integer
         RETURNING version`,
        [
          place.id,
          version,
          settings.normalWorkingDays,
          settings.urgentWorkingDays,
          settings.repeatWorkingDays,
          settings.extensionWorkingDays,
          settings.requiredBeforeOpinionStage,
          settings.meetingWorkingDays,
        ],
      );
      const [row] = rows;
      if (!row) throw Refused.stale('coordinationSettings');
      const names = Object.keys(settings) as (keyof CoordinationSettings)[];
      tx.audit({
        municipalityId: place.id,
        action: 'coordination.settings',
        subjectType: 'municipality',
        subjectId: place.id,
        permission: 'directory.manage',
        details: { changed: names.filter((name) => settings[name] !== before[name]) },
      });
      return { version: row.version };
    });
  }
}
