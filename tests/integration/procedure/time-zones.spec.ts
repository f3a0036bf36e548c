import { spawnSync } from 'node:child_process';

const SPECS = ['libs/legal-calendar/', 'libs/bylaw-procedure/'];

/** Runs in another process, because a process reads its time zone once. */
function node(zone: string, ...args: string[]): { status: number | null; out: string } {
  const env = { ...process.env, TZ: zone };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  return { status, out: stdout + stderr };
}

/** Far from the zone in which `npm test` runs all unit tests, with its own changes of the clock. */
const ZONE = 'Pacific/Auckland';

it(`legal days and the procedure do not depend on the time zone: the same in ${ZONE}`, () => {
  const january = node(ZONE, '-p', 'new Date(2026, 0, 15).getTimezoneOffset()');
  expect(january.out.trim()).toBe('-780');
  const jest = ['--experimental-vm-modules', '--no-warnings', '--import', './apps/launch/from-source.mjs'];
  const run = node(
    ZONE,
    ...jest,
    'node_modules/jest/bin/jest.js',
    '--runInBand',
    '--selectProjects',
    'libs',
    '--testPathPatterns',
    ...SPECS,
  );
  expect(run.out).toMatch(/Tests: +\d{2,} passed, \d+ total/);
  expect(run.status).toBe(0);
}, 120_000);
