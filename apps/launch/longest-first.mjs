import { statSync } from 'node:fs';

/** Files that are short to read and long to run. */
const LONG = new RegExp(
  [
    'e2e/pages/',
    'access/routes',
    'budget/(results|secrecy|verifiable)',
    'budget-count/pabulib.spec',
    'budget-rules/walks',
    'bylaw-exchange/(robustness|docx/hostile)',
    'demo/seed',
    'legal-calendar/three-years',
    'procedure/time-zones',
  ].join('|'),
);

/** Orders spec files for two workers: what runs longest first, else one of them would wait for the other at the end. */
export default class LongestFirst {
  sort(tests) {
    const weight = ({ path }) => (LONG.test(path.replaceAll('\\', '/')) ? Infinity : statSync(path).size);
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
