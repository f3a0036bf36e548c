import { fromLks92 } from './lks92.js';

/** Where Latvia lies, with some room around: longitudes and latitudes. */
const LATVIA = { west: 20.5, east: 28.5, south: 55.5, north: 58.3 } as const;
/** Decimals of a degree that are kept: about a metre. */
const DECIMALS = 100_000;

/** What two numbers mean as a place: where, in which system, and whether they stood the other way round. */
export interface ReadPoint {
  /** Longitude and latitude, WGS 84. */
  point: [number, number];
  system: 'wgs84' | 'lks92';
  swapped: boolean;
}

/**
 * Tells what two numbers are: degrees of WGS 84, or metres of LKS-92, which differs from WGS 84 by less than a metre.
 * Whoever names the axes the other way round is understood where only that way lies in Latvia.
 * @returns `null` where the numbers are no place in Latvia in either system.
 */
export function readPoint(east: number, north: number): ReadPoint | null {
  for (const [x, y, swapped] of [
    [east, north, false],
    [north, east, true],
  ] as const) {
    const system = Math.abs(x) <= 180 && Math.abs(y) <= 90 ? 'wgs84' : 'lks92';
    const point: [number, number] = system === 'wgs84' ? [x, y] : fromLks92(x, y);
    if (inLatvia(point)) return { point: [rounded(point[0]), rounded(point[1])], system, swapped };
  }
  return null;
}

/** The two numbers of `POINT (24.1 56.9)`, `24.1, 56.9` or `506000;312000`; `null` for anything else. */
export function pointNumbers(text: string): [number, number] | null {
  const inside = /^(?:SRID=\d{1,6};)?\s*POINT\s*Z?\s*\(([^()]{1,80})\)$/i.exec(text.trim())?.[1] ?? text;
  const parts = inside.trim().split(/\s*[;,]\s+|\s*;\s*|\s+/);
  const numbers = (parts.length === 1 ? inside.trim().split(',') : parts).map((part) =>
    /^-?\d{1,9}(?:[.,]\d{1,15})?$/.test(part) ? Number(part.replace(',', '.')) : NaN,
  );
  const [x, y] = numbers;
  if (x === undefined || y === undefined || numbers.length > 3) return null;
  return Number.isNaN(x) || Number.isNaN(y) ? null : [x, y];
}

function inLatvia([lng, lat]: readonly [number, number]): boolean {
  return lng >= LATVIA.west && lng <= LATVIA.east && lat >= LATVIA.south && lat <= LATVIA.north;
}

function rounded(degrees: number): number {
  return Math.round(degrees * DECIMALS) / DECIMALS;
}
