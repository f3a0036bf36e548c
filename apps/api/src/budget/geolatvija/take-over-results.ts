import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { GeolatvijaImportSums } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { recordImport } from './imports.query.js';
import { PreviewResults } from './preview-results.js';
import type { SheetUpload } from './upload.js';

/** Takes over what people voted at GeoLatvija.lv; the newest file counts until the count. */
@Injectable()
export class TakeOverResults {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly previews: PreviewResults,
  ) {}

  /**
   * @param digest of the file that was previewed.
   * @throws Refused 409 for another file than that, 422 with everything that bars counting.
   */
  async run(
    actor: Actor,
    place: PlaceRef,
    cycleId: string,
    upload: SheetUpload,
    digest: string,
  ): Promise<GeolatvijaImportSums> {
    if (upload.digest !== digest) throw new Refused([{ code: 'geo_file_changed', where: 'file' }], 409);
    return this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.cycles.load(tx.manager, place.id, cycleId, true);
      const { votes, voters, bars, preview } = await this.previews.read(tx.manager, cycle, upload);
      if (bars.length > 0)
        throw new Refused(
          bars.map(({ severity: _, ...rest }) => rest),
          422,
        );
      const sums: GeolatvijaImportSums = {
        ...{ added: votes.length, updated: 0, unchanged: 0, compliant: 0 },
        refused: preview.rows.length - votes.length,
      };
      await recordImport(tx, cycle, upload, {
        kind: 'results',
        day: this.clock.legalToday(),
        sums,
        votes,
        voters,
      });
      tx.audit({
        municipalityId: place.id,
        action: 'budget.geolatvija.results',
        subjectType: 'budgetCycle',
        subjectId: cycleId,
        permission: 'budget.manage',
        details: { fileDigest: upload.digest, projects: votes.length },
      });
      return sums;
    });
  }
}
