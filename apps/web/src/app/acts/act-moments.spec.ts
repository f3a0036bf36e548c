import type { ActMoment } from '#libs/contracts';
import { momentShown, placesOf } from './act-moments';

const on = (day: string): ActMoment => ({ day, wording: true, ended: false, norms: [] });

describe('the line of an act', () => {
  it('shows the state of the last moment up to the day', () => {
    const moments = [on('2025-01-01'), on('2026-01-01')];
    expect(
      ['2024-12-31', '2025-01-01', '2025-12-31', '2030-01-01'].map((day) => momentShown(moments, day)),
    ).toEqual([-1, 0, 0, 1]);
  });

  it('places moments by their days between the first and today', () => {
    const [first, second = 0] = placesOf([on('2025-01-01'), on('2026-01-01')], '2027-01-01');
    expect(first).toBe(0);
    expect(Math.round(second)).toBe(50);
  });

  it('keeps moments of one week apart, at both ends, and all of them on the line', () => {
    const early = placesOf([on('2020-01-01'), on('2020-01-02'), on('2020-01-03')], '2026-01-01');
    const late = placesOf([on('2020-01-01'), on('2026-01-01'), on('2026-01-02')], '2026-01-02');
    const many = placesOf(
      Array.from({ length: 40 }, (_, index) => on(`2020-01-${String(index + 1).padStart(2, '0')}`)).slice(
        0,
        31,
      ),
      '2020-01-31',
    );
    for (const places of [early, late, many]) {
      expect(places.every((place) => place >= 0 && place <= 100)).toBe(true);
      for (let at = 1; at < places.length; at++) {
        expect((places[at] ?? 0) - (places[at - 1] ?? 0)).toBeGreaterThan(3);
      }
    }
  });
});
