import { colourViolations, contrastRatio, hostViolations } from './municipality-rules.js';

describe('contrast', () => {
  it('runs from 1 for equal colours to 21 for black and white, in either order', () => {
    expect(contrastRatio('#1f6f54', '#1f6f54')).toBe(1);
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 10);
    expect(contrastRatio('#ffffff', '#000000')).toBeCloseTo(21, 10);
  });

  it.each([
    ['#767676', true],
    ['#777777', false],
    ['#1f6f54', true],
    ['#ffd24a', false],
  ])('%s carries white text: %s', (colour, carries) => {
    expect(colourViolations(colour)).toHaveLength(carries ? 0 : 1);
  });

  it('tells the contrast, never rounded up to what is needed', () => {
    expect(colourViolations('#777777')).toEqual([
      { code: 'colourContrast', where: 'colour', params: { ratio: 4.47, needed: 4.5 } },
    ]);
  });

  it.each(['1f6f54', '#1F6F54', '#123', 'red', ''])('refuses "%s" as a colour', (colour) => {
    expect(colourViolations(colour)).toEqual([{ code: 'colourForm', where: 'colour' }]);
    expect(() => contrastRatio(colour, '#ffffff')).toThrow(RangeError);
  });
});

describe('official host', () => {
  it.each(['www.vidzale.example', 'adazi.lv', 'xn--adai-7pa.lv', 'a.b.c.lv'])('takes %s', (host) => {
    expect(hostViolations(host)).toEqual([]);
  });

  it.each([
    'https://www.adazi.lv',
    'www.adazi.lv/',
    'www.adazi.lv:443',
    'WWW.adazi.lv',
    'localhost',
    '127.0.0.1',
    '-a.lv',
    'a..lv',
    'ādaži.lv',
    '.lv',
    '',
    `${'a'.repeat(64)}.lv`,
  ])('refuses "%s"', (host) => {
    expect(hostViolations(host)).toEqual([{ code: 'hostForm', where: 'officialDomain' }]);
  });
});
