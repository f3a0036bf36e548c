import { sha256 } from '#libs/bylaw-document';

/** At least so many items are looked at, or all where there are fewer. */
export const LEAST_SAMPLE = 5;
/** And at least this share of them. */
export const SAMPLE_SHARE = 0.1;
/** So many more are drawn for every item of the sample that turned out wrong. */
export const EXTRA_FOR_WRONG = 5;

/** How many of `count` items a person has to open and confirm: a tenth, at least five. */
export function sampleSize(count: number): number {
  return Math.min(count, Math.max(LEAST_SAMPLE, Math.ceil(count * SAMPLE_SHARE)));
}

/**
 * The items in the order in which they are drawn: by the SHA-256 of seed and id. Whoever knows the recorded seed can draw
 * the sample again, and nobody could choose the seed so that a certain item is left out, because it is random.
 */
export function drawOrder(seed: string, ids: readonly string[]): string[] {
  return ids
    .map((id) => ({ id, rank: sha256(`${seed} ${id}`) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .map(({ id }) => id);
}
