import { spawnSync } from 'node:child_process';

const SPECS = ['libs/legal-calendar/', 'libs/bylaw-procedure/'];

/** Runs in another process, because a process reads its time zone once. */
function node(zone: string, ...args: string[]): { status: number | null; out: string } {
  const env = { ...process.env, TZ: zone };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  return { status, out: stdout + stderr };
}

it.each([
  ['UTC', 0],
  ['Pacific/Auckland', -780],
])(
  'legal days and the procedure do not depend on the time zone %s',
  (zone, offset) => {
    const january = node(zone, '-p', 'new Date(2026, 0, 15).getTimezoneOffset()');
    expect(january.out.trim()).toBe(String(offset));
    const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
    const run = node(
      zone,
      ...jest,
      '--runInBand',
      '--selectProjects',
      'libs',
      '--testPathPatterns',
      ...SPECS,
    );
    expect(run.out).toMatch(/Tests: +\d{2,} passed, \d+ total/);
    expect(run.status).toBe(0);
  },
  120_000,
);
