import { sameName } from './same-name.js';

it.each([
  ['JURIS VĪTOLS', 'Juris Vītols', true],
  ['VĪTOLS JURIS', 'Juris Vītols', true],
  ['ANNA BĒRZIŅA-KALNE', 'Anna Bērziņa Kalne', true],
  ['JURIS VĪTOLS', 'Juris Vītoliņš', false],
  ['JURIS', 'Juris Vītols', false],
  ['JURIS JURIS', 'Juris Vītols', false],
  ['', '', false],
])('%s and %s: %s', (one, other, same) => {
  expect(sameName(one, other)).toBe(same);
});
