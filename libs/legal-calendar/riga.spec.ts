import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addUnits } from './days.js';
import { rigaDayEnd, rigaDayStart, rigaInstant, rigaTime, todayInRiga } from './riga.js';

const HOUR = 3_600_000;
const at = (iso: string): number => Temporal.Instant.from(iso).epochMilliseconds;

it.each([
  ['2026-01-14T21:59:59Z', '2026-01-14'],
  ['2026-01-14T22:00:00Z', '2026-01-15'],
  ['2026-07-14T20:59:59Z', '2026-07-14'],
  ['2026-07-14T21:00:00Z', '2026-07-15'],
  ['2026-12-31T22:30:00Z', '2027-01-01'],
])('%s is %s in Latvia', (instant, day) => {
  expect(todayInRiga(at(instant))).toBe(day);
  expect(todayInRiga(Temporal.Instant.from(instant))).toBe(day);
});

it.each([
  ['2026-03-28', 24],
  ['2026-03-29', 23],
  ['2026-10-24', 24],
  ['2026-10-25', 25],
])('%s is %i hours long', (day, hours) => {
  expect(rigaDayEnd(day) - rigaDayStart(day)).toBe(hours * HOUR);
  expect(todayInRiga(rigaDayStart(day))).toBe(day);
  expect(todayInRiga(rigaDayStart(day) - 1)).toBe(addUnits(day, -1, 'day'));
  expect(todayInRiga(rigaDayEnd(day) - 1)).toBe(day);
  expect(todayInRiga(rigaDayEnd(day))).toBe(addUnits(day, 1, 'day'));
});

it.each([
  ['2026-03-29', '02:59', '2026-03-29T00:59:00Z'],
  ['2026-03-29', '03:30', '2026-03-29T01:30:00Z'],
  ['2026-03-29', '04:00', '2026-03-29T01:00:00Z'],
  ['2026-10-25', '02:59', '2026-10-24T23:59:00Z'],
  ['2026-10-25', '04:00', '2026-10-25T02:00:00Z'],
])('%s %s is %s', (day, time, instant) => {
  expect(rigaInstant(day, time)).toBe(at(instant));
});

it('agrees with Intl on every moment between 1990 and 2090', () => {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Riga',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const moments = fc.integer({ min: at('1990-01-01T00:00:00Z'), max: at('2090-01-01T00:00:00Z') });
  fc.assert(
    fc.property(moments, (moment) => {
      expect(`${todayInRiga(moment)} ${rigaTime(moment)}`).toBe(format.format(moment));
      const day = todayInRiga(moment);
      expect(rigaDayStart(day)).toBeLessThanOrEqual(moment);
      expect(rigaDayEnd(day)).toBeGreaterThan(moment);
    }),
  );
});
