import type { MyVote } from '#libs/contracts';
import type { DeviceVote, KeptVote } from './kept-votes';

/** One vote of the person logged in: what the roll says of it, and what this device keeps. */
export interface OwnVote {
  place: string;
  year: string;
  /** Null where the roll was not reached, or no longer holds the person. */
  roll: MyVote | null;
  kept: KeptVote | null;
}

/** Puts together what the server knows and what only the device does; nothing goes back to the server. */
export function ownVotes(roll: readonly MyVote[], device: readonly DeviceVote[]): OwnVote[] {
  const keyOf = (place: string, year: string) => `${place}/${year}`;
  const kept = new Map(device.map((one) => [keyOf(one.place, one.year), one]));
  const known = roll.map((one): OwnVote => {
    const [place, year] = [one.place.slug, String(one.cycle.year)];
    return { place, year, roll: one, kept: kept.get(keyOf(place, year))?.vote ?? null };
  });
  const seen = new Set(known.map(({ place, year }) => keyOf(place, year)));
  const others = device
    .filter(({ place, year }) => !seen.has(keyOf(place, year)))
    .map(({ place, year, vote }): OwnVote => ({ place, year, roll: null, kept: vote }))
    .sort((a, b) => b.year.localeCompare(a.year));
  return [...known, ...others];
}
