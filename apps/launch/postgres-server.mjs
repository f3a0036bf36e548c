import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guard } from './guard.mjs';
import { makeOwnFolder, writeOwnFile } from './postgres-place.mjs';
import { Stop } from './say.mjs';

const MAJOR = '18';

/**
 * Starts PostgreSQL on a free port of the loopback address; a new data folder is made first.
 *
 * @param place programs and data, see `choosePlace`.
 * @param options.settings extra `-c` settings, e.g. `fsync=off`.
 * @returns address of the `postgres` database, process id, and `stop()`, which waits for a clean end.
 */
export async function startPostgres(place, account, password, { logFile, settings = [], onExit = () => {} }) {
  if (!existsSync(join(place.data, 'PG_VERSION'))) await initialise(place, account, password, logFile);
  checkFolder(place.data, account);
  await clearStalePid(place.data);
  const port = await freePort();
  const fixed = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=`,
    'max_connections=200',
    'log_timezone=UTC',
  ];
  const flags = [...fixed, ...settings].flatMap((setting) => ['-c', setting]);
  const logStart = existsSync(logFile) ? statSync(logFile).size : 0;
  const log = openSync(logFile, 'a', 0o600);
  // Its own group: Ctrl-C in a terminal must reach the application first, the database last.
  const child = spawn(
    join(place.programs, 'bin', 'postgres'),
    ['-D', place.data, '-p', String(port), ...flags],
    {
      ...account,
      cwd: place.data,
      detached: process.platform !== 'win32',
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log, log],
    },
  );
  const release = guard(child.pid, 'SIGINT');
  let state = 'starting';
  const ended = new Promise((resolve) => {
    child.once('error', resolve);
    child.once('exit', resolve);
  });
  void ended.then(() => {
    release();
    if (state === 'running') onExit();
    state = 'ended';
  });
  const stop = async () => {
    if (state === 'ended') return;
    state = 'stopping';
    child.kill('SIGINT');
    await ended;
  };
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  try {
    await untilReady(url, () => state === 'ended');
  } catch (error) {
    await stop();
    throw new Stop(reasonFor(error, logFile, logStart));
  }
  state = 'running';
  return { url, pid: child.pid, stop };
}

async function initialise({ data, programs }, account, password, logFile) {
  const fresh = `${data}.new`;
  rmSync(fresh, { recursive: true, force: true });
  makeOwnFolder(fresh, account);
  const secret = mkdtempSync(join(tmpdir(), 'vietvara-'));
  makeOwnFolder(secret, account);
  const passwordFile = join(secret, 'password');
  writeOwnFile(passwordFile, `${password}\n`, account);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const options = [
    '--auth=scram-sha-256',
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--no-instructions',
  ];
  const initdb = spawnSync(join(programs, 'bin', 'initdb'), [`--pgdata=${fresh}`, ...options, ...locale], {
    ...account,
    cwd: '/',
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
  rmSync(secret, { recursive: true, force: true });
  appendFileSync(logFile, `${initdb.stdout ?? ''}${initdb.stderr ?? ''}`, { mode: 0o600 });
  if (initdb.status !== 0) {
    const reason = initdb.error?.code ?? lastLine(initdb.stderr, /error:/) ?? `code ${initdb.status}`;
    throw new Stop(`The embedded PostgreSQL could not make its data folder ${data}: ${reason}`);
  }
  renameSync(fresh, data);
}

function checkFolder(data, account) {
  const owner = account.uid ?? process.getuid?.();
  if (owner !== undefined && statSync(data).uid !== owner) {
    throw new Stop(
      `The database in ${data} belongs to another user; start Vietvara as the user who started it first.`,
    );
  }
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (version !== MAJOR) {
    throw new Stop(
      `The database in ${data} was made by PostgreSQL ${version}, this is ${MAJOR}; see "Upgrade" in docs/operations.md.`,
    );
  }
}

/** A server that was left behind is stopped; a process number that another program has by now is forgotten. */
async function clearStalePid(data) {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (isServerOf(pid, data)) {
    process.kill(pid, 'SIGINT');
    for (let tries = 0; tries < 300 && isServerOf(pid, data); tries++) await pause(100);
    if (isServerOf(pid, data))
      throw new Stop(`An earlier PostgreSQL (process ${pid}) still holds ${data} and does not stop.`);
  }
  rmSync(file, { force: true });
}

function isServerOf(pid, data) {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  const command = existsSync('/proc/self/cmdline')
    ? existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return Boolean(command) && command.includes('postgres') && command.includes(data);
}

async function untilReady(url, hasEnded) {
  const { default: pg } = await import('pg');
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      // 28P01: the server answers, but not to this password.
      if (hasEnded() || error.code === '28P01' || tries > 600) throw error;
      await pause(100);
    }
  }
}

function reasonFor(error, logFile, start) {
  if (error.code === '28P01') {
    return 'The embedded PostgreSQL does not accept the password in .data: the folder belongs to another installation; "npm run reset" starts over.';
  }
  const log = readFileSync(logFile, 'utf8').slice(start);
  const reason = lastLine(log, /(FATAL|PANIC|error):/i) ?? error.message;
  return `The embedded PostgreSQL did not start: ${reason.replace(/^.*?(FATAL|PANIC):\s*/, '')} (log: ${logFile}).`;
}

function lastLine(text, pattern) {
  return (text ?? '')
    .split('\n')
    .filter((line) => pattern.test(line))
    .at(-1)
    ?.trim();
}

/** A port that is free on the loopback address now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Waits; only for polling what cannot be waited for. */
export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
