import { formatDay, formatEuro, formatMoment, formatShare, oneStop, pluralCategory } from './format';

const nbsp = '\u00a0';

describe('days', () => {
  it.each([
    ['lv', 'long', `2027.${nbsp}gada 1.${nbsp}marts`],
    ['lv', 'short', '01.03.2027.'],
    ['lv', 'weekday', `pirmdiena, 2027.${nbsp}gada 1.${nbsp}marts`],
    ['lv', 'on', `2027.${nbsp}gada 1.${nbsp}martā`],
    ['lv', 'until', `2027.${nbsp}gada 1.${nbsp}martam`],
    ['en', 'long', `1${nbsp}March 2027`],
    ['en', 'until', `1${nbsp}March 2027`],
    ['en', 'short', `1${nbsp}Mar${nbsp}2027`],
    ['en', 'weekday', `Monday, 1${nbsp}March 2027`],
  ] as const)('in %s, %s', (lang, style, text) => {
    expect(formatDay('2027-03-01', lang, style)).toBe(text);
  });

  it('declines months of either ending', () => {
    expect(formatDay('2026-12-05', 'lv', 'on')).toBe(`2026.${nbsp}gada 5.${nbsp}decembrī`);
    expect(formatDay('2026-12-05', 'lv', 'until')).toBe(`2026.${nbsp}gada 5.${nbsp}decembrim`);
  });

  it.each(['', 'soon', '2027-13-01'])('leaves %p, which is no day, as it is', (day) => {
    expect(formatDay(day, 'lv')).toBe(day);
  });

  it('agrees with the calendar of the platform on every day of a leap year', () => {
    const reference = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
    for (let day = 0; day < 366; day++) {
      const at = new Date(Date.UTC(2028, 0, 1 + day));
      const written = formatDay(at.toISOString().slice(0, 10), 'en', 'weekday').replaceAll(nbsp, ' ');
      expect(written.replace(',', '')).toBe(reference.format(at).replace(',', ''));
    }
  });
});

describe('moments', () => {
  it.each([
    ['2027-01-15T22:30:00Z', '16.01.2027. 00:30'],
    ['2027-07-15T21:30:00Z', '16.07.2027. 00:30'],
    ['2027-03-28T00:59:00Z', '28.03.2027. 02:59'],
    ['2027-03-28T01:00:00Z', '28.03.2027. 04:00'],
  ])('%s is %s in Riga', (moment, text) => {
    expect(formatMoment(moment, 'lv')).toBe(text);
  });

  it('leaves what is no moment as it is', () => {
    expect(formatMoment('later', 'lv')).toBe('later');
  });
});

describe('money', () => {
  it.each([
    [1234550, `12${nbsp}345,50${nbsp}€`, '€12,345.50'],
    [0, `0,00${nbsp}€`, '€0.00'],
    [7, `0,07${nbsp}€`, '€0.07'],
    [123456789012, `1${nbsp}234${nbsp}567${nbsp}890,12${nbsp}€`, '€1,234,567,890.12'],
    [-150, `−1,50${nbsp}€`, '−€1.50'],
  ])('%d cents', (cents, latvian, english) => {
    expect(formatEuro(cents, 'lv')).toBe(latvian);
    expect(formatEuro(cents, 'en')).toBe(english);
  });
});

describe('plural categories', () => {
  it.each([
    [0, 'zero'],
    [1, 'one'],
    [2, 'other'],
    [10, 'zero'],
    [11, 'zero'],
    [19, 'zero'],
    [20, 'zero'],
    [21, 'one'],
    [22, 'other'],
    [111, 'zero'],
    [121, 'one'],
  ])('%d is %s in Latvian', (count, category) => {
    expect(pluralCategory(count, 'lv')).toBe(category);
  });

  it('English has two', () => {
    expect([0, 1, 2, 11, 21].map((count) => pluralCategory(count, 'en'))).toEqual([
      'other',
      'one',
      'other',
      'other',
      'other',
    ]);
  });
});

describe('a sentence with days', () => {
  it('ends with one stop', () => {
    expect(oneStop('Bija jābūt līdz 08.03.2027.. Izvēlieties 09.03.2027..')).toBe(
      'Bija jābūt līdz 08.03.2027. Izvēlieties 09.03.2027.',
    );
  });

  it('keeps an ellipsis and other stops', () => {
    expect(oneStop('No 1... līdz 5. punktam.')).toBe('No 1... līdz 5. punktam.');
  });
});

describe('shares', () => {
  it.each([
    ['lv', 20, `0,2${nbsp}%`],
    ['lv', 50, `0,5${nbsp}%`],
    ['en', 125, '1.25%'],
  ] as const)('in %s, %d hundredths of a per cent', (lang, basisPoints, text) => {
    expect(formatShare(basisPoints, lang)).toBe(text);
  });
});
