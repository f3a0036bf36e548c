/** Bounds of age bands: 16-17, 18-24, 25-44, 45-64, 65-79, 80-99, 100 and more. */
const BAND_STARTS = [16, 18, 25, 45, 65, 80, 100] as const;
/** First year of an age band. */
export type AgeBand = (typeof BAND_STARTS)[number];
/** All age bands, youngest first. */
export const AGE_BANDS: readonly AgeBand[] = BAND_STARTS;

/** The band of an age in full years; whoever is younger than 16 does not vote. */
export function ageBand(age: number): AgeBand {
  return BAND_STARTS.findLast((from) => age >= from) ?? BAND_STARTS[0];
}

/** How many people the roll took in within one hour; in person also where and by whom. */
export interface HourCount {
  /** Start of the hour in legal time, `YYYY-MM-DDTHH`. */
  hour: string;
  channel: 'online' | 'in_person';
  pollingPlace: string | null;
  clerkId: string | null;
  voters: number;
}

/** How many people of an age band the roll took in on one day. */
export interface AgeCount {
  day: string;
  channel: 'online' | 'in_person';
  band: AgeBand;
  voters: number;
}

/** When something is odd enough to be shown; the municipality's own numbers, no law sets them. */
export interface WatchLimits {
  /** People whom one clerk can serve in an hour. */
  perClerkHour: number;
  /** An hour on line is odd above so many times the median of the other hours, from `fewest` on. */
  timesMedian: number;
  /** Fewer than this is never odd. */
  fewest: number;
  /** People of 100 and more on one day and channel. */
  centenariansPerDay: number;
  /** Share of everybody in person that one place has, in per cent, where there are three places or more. */
  placeShare: number;
  /** Hours of the day in which clerks work, from and to (exclusive). */
  openHours: readonly [from: number, to: number];
}

/** Limits that fit a municipality of some ten thousand people. */
export const WATCH_LIMITS: WatchLimits = {
  perClerkHour: 40,
  timesMedian: 8,
  fewest: 30,
  centenariansPerDay: 3,
  placeShare: 80,
  openHours: [7, 21],
};

/** Something odd about who entered the roll when; a question to the coordinator, not an accusation. */
export interface Anomaly {
  kind: 'clerk_speed' | 'online_burst' | 'outside_hours' | 'centenarians' | 'one_place';
  /** The hour or the day it was; null where it is about the whole vote. */
  at: string | null;
  channel: 'online' | 'in_person';
  pollingPlace: string | null;
  clerkId: string | null;
  voters: number;
  /** What would be usual. */
  usual: number;
}

/**
 * Anomalies in what the roll counted by hours. Nothing of a single voter and nothing of a ballot is looked at.
 *
 * @returns by kind, then in the order of time.
 */
export function anomalies(
  hours: readonly HourCount[],
  ages: readonly AgeCount[],
  limits: WatchLimits = WATCH_LIMITS,
): Anomaly[] {
  return [
    ...clerkSpeed(hours, limits),
    ...outsideHours(hours, limits),
    ...onlineBursts(hours, limits),
    ...onePlace(hours, limits),
    ...centenarians(ages, limits),
  ];
}

function clerkSpeed(hours: readonly HourCount[], { perClerkHour }: WatchLimits): Anomaly[] {
  return inTime(hours)
    .filter(({ channel, voters }) => channel === 'in_person' && voters > perClerkHour)
    .map((one) => oddHour('clerk_speed', one, perClerkHour));
}

function outsideHours(hours: readonly HourCount[], { openHours: [from, to] }: WatchLimits): Anomaly[] {
  return inTime(hours)
    .filter(({ channel, hour }) => {
      const clock = Number(hour.slice(11, 13));
      return channel === 'in_person' && (clock < from || clock >= to);
    })
    .map((one) => oddHour('outside_hours', one, 0));
}

function onlineBursts(hours: readonly HourCount[], { timesMedian, fewest }: WatchLimits): Anomaly[] {
  const online = inTime(hours.filter(({ channel }) => channel === 'online'));
  return online.flatMap((one, at) => {
    const usual = median(online.filter((_, other) => other !== at).map(({ voters }) => voters));
    const odd = online.length > 2 && one.voters >= fewest && one.voters > timesMedian * usual;
    return odd ? [oddHour('online_burst', one, usual)] : [];
  });
}

function onePlace(hours: readonly HourCount[], { placeShare, fewest }: WatchLimits): Anomaly[] {
  const byPlace = new Map<string, number>();
  for (const { channel, pollingPlace, voters } of hours) {
    if (channel !== 'in_person' || pollingPlace === null) continue;
    byPlace.set(pollingPlace, (byPlace.get(pollingPlace) ?? 0) + voters);
  }
  const all = [...byPlace.values()].reduce((sum, voters) => sum + voters, 0);
  if (byPlace.size < 3 || all < fewest) return [];
  return [...byPlace]
    .filter(([, voters]) => voters * 100 > placeShare * all)
    .map(([pollingPlace, voters]) => ({
      kind: 'one_place',
      at: null,
      channel: 'in_person',
      pollingPlace,
      clerkId: null,
      voters,
      usual: Math.round(all / byPlace.size),
    }));
}

function centenarians(ages: readonly AgeCount[], { centenariansPerDay }: WatchLimits): Anomaly[] {
  return [...ages]
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .filter(({ band, voters }) => band === 100 && voters > centenariansPerDay)
    .map(({ day, channel, voters }) => ({
      kind: 'centenarians',
      at: day,
      channel,
      pollingPlace: null,
      clerkId: null,
      voters,
      usual: centenariansPerDay,
    }));
}

function oddHour(kind: Anomaly['kind'], { hour, ...rest }: HourCount, usual: number): Anomaly {
  return { kind, at: hour, ...rest, usual };
}

function inTime(hours: readonly HourCount[]): HourCount[] {
  return [...hours].sort((a, b) => (a.hour < b.hour ? -1 : a.hour > b.hour ? 1 : 0));
}

/** The middle value, the lower one of two; 0 of none. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
