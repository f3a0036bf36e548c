/**
 * The order drawn from a seed: projects by the digest of `seed:nr`. Whoever knows the seed draws the same order again,
 * and nobody can tell it before the seed is known.
 * @param digest SHA-256 of a text in hexadecimal.
 */
export function orderByLot(
  seed: string,
  numbers: readonly number[],
  digest: (text: string) => string,
): number[] {
  const drawn = numbers.map((nr) => ({ nr, mark: digest(`${seed}:${nr}`) }));
  return drawn.sort((a, b) => (a.mark < b.mark ? -1 : a.mark > b.mark ? 1 : a.nr - b.nr)).map(({ nr }) => nr);
}
