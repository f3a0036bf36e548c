declare const process: { env: Record<string, string | undefined> };

/** How many times more cases `npm run test:long` tries. */
const LONG_FACTOR = 50;

/** Whether this is `npm run test:long`. */
export function isLong(): boolean {
  return process.env['VIETVARA_LONG'] === '1';
}

/**
 * How often a property is tried: `usual` times in `npm test`, {@link LONG_FACTOR} times as often in
 * `npm run test:long`.
 */
export function runs(usual: number): { numRuns: number; endOnFailure: boolean } {
  return { numRuns: isLong() ? usual * LONG_FACTOR : usual, endOnFailure: true };
}
