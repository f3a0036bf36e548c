import { hashPersonalCode, parsePersonalCode } from './personal-code.js';

describe('parsePersonalCode', () => {
  it.each([
    ['390000-00007', '39000000007'],
    ['39000000007', '39000000007'],
    [' 390000 - 00007 ', '39000000007'],
    ['PNOLV-390000-00007', '39000000007'],
    ['290200-20001', '29020020001'],
    ['311299-10001', '31129910001'],
  ])('reads %s', (text, digits) => {
    expect(parsePersonalCode(text)).toBe(digits);
  });

  it.each([
    ['a day that never was', '310299-10001'],
    ['29 February outside a leap year', '290299-10001'],
    ['a century to come', '010199-30001'],
    ['month 13', '011399-10001'],
    ['neither form', '310000-00007'],
    ['a digit short', '390000-0007'],
    ['letters', '39000O-00007'],
    ["another state's code", 'PNOEE-39000000007'],
    ['nothing', ''],
  ])('refuses %s', (_what, text) => {
    expect(parsePersonalCode(text)).toBeNull();
  });
});

describe('hashPersonalCode', () => {
  const code = parsePersonalCode('390000-00007')!;
  const other = parsePersonalCode('390000-00008')!;

  it('depends on the code and on the key', () => {
    const hash = hashPersonalCode(code, 'key');
    expect(hash).toHaveLength(32);
    expect(hash.equals(hashPersonalCode(code, 'key'))).toBe(true);
    expect(hash.equals(hashPersonalCode(other, 'key'))).toBe(false);
    expect(hash.equals(hashPersonalCode(code, 'another key'))).toBe(false);
  });
});
