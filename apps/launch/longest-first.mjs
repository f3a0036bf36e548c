import { statSync } from 'node:fs';

/** Files that visit every page: short to read, and by far the longest to run. */
const LONG = /[\\/]e2e[\\/]pages[\\/]/;

/** Orders spec files for two workers: what runs longest first, else one of them would wait for the other at the end. */
export default class LongestFirst {
  sort(tests) {
    const weight = ({ path }) => (LONG.test(path) ? Infinity : statSync(path).size);
    return [...tests].sort((a, b) => (weight(a) === weight(b) ? 0 : weight(b) - weight(a)));
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}
