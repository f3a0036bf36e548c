import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './compile.mjs';
import { startEmbedded } from './embedded.mjs';
import { ensureDatabaseUsable } from './external.mjs';
import { guard } from './guard.mjs';
import { claimInstance, ensurePortFree, releaseInstance } from './instance.mjs';
import { dataDirectory, dist, ensureDataDirectory, root } from './paths.mjs';
import { demoPeople } from './people.mjs';
import { pause } from './postgres-server.mjs';
import { createSay, seconds, Stop } from './say.mjs';

const say = createSay();
/** The application closes its connections in this time, else it is ended. */
const PATIENCE_MS = 10_000;
/** A busy machine may need minutes for the demo's content; it is told every half minute that work goes on. */
const READY_MS = 900_000;
const STILL_MS = 30_000;

/** Builds, starts database and application, and stays until one of them ends or a signal comes. */
export async function serve() {
  const begun = performance.now();
  const parts = { database: null, application: null };
  const ending = Promise.withResolvers();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => ending.resolve({ code: 0, signal }));
  try {
    const started = start(parts, ending, begun);
    const end = await Promise.race([ending.promise, started.then(() => ending.promise)]);
    if (end.signal) say('\nStopping …');
    if (end.reason) process.stderr.write(`${end.reason}\n`);
    return end.code;
  } finally {
    await stop(parts);
  }
}

async function start(parts, ending, begun) {
  const env = { NODE_ENV: 'production', VIETVARA_FILES: join(dataDirectory, 'files'), ...process.env };
  const port = Number(env.PORT ?? 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536)
    await ensurePortFree(port, env.HOST ?? '127.0.0.1');
  ensureDataDirectory();
  if (env.DATABASE_URL) await ensureDatabaseUsable(env.DATABASE_URL);
  await ensureBuilt({ web: env.VIETVARA_WEB !== 'none' });
  if (!env.DATABASE_URL) {
    // A mistake in the configuration is found before a database is started for nothing.
    await readConfiguration({ VIETVARA_EMBEDDED_DATABASE_URL: 'postgres://not-started-yet', ...env });
    claimInstance({ port, address: `http://localhost:${port}` });
    say('Starting PostgreSQL …');
    parts.database = await startEmbedded(() =>
      ending.resolve({ code: 1, reason: 'PostgreSQL ended; Vietvara stops.' }),
    );
    env.VIETVARA_EMBEDDED_DATABASE_URL = parts.database.url;
    claimInstance({ port, address: `http://localhost:${port}`, databaseUrl: parts.database.url });
  }
  const config = await readConfiguration(env);
  say('Starting Vietvara …');
  parts.application = startApplication(env, ending);
  await untilReady(config, parts.application);
  await announce(config, begun);
}

/** The application reads the same configuration; read here first, a mistake in it is one sentence. */
async function readConfiguration(env) {
  const { readConfig, ConfigError } = await import(
    pathToFileURL(join(dist, 'apps/api/src/platform/config/config.js')).href
  );
  try {
    return readConfig(env);
  } catch (error) {
    throw error instanceof ConfigError ? new Stop(error.message) : error;
  }
}

function startApplication(env, ending) {
  const child = spawn(process.execPath, ['--enable-source-maps', join(dist, 'apps/api/src/main.js')], {
    cwd: root,
    env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const release = guard(child.pid, 'SIGTERM');
  const application = {
    child,
    running: true,
    ready: false,
    started: Promise.withResolvers(),
    ended: Promise.withResolvers(),
  };
  const end = (reason) => {
    release();
    application.running = false;
    application.ended.resolve();
    ending.resolve({ code: 1, reason });
  };
  child.once('message', () => application.started.resolve());
  child.once('error', (error) => end(`Vietvara could not be started (${error.code}).`));
  // While it starts, the application itself says in one sentence why it cannot.
  child.once('exit', (code, signal) => {
    end(application.ready || code === null ? `Vietvara ended (${signal ?? `code ${code}`}).` : null);
  });
  return application;
}

/** It listens before the demo's content is written; "started" is said when that is there too. */
async function untilReady({ host, port }, application) {
  await application.started.promise;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const address = `http://${name.includes(':') ? `[${name}]` : name}:${port}/health/ready`;
  const begun = performance.now();
  let said = begun;
  while (application.running) {
    const response = await fetch(address, { signal: AbortSignal.timeout(5000) }).catch(() => null);
    if (response?.ok) {
      application.ready = true;
      return;
    }
    if (performance.now() - said > STILL_MS) {
      said = performance.now();
      say(`Still getting ready (${seconds(begun)}) …`);
    }
    if (performance.now() - begun > READY_MS) {
      throw new Stop(`Vietvara did not become ready in ${READY_MS / 1000} seconds (${address}).`);
    }
    await pause(150);
  }
  // What ended it has resolved the wait in serve().
  await new Promise(() => {});
}

async function announce(config, begun) {
  const people = config.mode === 'demo' ? await demoPeople(config.databaseUrl) : '';
  const lines = [
    '',
    `Vietvara is ready: ${config.publicUrl.origin}  (${config.mode}, ${seconds(begun)}; Ctrl-C stops it)`,
  ];
  if (people) lines.push('', 'Log in as one of the demo people:', people);
  say(`${lines.join('\n')}\n`);
}

async function stop({ database, application }) {
  if (application?.running) {
    application.child.kill('SIGTERM');
    const late = setTimeout(() => application.child.kill('SIGKILL'), PATIENCE_MS);
    await application.ended.promise;
    clearTimeout(late);
  }
  await database?.stop();
  releaseInstance();
}
