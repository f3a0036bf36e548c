import { signal } from '@angular/core';
import type { ProjectInput } from '#libs/contracts';
import { ShapeDrawing } from './shape-drawing';

type Place = Pick<ProjectInput, 'point' | 'shape'>;

function drawing(place: Place = { point: null, shape: null }) {
  const draft = signal(place as ProjectInput);
  const shape = new ShapeDrawing(draft, (part) => draft.update((before) => ({ ...before, ...part })));
  return { draft, shape };
}

it('draws a line corner by corner, with the point half way along it', () => {
  const { draft, shape } = drawing();
  shape.choose('LineString');
  shape.put([25, 57]);
  expect(draft()).toMatchObject({ shape: null, point: [25, 57] });
  shape.put([25.2, 57]);
  expect(draft()).toMatchObject({
    shape: {
      type: 'LineString',
      coordinates: [
        [25, 57],
        [25.2, 57],
      ],
    },
    point: [25.1, 57],
  });
  shape.undo();
  expect(draft()).toMatchObject({ shape: null, point: [25, 57] });
  shape.undo();
  expect(draft()).toMatchObject({ shape: null, point: null });
});

it('closes an area with its third corner and goes on from a point that was set before', () => {
  const { draft, shape } = drawing({ point: [25, 57], shape: null });
  shape.choose('Polygon');
  shape.put([25.2, 57]);
  expect([draft().shape, shape.drawn()?.type]).toEqual([null, 'LineString']);
  shape.put([25.1, 57.1]);
  expect(draft().shape?.coordinates).toEqual([
    [
      [25, 57],
      [25.2, 57],
      [25.1, 57.1],
      [25, 57],
    ],
  ]);
  shape.choose('Point');
  expect(draft()).toMatchObject({ shape: null, point: [25.1, 57.03333] });
});
