import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { GeolatvijaDifference, GeolatvijaView, PublicGeolatvija } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { RESULT_PUBLIC } from '../cycles/cycle-facts.js';
import { Counts } from '../results/counts.js';
import { frozenBallot } from '../voting/frozen-ballot.js';
import { projectsTimeViolations, resultsTimeViolations } from './fitting-time.js';
import { differencesOf, importsOf, takenResults } from './imports.query.js';

/** What came from GeoLatvija.lv, for the coordinator and for everybody. */
@Injectable()
export class GeolatvijaViews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
    private readonly counts: Counts,
  ) {}

  /** @throws Refused 404. */
  async work(place: PlaceRef, cycleId: string): Promise<GeolatvijaView> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.load(manager, place.id, cycleId);
    return {
      imports: await importsOf(manager, cycle),
      projects: projectsTimeViolations(cycle),
      results: resultsTimeViolations(cycle),
      differences: await this.differences(manager, cycle),
    };
  }

  /** Nothing of the result before it is announced. @throws Refused 404. */
  async everybody(place: PlaceRef, year: number): Promise<PublicGeolatvija> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.loadPublic(manager, place.id, year);
    const announced = RESULT_PUBLIC.includes(cycle.state);
    const imports = await importsOf(manager, cycle);
    const on = (kind: string): string | null => imports.find((one) => one.kind === kind)?.importedOn ?? null;
    return {
      projectsOn: on('projects'),
      resultsOn: announced ? on('results') : null,
      differences: announced ? await this.differences(manager, cycle) : [],
    };
  }

  private async differences(manager: EntityManager, cycle: CycleRow): Promise<GeolatvijaDifference[]> {
    const taken = await takenResults(manager, cycle);
    const stored = taken && (await this.counts.stored(manager, cycle));
    if (!taken || !stored) return [];
    const titles = new Map(frozenBallot(cycle).projects.map(({ nr, title }) => [nr, title]));
    return differencesOf(
      taken,
      stored.count.units.flatMap(({ outcomes }) => outcomes),
      titles,
    );
  }
}
