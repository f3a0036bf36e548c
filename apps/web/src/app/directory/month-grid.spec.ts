import { dayByKey, monthsOf } from './month-grid';

describe('the year in months', () => {
  it('has every day of the year once, in weeks of seven from Monday', () => {
    for (const [year, length] of [
      [2026, 365],
      [2028, 366],
    ] as const) {
      const months = monthsOf(year, []);
      expect(months).toHaveLength(12);
      const cells = months.flatMap((month) => month.weeks.flat()).filter((cell) => cell !== null);
      expect(new Set(cells.map((cell) => cell.day)).size).toBe(length);
      for (const week of months.flatMap((month) => month.weeks)) {
        expect(week).toHaveLength(7);
        for (const [i, cell] of week.entries()) if (cell) expect(cell.weekend).toBe(i > 4);
      }
    }
  });

  it('puts 1 May 2026 on a Friday and knows what is special about it', () => {
    const day = {
      day: '2026-05-01',
      kind: 'holiday',
      name: 'Darba svētki',
      source: 's',
      own: null,
      replaces: null,
    } as const;
    const may = monthsOf(2026, [day])[4];
    expect(may?.weeks[0]?.map((cell) => cell?.date ?? null)).toEqual([null, null, null, null, 1, 2, 3]);
    expect(may?.weeks[0]?.[4]?.special).toBe(day);
  });
});

describe('walking the year by keys', () => {
  it.each([
    ['ArrowRight', '2026-01-31', '2026-02-01'],
    ['ArrowLeft', '2026-03-01', '2026-02-28'],
    ['ArrowDown', '2026-03-25', '2026-04-01'],
    ['ArrowUp', '2026-03-04', '2026-02-25'],
    ['Home', '2026-05-01', '2026-04-27'],
    ['End', '2026-05-01', '2026-05-03'],
    ['PageDown', '2026-01-31', '2026-02-28'],
    ['PageUp', '2026-03-31', '2026-02-28'],
  ])('%s leads from %s to %s', (key, from, to) => {
    expect(dayByKey(key, from)).toBe(to);
  });

  it('stays in the year and leaves other keys alone', () => {
    expect(dayByKey('ArrowLeft', '2026-01-01')).toBe('2026-01-01');
    expect(dayByKey('PageDown', '2026-12-15')).toBe('2026-12-15');
    expect(dayByKey('Enter', '2026-01-01')).toBeNull();
  });
});
