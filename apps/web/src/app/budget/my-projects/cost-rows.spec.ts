import { lineOf, parseQuantity, rowOf, unreadable } from './cost-rows';

describe('cost lines as people type them', () => {
  it.each([
    ['12', 12],
    ['2,5', 2.5],
    ['2.125', 2.125],
    ['1 200', 1200],
    ['', null],
    ['-3', null],
    ['2,1234', null],
    ['daudz', null],
  ])('the quantity “%s”', (text, quantity) => {
    expect(parseQuantity(text)).toBe(quantity);
  });

  it('come back as they are written', () => {
    const line = { name: 'Soliņi', quantity: 2.5, unit: 'gab.', unitCents: 120_050 };
    expect(lineOf(rowOf(line))).toEqual(line);
    expect(rowOf(line)).toEqual({ name: 'Soliņi', quantity: '2,5', unit: 'gab.', price: '1\u00a0200,50' });
  });

  it('count nothing that cannot be read', () => {
    const line = lineOf({ name: 'Soliņi', quantity: 'daži', unit: '', price: 'ap 100' });
    expect(line).toEqual({ name: 'Soliņi', quantity: 0, unit: '', unitCents: 0 });
  });

  it.each([
    ['quantity', { quantity: 'daži' }, 'cost_line_quantity_wrong'],
    ['unitCents', { price: '-5' }, 'cost_line_price_wrong'],
    ['quantity', { quantity: '' }, null],
    ['unitCents', { price: '1 200,50' }, null],
    ['name', { name: '?' }, null],
  ])('say at once that a %s cannot be read: %j', (field, typed, code) => {
    expect(unreadable({ name: '', quantity: '1', unit: '', price: '', ...typed }, field)).toBe(code);
  });
});
