import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { dataDirectory, ensureDataDirectory } from './paths.mjs';
import { readJson, Stop } from './say.mjs';

const file = join(dataDirectory, 'instance.json');
/** Scripts that hold the database; a number that was given out again belongs to something else. */
const LAUNCHERS = /apps[\\/]launch[\\/](start|cli)\.mjs/;

/** The Vietvara that runs from this checkout now: process, address, address of its database; or null. */
export function runningInstance() {
  const instance = readJson(file);
  return instance && isVietvara(instance.pid) ? instance : null;
}

/** Records that this process runs the checkout's database; refuses where another one does. */
export function claimInstance(details) {
  ensureDataDirectory();
  const other = runningInstance();
  if (other && other.pid !== process.pid) {
    throw new Stop(
      `Vietvara already runs from this folder at ${other.address} (process ${other.pid}); stop it first.`,
    );
  }
  writeFileSync(file, `${JSON.stringify({ pid: process.pid, ...details })}\n`, { mode: 0o600 });
}

export function releaseInstance() {
  if (readJson(file)?.pid === process.pid) rmSync(file, { force: true });
}

function isVietvara(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  const command = `/proc/${pid}/cmdline`;
  if (!existsSync('/proc/self/cmdline')) return true;
  return existsSync(command) && LAUNCHERS.test(readFileSync(command, 'utf8'));
}

/** Refuses a port that cannot be listened on, before anything is started. */
export async function ensurePortFree(port, host) {
  const error = await new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
  if (!error) return;
  if (error.code === 'EADDRINUSE') {
    const other = runningInstance();
    const who =
      other?.port === port
        ? `Vietvara already runs from this folder (process ${other.pid})`
        : 'another program listens there';
    throw new Stop(
      `Port ${port} is taken: ${who}; stop it, or choose another port: PORT=${port + 1} npm start.`,
    );
  }
  if (error.code === 'EACCES')
    throw new Stop(`This user may not listen on port ${port}; choose one above 1023: PORT=3000 npm start.`);
  throw new Stop(`Port ${port} on ${host} cannot be listened on (${error.code}).`);
}
