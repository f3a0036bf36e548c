import { boundsOf, isInside, type MapGeometry } from './map-data';

const square: MapGeometry = {
  type: 'Polygon',
  coordinates: [
    [
      [25, 57],
      [26, 57],
      [26, 58],
      [25, 58],
      [25, 57],
    ],
    [
      [25.4, 57.4],
      [25.6, 57.4],
      [25.6, 57.6],
      [25.4, 57.6],
      [25.4, 57.4],
    ],
  ],
};

describe('the box around shapes', () => {
  it('holds every point, latitude first as the map wants it', () => {
    expect(boundsOf([square, { type: 'Point', coordinates: [24.5, 57.2] }])).toEqual([
      [57, 24.5],
      [58, 26],
    ]);
  });

  it('is nothing when there is nothing', () => {
    expect(boundsOf([])).toBeNull();
  });
});

describe('a point in a shape', () => {
  it.each([
    ['inside', [25.2, 57.2], true],
    ['in the hole', [25.5, 57.5], false],
    ['outside', [24.9, 57.2], false],
    ['beside it at the same latitude', [26.1, 57.5], false],
  ] as const)('%s', (_where, point, inside) => {
    expect(isInside([...point], square)).toBe(inside);
  });

  it('finds the second part of a shape in several parts', () => {
    const two: MapGeometry = {
      type: 'MultiPolygon',
      coordinates: [
        square.coordinates,
        [
          [
            [20, 50],
            [21, 50],
            [21, 51],
            [20, 51],
            [20, 50],
          ],
        ],
      ],
    };
    expect(isInside([20.5, 50.5], two)).toBe(true);
    expect(isInside([22, 50.5], two)).toBe(false);
  });
});
