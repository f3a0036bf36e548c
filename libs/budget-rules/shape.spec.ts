import type { ProjectShape } from '#libs/contracts';
import { mergeViolations, type MergePart } from './merge.js';
import { projectChanges } from './project-versions.js';
import { isProjectShape, SHAPE_POINTS, shapePoint, shapePoints, shapeThrough } from './shape.js';

const codes = (found: readonly { code: string }[]): string[] => found.map(({ code }) => code);

describe('a line or an area', () => {
  it.each<[string, unknown, boolean]>([
    [
      'two points',
      {
        type: 'LineString',
        coordinates: [
          [25, 57],
          [26, 57],
        ],
      },
      true,
    ],
    ['one point', { type: 'LineString', coordinates: [[25, 57]] }, false],
    [
      'off the globe',
      {
        type: 'LineString',
        coordinates: [
          [25, 57],
          [25, 91],
        ],
      },
      false,
    ],
    [
      'three numbers',
      {
        type: 'LineString',
        coordinates: [
          [25, 57, 1],
          [25, 58, 1],
        ],
      },
      false,
    ],
    [
      'no numbers',
      {
        type: 'LineString',
        coordinates: [
          ['25', '57'],
          ['25', '58'],
        ],
      },
      false,
    ],
    [
      'a triangle',
      {
        type: 'Polygon',
        coordinates: [
          [
            [25, 57],
            [26, 57],
            [25, 58],
            [25, 57],
          ],
        ],
      },
      true,
    ],
    [
      'an open ring',
      {
        type: 'Polygon',
        coordinates: [
          [
            [25, 57],
            [26, 57],
            [25, 58],
            [24, 57],
          ],
        ],
      },
      false,
    ],
    [
      'a hole',
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 1],
            [2, 1],
            [1, 2],
            [1, 1],
          ],
          [],
        ],
      },
      false,
    ],
    ['a point', { type: 'Point', coordinates: [25, 57] }, false],
    ['too many', { type: 'LineString', coordinates: Array(SHAPE_POINTS + 1).fill([25, 57]) }, false],
  ])('of %s', (_name, shape, right) => {
    expect(isProjectShape(shape as ProjectShape)).toBe(right);
  });

  it('goes through its corners and gives them back', () => {
    const corners: [number, number][] = [
      [25, 57],
      [26, 57],
      [25, 58],
    ];
    for (const type of ['LineString', 'Polygon'] as const) {
      const shape = shapeThrough(type, corners);
      expect(shape && isProjectShape(shape) && shapePoints(shape)).toEqual(corners);
    }
    expect([
      shapeThrough('LineString', corners.slice(0, 1)),
      shapeThrough('Polygon', corners.slice(0, 2)),
    ]).toEqual([null, null]);
  });

  it('is stood for by a point on it, also where the middle of its corners lies outside', () => {
    const bent = shapeThrough('LineString', [
      [25, 57],
      [25, 57.1],
      [25, 57.4],
    ]);
    expect(bent && shapePoint(bent)).toEqual([25, 57.2]);
    const hook = shapeThrough('Polygon', [
      [0, 0],
      [10, 0],
      [10, 1],
      [1, 1],
      [1, 10],
      [0, 10],
    ]);
    expect(hook && shapePoint(hook)).toEqual([0, 0]);
  });
});

describe('joining two projects', () => {
  const part = (change: Partial<MergePart> = {}): MergePart => ({
    id: 'a',
    nr: 1,
    authorId: 'p',
    unitId: 'u',
    state: 'submitted',
    ...change,
  });

  it('takes submitted projects of one unit while projects are submitted or evaluated', () => {
    expect(mergeViolations(part(), part({ id: 'b', state: 'not_compliant' }), 'evaluation')).toEqual([]);
    expect(codes(mergeViolations(part(), part({ id: 'b' }), 'voting'))).toEqual(['merge_not_now']);
    expect(codes(mergeViolations(part(), part(), 'submission'))).toEqual(['merge_same_project']);
    expect(codes(mergeViolations(part(), part({ id: 'b', unitId: 'v' }), 'submission'))).toEqual([
      'merge_other_unit',
    ]);
    for (const state of ['draft', 'withdrawn', 'merged', 'on_ballot'] as const) {
      const found = mergeViolations(part({ state }), part({ id: 'b' }), 'submission');
      expect(codes(found)).toEqual(['merge_wrong_state']);
    }
  });

  it('needs an author of each who can agree', () => {
    const elsewhere = part({ id: 'b', nr: 2, authorId: null });
    const wrong = { code: 'merge_author_elsewhere', params: { nr: 2 } };
    expect(mergeViolations(part(), elsewhere, 'evaluation')).toEqual([{ ...wrong, where: 'intoNr' }]);
    expect(mergeViolations(elsewhere, part(), 'evaluation')).toEqual([wrong]);
  });
});

it('tells two versions apart field by field, whatever the order in which a database gives the keys', () => {
  const content = {
    unitId: 'u',
    title: 'A',
    summary: '',
    description: '',
    benefit: '',
    upkeepCents: null,
    upkeepNote: '',
    costLines: [{ name: 'Sols', quantity: 1, unit: 'gab.', unitCents: 5 }],
    point: null,
    shape: null,
    placeNote: '',
    partAllowed: false,
    partNote: '',
    ownership: null,
  };
  const turned = { ...content, costLines: [{ unitCents: 5, unit: 'gab.', quantity: 1, name: 'Sols' }] };
  expect(projectChanges(content, turned)).toEqual([]);
  expect(projectChanges(content, { ...turned, title: 'B', partAllowed: true })).toEqual([
    { field: 'title', before: 'A', after: 'B' },
    { field: 'partAllowed', before: false, after: true },
  ]);
});
