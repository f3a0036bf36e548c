import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onPinnedNode } from './bootstrap.mjs';
import { dist, root } from './paths.mjs';
import { createSay, runMain } from './say.mjs';

/** Commands that need a database; the others only read and write files. */
const WITH_DATABASE = new Set(['setup', 'appoint', 'audit']);

// Standard output belongs to the result; standard error that a program reads belongs to the findings.
const say = process.stderr.isTTY ? createSay(process.stderr) : () => {};

await runMain(async () => {
  if (!(await onPinnedNode(fileURLToPath(import.meta.url), say))) return process.exitCode;
  const { ensureBuilt } = await import('./compile.mjs');
  await ensureBuilt({ web: false, say });
  const args = process.argv.slice(2);
  const database = WITH_DATABASE.has(args[0]) && !process.env.DATABASE_URL ? await embeddedDatabase() : null;
  try {
    return await run(args, database ? { VIETVARA_EMBEDDED_DATABASE_URL: database.url } : {});
  } finally {
    await database?.stop();
  }
});

/** The database of the Vietvara that runs here, or the same one started for as long as the command takes. */
async function embeddedDatabase() {
  const { claimInstance, releaseInstance, runningInstance } = await import('./instance.mjs');
  const running = runningInstance();
  if (running?.databaseUrl) return { url: running.databaseUrl, stop: () => {} };
  claimInstance({ address: 'no address (a command)' });
  const { startEmbedded } = await import('./embedded.mjs');
  const database = await startEmbedded(() => {});
  const stop = async () => {
    await database.stop();
    releaseInstance();
  };
  return { url: database.url, stop };
}

function run(args, env) {
  const cwd = process.env.INIT_CWD ?? root;
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', join(dist, 'apps/cli/src/main.js'), ...args],
    {
      cwd: root,
      env: { ...process.env, ...env, VIETVARA_CWD: cwd },
      stdio: 'inherit',
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
