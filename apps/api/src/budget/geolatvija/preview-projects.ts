import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { GeolatvijaProjectsPreview } from '#libs/contracts';
import {
  missingProjects,
  readProjects,
  type KnownProject,
  type ReadProject,
} from '#libs/geolatvija-exchange';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { projectsTimeViolations } from './fitting-time.js';
import { knownProjects } from './imports.query.js';
import { leftOut, type SheetUpload } from './upload.js';

/** A file of projects held against the cycle. */
export interface ReadProjects {
  preview: GeolatvijaProjectsPreview;
  projects: ReadProject[];
  known: (KnownProject & { id: string })[];
}

/** Shows what taking over a file of projects would do; writes nothing. */
@Injectable()
export class PreviewProjects {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
  ) {}

  /** @throws Refused 404, 409 where projects are not taken over now. */
  async run(place: PlaceRef, cycleId: string, upload: SheetUpload): Promise<GeolatvijaProjectsPreview> {
    const { manager } = this.dataSource;
    return (await this.read(manager, await this.cycles.load(manager, place.id, cycleId), upload)).preview;
  }

  /** The same with what would be written. */
  async read(manager: EntityManager, cycle: CycleRow, upload: SheetUpload): Promise<ReadProjects> {
    const late = projectsTimeViolations(cycle);
    if (late.length > 0) throw new Refused(late, 409);
    const known = await knownProjects(manager, cycle);
    const others = await manager.query<{ title: string }[]>(
      `SELECT title FROM budget_project p WHERE municipality_id = $1 AND cycle_id = $2 AND nr IS NOT NULL
          AND state NOT IN ('withdrawn', 'merged') AND NOT EXISTS (SELECT 1 FROM project_origin o
            WHERE o.municipality_id = p.municipality_id AND o.project_id = p.id)`,
      [cycle.municipalityId, cycle.id],
    );
    const { projects, findings, unknownUnits } = readProjects(upload.sheet, upload.mapping, upload.options, {
      units: await this.cycles.units(manager, cycle.municipalityId, cycle.id),
      rules: cycle.rules,
      submission: cycle.submission,
      known,
      otherTitles: others.map(({ title }) => title),
    });
    return {
      projects,
      known,
      preview: {
        fileDigest: upload.digest,
        columns: upload.sheet.columns,
        mapping: upload.mapping,
        leftOut: leftOut(upload),
        findings,
        rows: projects.map(({ row }) => row),
        unknownUnits,
        missing: missingProjects(projects, known),
      },
    };
  }
}
