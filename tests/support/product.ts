import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from './app.js';
import { createFilledDatabase } from './postgres.js';

/** The built product as a process of its own, with a fresh database: what a newcomer gets from `npm start`. */
export interface Product {
  url: string;
  /** Where its database is, for what a test has to know and no page shows. */
  databaseUrl: string;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 120_000;

/**
 * Starts `dist/` (built before) in demo mode on a filled demo; resolves when pages are served. `env` adds to its
 * environment. Within a run of tests the demo is filled once and copied for each product.
 */
export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
  const files = await mkdtemp(join(tmpdir(), 'vietvara-e2e-'));
  const filled = join(process.env['VIETVARA_TEST_FILES'] ?? files, 'demo');
  const db = await createFilledDatabase('demo', (url) => fillDemo(url, filled));
  await cp(filled, files, { recursive: true });
  const running = await launch(db.url, files, env);
  return {
    url: running.url,
    databaseUrl: db.url,
    stop: async () => {
      await running.stop();
      await db.drop();
      await rm(files, { recursive: true, force: true });
    },
  };
}

/** Runs the product on an empty database until its demo is there and everything that the demo set off is done. */
async function fillDemo(databaseUrl: string, files: string): Promise<void> {
  await rm(files, { recursive: true, force: true });
  const running = await launch(databaseUrl, files);
  try {
    await untilQuiet(databaseUrl);
  } finally {
    await running.stop();
  }
}

async function launch(
  databaseUrl: string,
  files: string,
  env: Record<string, string> = {},
): Promise<Omit<Product, 'databaseUrl'>> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['dist/apps/api/src/main.js'], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      VIETVARA_MODE: 'demo',
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      PUBLIC_URL: url,
      VIETVARA_FILES: files,
      VIETVARA_RATE_LIMIT_FACTOR: '1000',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  try {
    await untilReady(url, child);
  } catch (error) {
    await end(child);
    throw new Error(`${String(error)}\n${said}`);
  }
  return { url, stop: () => end(child) };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The product ended with code ${child.exitCode}.`);
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The product was not ready in time.');
}

/** Waits until no message waits for delivery and no job for a worker. */
async function untilQuiet(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const until = Date.now() + READY_WITHIN_MS;
    while (Date.now() < until) {
      const { rows } = await client.query<{ waiting: number }>(
        `SELECT (SELECT count(*) FROM outbox_message WHERE delivered_at IS NULL)::int
              + (SELECT count(*) FROM pgboss.job WHERE state IN ('created', 'retry', 'active'))::int AS waiting`,
      );
      if (rows[0]?.waiting === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error('The demo did not come to rest in time.');
  } finally {
    await client.end();
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
