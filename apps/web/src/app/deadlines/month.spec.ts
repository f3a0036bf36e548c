import { monthAsked, monthBeside, weeksOf } from './month';

describe('a month', () => {
  it('begins on Monday and has every day once', () => {
    const weeks = weeksOf('2027-02', []);
    const days = weeks.flat().flatMap((cell) => cell?.date ?? []);
    expect(days).toEqual(Array.from({ length: 28 }, (_, i) => i + 1));
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    // 1 February 2027 is a Monday.
    expect(weeks[0]?.[0]?.day).toBe('2027-02-01');
    expect(weeks[0]?.[5]?.weekend).toBe(true);
  });

  it('shows a period on its first and its last day', () => {
    const items = [{ day: '2027-03-30', until: '2027-04-02' }, { day: '2027-04-02' }];
    const found = weeksOf('2027-04', items)
      .flat()
      .flatMap((cell) => (cell?.items.length ? [[cell.day, cell.items.length]] : []));
    expect(found).toEqual([['2027-04-02', 2]]);
  });

  it.each([
    ['2027-12', 1, '2028-01'],
    ['2027-01', -1, '2026-12'],
    ['2027-03', 0, '2027-03'],
  ])('%s and %i is %s', (month, step, expected) => {
    expect(monthBeside(month, step)).toBe(expected);
  });

  it.each([
    [undefined, '2027-03'],
    ['2027-13', '2027-03'],
    ['abc', '2027-03'],
    ['2027-11', '2027-11'],
  ])('asked for %p shows %s', (asked, shown) => {
    expect(monthAsked(asked, '2027-03-15')).toBe(shown);
  });
});
