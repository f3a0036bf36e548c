/**
 * Hides numbers that are small enough to point at people. The sum of all is known, so what is hidden could be found by
 * taking the others away: as long as a single number is hidden, or the hidden ones together are small themselves, the
 * least of the others is hidden with them. Zero tells of nobody.
 *
 * @param of how many each number is a part of, where that is told beside it: a number that leaves out only a few of
 *   them points at those few.
 * @returns the numbers in their order, `null` where one is hidden.
 */
export function hideSmall(
  numbers: readonly number[],
  smallest: number,
  of: readonly number[] = [],
): (number | null)[] {
  const hidden = new Set(
    numbers.flatMap((number, at) => {
      const rest = (of[at] ?? Infinity) - number;
      return number > 0 && (number < smallest || rest < smallest) ? [at] : [];
    }),
  );
  const others = numbers
    .map((number, at) => ({ number, at }))
    .filter(({ number, at }) => number > 0 && !hidden.has(at))
    .sort((a, b) => a.number - b.number);
  const together = (): number => [...hidden].reduce((sum, at) => sum + (numbers[at] ?? 0), 0);
  for (const { at } of others) {
    if (hidden.size === 0 || (hidden.size > 1 && together() >= smallest)) break;
    hidden.add(at);
  }
  return numbers.map((number, at) => (hidden.has(at) ? null : number));
}
