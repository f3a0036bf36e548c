import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { SubmissionSettings } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { Pages } from '../platform/web/pages.js';

/** What a municipality sets itself: its number of residents of a year, and the terms that the law leaves open. */
@Injectable()
export class SaveSettings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pages: Pages,
  ) {}

  /** @throws Refused 409 when somebody else changed them since. */
  async run(
    actor: Actor,
    place: PlaceRef,
    version: number,
    settings: SubmissionSettings,
  ): Promise<{ version: number }> {
    const saved = await this.unitOfWork.run(actor, async (tx) => {
      const [row] = await tx.manager.query<{ version: number }[]>(
        `INSERT INTO collective_settings (municipality_id, settings, version) SELECT $1, $2, 1 WHERE $3 = 0
         ON CONFLICT DO NOTHING RETURNING version`,
        [place.id, settings, version],
      );
      const [[updated]] = row
        ? [[row]]
        : await tx.manager.query<[{ version: number }[], number]>(
            `UPDATE collective_settings SET settings = $2, version = version + 1
              WHERE municipality_id = $1 AND version = $3 RETURNING version`,
            [place.id, settings, version],
          );
      if (!updated) throw Refused.stale('settings');
      tx.audit({
        municipalityId: place.id,
        action: 'collective.settings',
        subjectType: 'municipality',
        subjectId: place.id,
        permission: 'collective.settings',
        details: { ...settings },
      });
      return { version: updated.version };
    });
    this.pages.forget();
    return saved;
  }
}
