import { receiptIn } from './receipt-text';

const CODE = `VV1.cd53a6ec-9192-4f70-8f84-5f4c891a58fc.1.12.${'a_-9'.repeat(11).slice(1)}.${'Zb0-_'.repeat(18).slice(4)}`;

it.each([
  ['by itself', CODE],
  ['broken into lines', `${CODE.slice(0, 60)}\n  ${CODE.slice(60, 120)}\r\n${CODE.slice(120)}`],
  ['with blanks', [...CODE].join(' ')],
  ['in a saved file', `Balsojuma apliecinājums\n\n${CODE}\n\nLīdzdalības budžets 2027`],
])('finds a receipt %s', (_, text) => {
  expect(receiptIn(text)).toBe(CODE);
});

it('leaves what is no receipt as it is', () => {
  for (const text of ['', 'labdien', 'VV1.', CODE.slice(0, -1), CODE.replace('VV1', 'VV2')]) {
    expect(receiptIn(text)).toBe(text);
  }
});
