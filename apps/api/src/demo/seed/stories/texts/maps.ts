/** Invented outlines (GeoJSON, longitude before latitude) of the demo's municipalities and their planning units. */
export const MAPS: Record<
  string,
  { outline: [number, number][]; units: { name: string; ring: [number, number][] }[] }
> = {
  vidzale: {
    outline: [
      [25.31, 57.2],
      [25.35, 57.275],
      [25.42, 57.29],
      [25.5, 57.262],
      [25.57, 57.235],
      [25.585, 57.17],
      [25.53, 57.135],
      [25.45, 57.14],
      [25.38, 57.16],
      [25.31, 57.2],
    ],
    units: [
      {
        name: 'Vidzāles pilsēta',
        ring: [
          [25.405, 57.2],
          [25.41, 57.222],
          [25.432, 57.226],
          [25.45, 57.215],
          [25.444, 57.2],
          [25.42, 57.194],
          [25.405, 57.2],
        ],
      },
    ],
  },
  ezerkrasti: {
    outline: [
      [25.81, 57.28],
      [25.815, 57.32],
      [25.86, 57.335],
      [25.91, 57.322],
      [25.92, 57.29],
      [25.88, 57.272],
      [25.84, 57.27],
      [25.81, 57.28],
    ],
    units: [],
  },
};
