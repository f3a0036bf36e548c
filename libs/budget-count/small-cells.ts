/**
 * Hides numbers that are small enough to point at people. Where the sum of all is known, one hidden number could be
 * found by taking the others away; then the least of the others is hidden with it. Zero tells of nobody.
 * @returns the numbers in their order, `null` where one is hidden.
 */
export function hideSmall(numbers: readonly number[], smallest: number): (number | null)[] {
  const hidden = new Set(numbers.flatMap((number, at) => (number > 0 && number < smallest ? [at] : [])));
  const told = numbers.map((number, at) => ({ number, at })).filter(({ at }) => !hidden.has(at));
  if (hidden.size === 1) {
    const [least] = told.filter(({ number }) => number > 0).sort((a, b) => a.number - b.number);
    if (least) hidden.add(least.at);
  }
  return numbers.map((number, at) => (hidden.has(at) ? null : number));
}
