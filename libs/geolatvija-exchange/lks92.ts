/** GRS 80, on which LKS-92 rests. */
const SEMI_MAJOR = 6_378_137;
const FLATTENING = 1 / 298.257222101;
/** The transverse Mercator projection of LKS-92 (EPSG:3059). */
const SCALE = 0.9996;
const MERIDIAN = 24;
const FALSE_EAST = 500_000;
const FALSE_NORTH = -6_000_000;

const N = FLATTENING / (2 - FLATTENING);
const RADIUS = (SEMI_MAJOR / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64);
/** Krüger's series back from the plane, and from the conformal to the geographic latitude. */
const BETA = [
  N / 2 - (2 / 3) * N ** 2 + (37 / 96) * N ** 3 - (1 / 360) * N ** 4,
  N ** 2 / 48 + N ** 3 / 15 - (437 / 1440) * N ** 4,
  (17 / 480) * N ** 3 - (37 / 840) * N ** 4,
  (4397 / 161_280) * N ** 4,
] as const;
const DELTA = [
  2 * N - (2 / 3) * N ** 2 - 2 * N ** 3 + (116 / 45) * N ** 4,
  (7 / 3) * N ** 2 - (8 / 5) * N ** 3 - (227 / 45) * N ** 4,
  (56 / 15) * N ** 3 - (136 / 35) * N ** 4,
  (4279 / 630) * N ** 4,
] as const;

/** Longitude and latitude, in degrees, of a point of LKS-92 given in metres. Exact to a millimetre in Latvia. */
export function fromLks92(east: number, north: number): [number, number] {
  const xi = (north - FALSE_NORTH) / (SCALE * RADIUS);
  const eta = (east - FALSE_EAST) / (SCALE * RADIUS);
  let [up, across] = [xi, eta];
  BETA.forEach((beta, at) => {
    const times = 2 * (at + 1);
    up -= beta * Math.sin(times * xi) * Math.cosh(times * eta);
    across -= beta * Math.cos(times * xi) * Math.sinh(times * eta);
  });
  const conformal = Math.asin(Math.sin(up) / Math.cosh(across));
  const latitude = DELTA.reduce(
    (sum, delta, at) => sum + delta * Math.sin(2 * (at + 1) * conformal),
    conformal,
  );
  const longitude = Math.atan2(Math.sinh(across), Math.cos(up));
  return [MERIDIAN + degrees(longitude), degrees(latitude)];
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}
