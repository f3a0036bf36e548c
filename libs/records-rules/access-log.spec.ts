import { accessLogKeptFrom, accessLogTermViolations } from './access-log.js';

it.each([
  ['2026-11-21', 12, '2025-11-21'],
  ['2026-03-31', 1, '2026-02-28'],
  ['2028-02-29', 12, '2027-02-28'],
])('on %s, with %i months, keeps entries from %s on', (today, months, from) => {
  expect(accessLogKeptFrom(today, months)).toBe(from);
});

it.each([
  [0, false],
  [1, true],
  [12, true],
  [13, false],
  [1.5, false],
  [Number.NaN, false],
])('a term of %d months is lawful: %s', (months, lawful) => {
  expect(accessLogTermViolations(months).length === 0).toBe(lawful);
});
