/**
 * A random order that is always the same for the same seed, so that a voter finds the projects where they were, and no
 * project is first for everybody. The input is left as it is.
 */
export function stableShuffle<T>(items: readonly T[], seed: number): T[] {
  const shuffled = [...items];
  const next = generator(seed);
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    const moved = shuffled[last] as T;
    shuffled[last] = shuffled[other] as T;
    shuffled[other] = moved;
  }
  return shuffled;
}

/** Numbers in [0, 1) by the mulberry32 method. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
