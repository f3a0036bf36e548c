import type { ActMoment, LegalDay } from '#libs/contracts';

/** The moment whose state holds on the day; -1 before the first one. */
export function momentShown(moments: readonly ActMoment[], day: LegalDay): number {
  return moments.findLastIndex((moment) => moment.day <= day);
}

/** Moments closer to each other than this share of the line would lie on top of each other. */
const LEAST = 6;

/**
 * Where on the line each moment stands, in hundredths, by its day between the first day and today or the last day; those
 * that would lie too close are moved on, so that each can be hit.
 */
export function placesOf(moments: readonly ActMoment[], today: LegalDay): number[] {
  const days = moments.map(({ day }) => Date.parse(day));
  const first = Math.min(...days);
  const last = Math.max(...days, Date.parse(today));
  const span = Math.max(1, last - first);
  const least = Math.min(LEAST, 100 / Math.max(1, moments.length));
  const places = days.map((day) => ((day - first) / span) * 100);
  for (let at = 1; at < places.length; at++)
    places[at] = Math.max(places[at] ?? 0, (places[at - 1] ?? 0) + least);
  // What was moved beyond the end is pushed back from there.
  for (let at = places.length - 1; at >= 0; at--)
    places[at] = Math.min(places[at] ?? 0, 100 - (places.length - 1 - at) * least);
  return places;
}
