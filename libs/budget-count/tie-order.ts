import type { Election } from './election.js';

/**
 * Negative where the project at place `a` of the election comes before the one at `b` when both would be taken at the
 * same moment; never 0 for two different projects.
 */
export type ElectionTies = (a: number, b: number) => number;

/** Identifiers compared as strings by code point, so `"10"` comes before `"2"`. */
export function byName({ projects }: Election): ElectionTies {
  const rank = ranks(projects.map(({ id }) => id));
  return (a, b) => (rank[a] ?? 0) - (rank[b] ?? 0);
}

/** Lower cost, then higher score, then the identifier; a by-law would draw lots instead of the last step. */
export function byCostAndScore(election: Election): ElectionTies {
  const name = byName(election);
  const { projects, total } = election;
  return (a, b) =>
    (projects[a]?.cost ?? 0) - (projects[b]?.cost ?? 0) || (total[b] ?? 0) - (total[a] ?? 0) || name(a, b);
}

/**
 * A given order of all projects, first wins: the order of submission, or one drawn by lot before the count.
 * @throws RangeError where a project is missing or stands twice.
 */
export function byList({ projects }: Election, order: readonly string[]): ElectionTies {
  const rank = new Map(order.map((id, at) => [id, at]));
  if (
    rank.size !== order.length ||
    projects.length !== order.length ||
    projects.some(({ id }) => !rank.has(id))
  )
    throw new RangeError('The order of ties has to name every project once');
  const ranked = projects.map(({ id }) => rank.get(id) ?? 0);
  return (a, b) => (ranked[a] ?? 0) - (ranked[b] ?? 0);
}

/** Compares strings by code point: `<` on UTF-16 units would put astral signs before U+E000 and above. */
export function compareCodePoints(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const difference = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function ranks(ids: readonly string[]): number[] {
  const sorted = ids.map((id, at) => ({ id, at })).sort((a, b) => compareCodePoints(a.id, b.id));
  const rank = new Array<number>(ids.length).fill(0);
  sorted.forEach(({ at }, place) => (rank[at] = place));
  return rank;
}
