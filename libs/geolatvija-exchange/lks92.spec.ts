import * as fc from 'fast-check';
import { fromLks92 } from './lks92.js';
import { pointNumbers, readPoint } from './point.js';

/** The projection as J. Snyder gives it (Map Projections, 8-9 to 8-15): another way there than the series back. */
function toLks92(lng: number, lat: number): [number, number] {
  const [a, f, k] = [6_378_137, 1 / 298.257222101, 0.9996];
  const e2 = f * (2 - f);
  const second = e2 / (1 - e2);
  const phi = (lat * Math.PI) / 180;
  const nu = a / Math.sqrt(1 - e2 * Math.sin(phi) ** 2);
  const t = Math.tan(phi) ** 2;
  const c = second * Math.cos(phi) ** 2;
  const A = (((lng - 24) * Math.PI) / 180) * Math.cos(phi);
  const arc =
    a *
    ((1 - e2 / 4 - (3 * e2 ** 2) / 64 - (5 * e2 ** 3) / 256) * phi -
      ((3 * e2) / 8 + (3 * e2 ** 2) / 32 + (45 * e2 ** 3) / 1024) * Math.sin(2 * phi) +
      ((15 * e2 ** 2) / 256 + (45 * e2 ** 3) / 1024) * Math.sin(4 * phi) -
      ((35 * e2 ** 3) / 3072) * Math.sin(6 * phi));
  const east =
    k * nu * (A + ((1 - t + c) * A ** 3) / 6 + ((5 - 18 * t + t ** 2 + 72 * c - 58 * second) * A ** 5) / 120);
  const north =
    k *
    (arc +
      nu *
        Math.tan(phi) *
        (A ** 2 / 2 +
          ((5 - t + 9 * c + 4 * c ** 2) * A ** 4) / 24 +
          ((61 - 58 * t + t ** 2 + 600 * c - 330 * second) * A ** 6) / 720));
  return [500_000 + east, north - 6_000_000];
}

const inLatvia = fc.tuple(
  fc.double({ min: 20.9, max: 28.3, noNaN: true }),
  fc.double({ min: 55.6, max: 58.1, noNaN: true }),
);

describe('LKS-92', () => {
  it('comes back to the same place from all of Latvia', () => {
    fc.assert(
      fc.property(inLatvia, ([lng, lat]) => {
        const [east, north] = toLks92(lng, lat);
        const [backLng, backLat] = fromLks92(east, north);
        // 1e-7 of a degree is a centimetre.
        expect(Math.abs(backLng - lng)).toBeLessThan(1e-7);
        expect(Math.abs(backLat - lat)).toBeLessThan(1e-7);
      }),
    );
  });

  it('has its central meridian at 24 degrees east', () => {
    expect(fromLks92(500_000, 312_000)[0]).toBeCloseTo(24, 10);
    expect(fromLks92(400_000, 312_000)[0]).toBeLessThan(24);
  });
});

describe('readPoint', () => {
  it('tells degrees from metres, and understands axes the other way round where only that is in Latvia', () => {
    const [east, north] = toLks92(24.1052, 56.9496);
    expect(readPoint(24.1052, 56.9496)).toEqual({
      point: [24.1052, 56.9496],
      system: 'wgs84',
      swapped: false,
    });
    expect(readPoint(56.9496, 24.1052)).toEqual({
      point: [24.1052, 56.9496],
      system: 'wgs84',
      swapped: true,
    });
    expect(readPoint(east, north)).toEqual({ point: [24.1052, 56.9496], system: 'lks92', swapped: false });
    expect(readPoint(north, east)?.swapped).toBe(true);
  });

  it('takes nothing that lies elsewhere', () => {
    for (const [x, y] of [
      [0, 0],
      [10, 50],
      [506_000, 6_312_000],
      [1e9, 1e9],
    ] as const)
      expect(readPoint(x, y)).toBeNull();
  });
});

describe('pointNumbers', () => {
  it.each([
    ['POINT (24.1 56.9)', [24.1, 56.9]],
    ['SRID=4326;POINT(24.1 56.9)', [24.1, 56.9]],
    ['24.1, 56.9', [24.1, 56.9]],
    ['24,1; 56,9', [24.1, 56.9]],
    ['24.1,56.9', [24.1, 56.9]],
    ['506404.6 312226.2', [506404.6, 312226.2]],
  ])('reads %s', (text, numbers) => expect(pointNumbers(text)).toEqual(numbers));

  it.each(['', 'Rīga', '24.1', 'POINT (a b)', '1 2 3 4', 'LINESTRING (1 2, 3 4)'])(
    'does not read %s',
    (text) => expect(pointNumbers(text)).toBeNull(),
  );
});
