import { moved, stepCode } from './step-code';

it.each([
  ['Finanšu nodaļa', [], 'finansu_nodala'],
  ['Izpilddirektors', ['izpilddirektors'], 'izpilddirektors_2'],
  ['Izpilddirektors', ['izpilddirektors', 'izpilddirektors_2'], 'izpilddirektors_3'],
  ['2. pagasts', [], 'pagasts'],
  ['…', [], 'step'],
  ['legal', ['legal', 'head'], 'legal_2'],
])('the code of %j beside %j is %s', (name, taken, code) => {
  expect(stepCode(name, taken)).toBe(code);
  expect(stepCode(name, taken)).toMatch(/^[a-z][a-z0-9_]{1,39}$/);
});

it('a long name gives a code that still fits, also the second time', () => {
  const name = 'Attīstības plānošanas un investīciju piesaistes departamenta vadītājs';
  const first = stepCode(name, []);
  expect(first).toMatch(/^[a-z][a-z0-9_]{1,39}$/);
  expect(stepCode(name, [first])).toMatch(/^[a-z][a-z0-9_]{1,39}$/);
});

it('moves an entry by places and leaves the ends alone', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, -2)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});
