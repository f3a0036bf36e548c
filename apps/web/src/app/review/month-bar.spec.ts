import { termShare } from './month-bar';

describe('the month of a review as a bar', () => {
  it.each([
    ['2027-02-03', 0, 0, false],
    ['2027-02-17', 14, 50, false],
    ['2027-03-03', 28, 100, false],
    ['2027-03-04', 28, 100, true],
    ['2027-01-31', 0, 0, false],
  ])('on %s %i days have passed', (at, passed, percent, over) => {
    expect(termShare('2027-02-03', '2027-03-03', at)).toEqual({ total: 28, passed, percent, over });
  });

  it('never divides by nothing', () => {
    expect(termShare('2027-02-03', '2027-02-03', '2027-02-03').percent).toBe(0);
  });
});
