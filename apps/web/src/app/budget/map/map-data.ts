/** A point as GeoJSON has it: longitude, latitude. */
export type LngLat = [number, number];

/** Shapes that the map draws. */
export type MapGeometry =
  | { type: 'Point'; coordinates: LngLat }
  | { type: 'Polygon'; coordinates: LngLat[][] }
  | { type: 'MultiPolygon'; coordinates: LngLat[][][] };

/** What a feature of the map is. */
export interface MapProperties {
  kind: 'outline' | 'unit' | 'project';
  name?: string;
  nr?: number;
  title?: string;
}

/** Answer of `GET …/budget/:year/map`: outline of the municipality, its units, the projects that have a place. */
export interface BudgetMap {
  type: 'FeatureCollection';
  features: { type: 'Feature'; geometry: MapGeometry; properties: MapProperties }[];
  /** Background pictures, where the installation has them. */
  tiles?: { url: string; attribution: string } | null;
}

/** Smallest box around the shapes as `[[south, west], [north, east]]`; `null` when there is nothing to show. */
export function boundsOf(geometries: readonly MapGeometry[]): [LngLat, LngLat] | null {
  let [south, west, north, east] = [90, 180, -90, -180];
  for (const geometry of geometries) {
    for (const [lng, lat] of pointsOf(geometry)) {
      south = Math.min(south, lat);
      north = Math.max(north, lat);
      west = Math.min(west, lng);
      east = Math.max(east, lng);
    }
  }
  if (south > north) return null;
  return [
    [south, west],
    [north, east],
  ];
}

/** Whether a point lies inside a shape by the even-odd rule; holes are outside. */
export function isInside([lng, lat]: LngLat, geometry: MapGeometry): boolean {
  if (geometry.type === 'Point') return false;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.some((rings) => rings.filter((ring) => crossesOdd(lng, lat, ring)).length % 2 === 1);
}

function crossesOdd(lng: number, lat: number, ring: readonly LngLat[]): boolean {
  let odd = false;
  ring.forEach(([x, y], i) => {
    const [px, py] = ring[(i + ring.length - 1) % ring.length] ?? [x, y];
    if (y > lat !== py > lat && lng < ((px - x) * (lat - y)) / (py - y) + x) odd = !odd;
  });
  return odd;
}

function pointsOf(geometry: MapGeometry): LngLat[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'Polygon':
      return geometry.coordinates.flat();
    default:
      return geometry.coordinates.flat(2);
  }
}
