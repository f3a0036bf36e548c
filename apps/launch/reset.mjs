import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runningInstance } from './instance.mjs';
import { dataDirectory } from './paths.mjs';
import { readJson, runMain, Stop } from './say.mjs';

/** What `npm start` made in `.data` and elsewhere; other files there stay. */
const KEPT_BY_START = [
  'postgres',
  'postgres.new',
  'postgres.json',
  'postgres-password',
  'postgres.log',
  'files',
  'instance.json',
];

await runMain(() => {
  if (process.env.DATABASE_URL) {
    throw new Stop(
      'DATABASE_URL is set; reset only removes the embedded database, an external one is yours to drop.',
    );
  }
  const running = runningInstance();
  if (running) {
    throw new Stop(
      `Vietvara is running (process ${running.pid}, ${running.address}); reset stops nothing: stop it first.`,
    );
  }
  const base = readJson(join(dataDirectory, 'postgres.json'))?.base;
  const gone = [...KEPT_BY_START.map((name) => join(dataDirectory, name)), ...(base ? [base] : [])].filter(
    existsSync,
  );
  try {
    for (const path of gone) rmSync(path, { recursive: true, force: true });
  } catch (error) {
    throw new Stop(`${error.path} could not be removed (${error.code}); it belongs to another user.`);
  }
  process.stdout.write(
    gone.length > 0
      ? `Removed database and files (${gone.join(', ')}); the next "npm start" begins anew.\n`
      : 'There was nothing to remove.\n',
  );
});
