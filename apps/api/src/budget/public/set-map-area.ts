import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';

/** A shape in GeoJSON: longitude before latitude, in degrees (WGS 84). */
export type AreaGeometry =
  | { type: 'Polygon'; coordinates: [number, number][][] }
  | { type: 'MultiPolygon'; coordinates: [number, number][][][] };

/** A shape of a municipality. */
export interface MapAreaInput {
  kind: 'outline' | 'unit';
  /** Of a planning unit: its name, the same in every cycle. */
  name: string;
  geometry: AreaGeometry;
}

/** More points than a map of one municipality needs. */
const MOST_POINTS = 20_000;
const FEWEST_IN_RING = 4;

/** Keeps the outline of a municipality or of a planning unit for its map; a later one takes the place of an earlier. */
@Injectable()
export class SetMapArea {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Refused 422 `map_area_wrong` for what is no closed shape on the globe. */
  run(actor: Actor, place: PlaceRef, { kind, name, geometry }: MapAreaInput): Promise<void> {
    if (!isShape(geometry)) throw new Refused([{ code: 'map_area_wrong', where: 'geometry' }], 422);
    return this.unitOfWork.run(actor, async (tx) => {
      if (kind === 'outline') {
        await tx.manager.query(`DELETE FROM map_area WHERE municipality_id = $1 AND kind = 'outline'`, [
          place.id,
        ]);
      }
      await tx.manager.query(
        `INSERT INTO map_area (municipality_id, id, kind, name, geometry) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT ON CONSTRAINT map_area_name_uq
         DO UPDATE SET geometry = EXCLUDED.geometry, version = map_area.version + 1`,
        [place.id, randomUUID(), kind, name.trim(), JSON.stringify(geometry)],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'map.setArea',
        subjectType: 'municipality',
        subjectId: place.id,
        permission: 'directory.manage',
        details: { kind },
      });
    });
  }
}

function isShape(geometry: AreaGeometry): boolean {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons.flat();
  const points = rings.reduce((sum, ring) => sum + ring.length, 0);
  return polygons.length > 0 && rings.length > 0 && points <= MOST_POINTS && rings.every(isRing);
}

function isRing(ring: readonly [number, number][]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last || ring.length < FEWEST_IN_RING) return false;
  if (first[0] !== last[0] || first[1] !== last[1]) return false;
  return ring.every(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90);
}
