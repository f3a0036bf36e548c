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

/** How many marks a clerk asked to undo on one day. */
export interface UndoneCount {
  day: string;
  pollingPlace: string;
  clerkId: string;
  marks: number;
}

/** What the watch looks at: counters only. */
export interface WatchCounts {
  hours: readonly HourCount[];
  ages?: readonly AgeCount[];
  undone?: readonly UndoneCount[];
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
  /** Share of everybody in person that one place or one clerk has, in per cent, where there are three or more of them. */
  oneShare: number;
  /** Share of everybody on one day and channel that one age band has, in per cent. */
  ageShare: number;
  /** Marks that one clerk may undo on one day. */
  undonePerDay: number;
  /** Hours of the day in which clerks work, from and to (exclusive). */
  openHours: readonly [from: number, to: number];
}

/** Limits that fit a municipality of some ten thousand people. */
export const WATCH_LIMITS: WatchLimits = {
  perClerkHour: 40,
  timesMedian: 8,
  fewest: 30,
  centenariansPerDay: 3,
  oneShare: 80,
  ageShare: 75,
  undonePerDay: 2,
  openHours: [7, 21],
};

/** Something odd about who entered the roll when; a question to the coordinator, not an accusation. */
export interface Anomaly {
  kind:
    | 'clerk_speed'
    | 'online_burst'
    | 'outside_hours'
    | 'centenarians'
    | 'one_place'
    | 'one_clerk'
    | 'one_age'
    | 'undone_marks';
  /** The hour or the day it was; null where it is about the whole vote. */
  at: string | null;
  channel: 'online' | 'in_person';
  pollingPlace: string | null;
  clerkId: string | null;
  voters: number;
  /** The age band it is about. */
  band: AgeBand | null;
  /** What would be usual. */
  usual: number;
}

const NOTHING_KNOWN = { at: null, pollingPlace: null, clerkId: null, band: null } as const;

/**
 * Anomalies in what the roll counted by hours, ages and undone marks. Nothing of a single voter and nothing of a ballot is
 * looked at.
 *
 * @returns by kind, then in the order of time.
 */
export function anomalies(
  { hours, ages = [], undone = [] }: WatchCounts,
  limits: WatchLimits = WATCH_LIMITS,
): Anomaly[] {
  return [
    ...clerkSpeed(hours, limits),
    ...outsideHours(hours, limits),
    ...onlineBursts(hours, limits),
    ...nearlyAll('one_place', hours, ({ pollingPlace }) => pollingPlace, limits),
    ...nearlyAll('one_clerk', hours, ({ clerkId }) => clerkId, limits),
    ...centenarians(ages, limits),
    ...oneAge(ages, limits),
    ...undoneMarks(undone, limits),
  ];
}

function clerkSpeed(hours: readonly HourCount[], { perClerkHour }: WatchLimits): Anomaly[] {
  return inTime(hours)
    .filter(({ channel, clerkId, voters }) => isDesk(channel) && clerkId !== null && voters > perClerkHour)
    .map((one) => oddHour('clerk_speed', one, perClerkHour));
}

function outsideHours(hours: readonly HourCount[], { openHours: [from, to] }: WatchLimits): Anomaly[] {
  return inTime(hours)
    .filter(({ channel, clerkId, hour }) => {
      const clock = Number(hour.slice(11, 13));
      return isDesk(channel) && clerkId !== null && (clock < from || clock >= to);
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

/** Nearly everybody in person at one of several places, or with one of several clerks. */
function nearlyAll(
  kind: 'one_place' | 'one_clerk',
  hours: readonly HourCount[],
  of: (hour: HourCount) => string | null,
  { oneShare, fewest }: WatchLimits,
): Anomaly[] {
  const counted = new Map<string, number>();
  for (const hour of hours) {
    const key = isDesk(hour.channel) ? of(hour) : null;
    if (key !== null) counted.set(key, (counted.get(key) ?? 0) + hour.voters);
  }
  const all = [...counted.values()].reduce((sum, voters) => sum + voters, 0);
  if (counted.size < 3 || all < fewest) return [];
  return [...counted]
    .filter(([, voters]) => voters * 100 > oneShare * all)
    .map(([key, voters]) => ({
      ...NOTHING_KNOWN,
      kind,
      channel: 'in_person',
      pollingPlace: kind === 'one_place' ? key : null,
      clerkId: kind === 'one_clerk' ? key : null,
      voters,
      usual: Math.round(all / counted.size),
    }));
}

function centenarians(ages: readonly AgeCount[], { centenariansPerDay }: WatchLimits): Anomaly[] {
  return byDay(ages)
    .filter(({ band, voters }) => band === 100 && voters > centenariansPerDay)
    .map((one) => oddAge('centenarians', one, centenariansPerDay));
}

/** One age band that is nearly the whole day of a channel. */
function oneAge(ages: readonly AgeCount[], { ageShare, fewest }: WatchLimits): Anomaly[] {
  return byDay(ages).flatMap((one) => {
    const all = ages
      .filter(({ day, channel }) => day === one.day && channel === one.channel)
      .reduce((sum, { voters }) => sum + voters, 0);
    const odd = all >= fewest && one.voters * 100 > ageShare * all;
    return odd ? [oddAge('one_age', one, Math.round((all * ageShare) / 100))] : [];
  });
}

function undoneMarks(undone: readonly UndoneCount[], { undonePerDay }: WatchLimits): Anomaly[] {
  return byDay(undone)
    .filter(({ marks }) => marks > undonePerDay)
    .map(({ day, marks, pollingPlace, clerkId }) => ({
      ...NOTHING_KNOWN,
      kind: 'undone_marks',
      at: day,
      channel: 'in_person',
      pollingPlace,
      clerkId,
      voters: marks,
      usual: undonePerDay,
    }));
}

function oddHour(kind: Anomaly['kind'], { hour, ...rest }: HourCount, usual: number): Anomaly {
  return { kind, at: hour, ...rest, band: null, usual };
}

function oddAge(kind: Anomaly['kind'], { day, channel, band, voters }: AgeCount, usual: number): Anomaly {
  return { ...NOTHING_KNOWN, kind, at: day, channel, band, voters, usual };
}

const isDesk = (channel: HourCount['channel']): boolean => channel === 'in_person';

function inTime(hours: readonly HourCount[]): HourCount[] {
  return [...hours].sort((a, b) => (a.hour < b.hour ? -1 : a.hour > b.hour ? 1 : 0));
}

function byDay<T extends { day: string }>(counts: readonly T[]): T[] {
  return [...counts].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** The middle value, the lower one of two; 0 of none. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
