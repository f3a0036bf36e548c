import type { LegalDay } from '#libs/contracts';
import { Temporal } from 'temporal-polyfill';

/** A moment as milliseconds since 1970-01-01T00:00:00Z. */
export type InstantMs = number;

const ZONE = 'Europe/Riga';

/** The calendar day in Latvia at the given moment; the time zone of the machine plays no part. */
export function todayInRiga(instant: InstantMs | Temporal.Instant): LegalDay {
  const at = typeof instant === 'number' ? Temporal.Instant.fromEpochMilliseconds(instant) : instant;
  return at.toZonedDateTimeISO(ZONE).toPlainDate().toString();
}

/** The moment a legal day starts in Latvia. On the days of a clock change the day is 23 or 25 hours long. */
export function rigaDayStart(day: LegalDay): InstantMs {
  return Temporal.PlainDate.from(day).toZonedDateTime(ZONE).epochMilliseconds;
}

/** The first moment after a legal day: a term that ends on `day` is kept by everything before it (APL 43(4)). */
export function rigaDayEnd(day: LegalDay): InstantMs {
  return rigaDayStart(Temporal.PlainDate.from(day).add({ days: 1 }).toString());
}

/**
 * The moment of a wall clock time in Latvia.
 * @param time `HH:MM`; a time that the clock change skips is taken an hour later.
 */
export function rigaInstant(day: LegalDay, time: string): InstantMs {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ZONE, plainTime: time }).epochMilliseconds;
}

/** Wall clock time in Latvia at the given moment, as `HH:MM`. */
export function rigaTime(instant: InstantMs): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(ZONE)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}
