import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { PublicProjects } from './public-projects.query.js';
import type { AreaGeometry } from './set-map-area.js';

/** A feature of the map. */
export interface MapFeature {
  type: 'Feature';
  geometry: AreaGeometry | { type: 'Point'; coordinates: [number, number] };
  properties:
    | { kind: 'outline'; name: string }
    | { kind: 'unit'; name: string; unitId: string }
    | { kind: 'project'; nr: number; title: string; state: string; unitId: string; costCents: number };
}

/** Answer of `GET …/budget/:year/map`: GeoJSON, and where background pictures come from. */
export interface BudgetMapView {
  type: 'FeatureCollection';
  features: MapFeature[];
  tiles: { url: string; attribution: string } | null;
}

/** Outline of the municipality, planning units whose shape is known, and projects that have a place. */
@Injectable()
export class BudgetMap {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
    private readonly projects: PublicProjects,
  ) {}

  /** @throws Refused 404 for a year without a public cycle. */
  async read(place: PlaceRef, year: number): Promise<BudgetMapView> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.loadPublic(manager, place.id, year);
    const units = await this.cycles.units(manager, place.id, cycle.id);
    const areas = await manager.query<{ kind: 'outline' | 'unit'; name: string; geometry: AreaGeometry }[]>(
      `SELECT kind, name, geometry FROM map_area WHERE municipality_id = $1 ORDER BY kind, name`,
      [place.id],
    );
    const features: MapFeature[] = [];
    for (const { kind, name, geometry } of areas) {
      const unit = units.find((one) => one.name === name);
      if (kind === 'outline') features.push({ type: 'Feature', geometry, properties: { kind, name } });
      else if (unit) {
        features.push({ type: 'Feature', geometry, properties: { kind, name, unitId: unit.id } });
      }
    }
    for (const project of await this.projects.list(manager, cycle)) {
      if (project.point === null) continue;
      features.push({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: project.point },
        properties: {
          kind: 'project',
          nr: project.nr,
          title: project.title,
          state: project.state,
          unitId: project.unit.id,
          costCents: project.costCents,
        },
      });
    }
    return { type: 'FeatureCollection', features, tiles: this.config.mapTiles };
  }
}
