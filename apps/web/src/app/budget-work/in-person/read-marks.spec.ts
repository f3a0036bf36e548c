import type { BallotForm } from '#libs/contracts';
import { readMarks, shownMarks } from './read-marks';

const FORMS = {
  up_to: { kind: 'up_to', max: 3 },
  points: { kind: 'points', points: 10, maxPerProject: null },
  ranking: { kind: 'ranking', max: 3 },
} satisfies Record<string, BallotForm>;
const read = (choices: number[], points: number[] | null = null) => ({ invalid: null, choices, points });

it.each([
  ['3, 7', FORMS.up_to, read([3, 7])],
  [' 7;3 ', FORMS.ranking, read([7, 3])],
  ['', FORMS.up_to, read([])],
  ['3=5 7:2', FORMS.points, read([3, 7], [5, 2])],
  ['3=5, 7', FORMS.points, 'marks_points_missing'],
  ['3=5', FORMS.up_to, 'marks_unreadable'],
  ['trīs', FORMS.up_to, 'marks_unreadable'],
])('%j is read by the form of the ballot', (typed, form, expected) => {
  expect(readMarks(typed, form)).toEqual(expected);
});

it('shows marks as they may be typed again', () => {
  for (const [reading, form] of [
    [read([3, 7]), FORMS.up_to],
    [read([3, 7], [5, 2]), FORMS.points],
  ] as const) {
    expect(readMarks(shownMarks(reading), form)).toEqual(reading);
  }
});
