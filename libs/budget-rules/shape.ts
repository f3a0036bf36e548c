import type { ProjectShape } from '#libs/contracts';

/** A point as GeoJSON has it: longitude, latitude, in degrees. */
export type ShapePoint = [number, number];

/** Most points of a line or an area; more than a hand draws. */
export const SHAPE_POINTS = 200;
const FEWEST_IN_LINE = 2;
/** A triangle and its first point again. */
const FEWEST_IN_RING = 4;

/** Whether the value is a line of at least two points, or an area with one closed ring of at least three corners. */
export function isProjectShape(shape: ProjectShape): boolean {
  const { type, coordinates }: { type: unknown; coordinates: unknown } = shape;
  if (type === 'LineString') return isPath(coordinates, FEWEST_IN_LINE);
  if (type !== 'Polygon' || !Array.isArray(coordinates) || coordinates.length !== 1) return false;
  const rings: unknown[] = coordinates;
  const ring = rings[0];
  if (!isPath(ring, FEWEST_IN_RING)) return false;
  const [first, last] = [ring[0], ring.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

/** The points as they were set, without the one that closes an area. */
export function shapePoints(shape: ProjectShape): ShapePoint[] {
  return shape.type === 'LineString' ? shape.coordinates : (shape.coordinates[0] ?? []).slice(0, -1);
}

/** A line or an area through the points; `null` while there are too few of them. */
export function shapeThrough(type: ProjectShape['type'], points: readonly ShapePoint[]): ProjectShape | null {
  const [first] = points;
  if (type === 'LineString') {
    return points.length < FEWEST_IN_LINE ? null : { type, coordinates: [...points] };
  }
  if (!first || points.length < FEWEST_IN_RING - 1) return null;
  return { type, coordinates: [[...points, first]] };
}

/**
 * The point that stands for a shape in lists and exports, always on the shape: the point half way along a line; the
 * middle of the corners of an area, or its first corner where that middle lies outside.
 */
export function shapePoint(shape: ProjectShape): ShapePoint {
  const points = shapePoints(shape);
  return shape.type === 'LineString' ? halfWay(points) : middle(points);
}

function isPath(value: unknown, fewest: number): value is ShapePoint[] {
  return (
    Array.isArray(value) && value.length >= fewest && value.length <= SHAPE_POINTS && value.every(isPoint)
  );
}

function isPoint(value: unknown): value is ShapePoint {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const numbers: unknown[] = value;
  const [lng, lat] = numbers;
  return typeof lng === 'number' && typeof lat === 'number' && Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
}

function halfWay(points: readonly ShapePoint[]): ShapePoint {
  const steps = points.slice(1).map((to, at) => ({ from: points[at] ?? to, to }));
  const lengths = steps.map(({ from, to }) => distance(from, to));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [at, { from, to }] of steps.entries()) {
    const length = lengths[at] ?? 0;
    if (left <= length && length > 0) return between(from, to, left / length);
    left -= length;
  }
  return points[0] ?? [0, 0];
}

function middle(points: readonly ShapePoint[]): ShapePoint {
  const sum = points.reduce(([x, y], [lng, lat]): ShapePoint => [x + lng, y + lat], [0, 0]);
  const centre: ShapePoint = [rounded(sum[0] / points.length), rounded(sum[1] / points.length)];
  return inside(centre, points) ? centre : (points[0] ?? centre);
}

/** By the even-odd rule. */
function inside([lng, lat]: ShapePoint, corners: readonly ShapePoint[]): boolean {
  let odd = false;
  corners.forEach(([x, y], at) => {
    const [px, py] = corners.at(at - 1) ?? [x, y];
    if (y > lat !== py > lat && lng < ((px - x) * (lat - y)) / (py - y) + x) odd = !odd;
  });
  return odd;
}

/** In degrees of latitude: at one place a degree of longitude is shorter. */
function distance([x, y]: ShapePoint, [toX, toY]: ShapePoint): number {
  const narrow = Math.cos((((y + toY) / 2) * Math.PI) / 180);
  return Math.hypot((toX - x) * narrow, toY - y);
}

function between([x, y]: ShapePoint, [toX, toY]: ShapePoint, share: number): ShapePoint {
  return [rounded(x + (toX - x) * share), rounded(y + (toY - y) * share)];
}

/** Five decimals are about a metre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}
