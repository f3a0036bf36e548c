import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './app.js';
import { createTestDatabase, type TestDatabase } from './postgres.js';

/** The built product as a process of its own, with a fresh database: what a newcomer gets from `npm start`. */
export interface Product {
  url: string;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 120_000;

/** Starts `dist/` (built before) in demo mode; resolves when the demo is filled and pages are served. `env` adds to its environment. */
export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
  const db = await createTestDatabase();
  const files = await mkdtemp(join(tmpdir(), 'vietvara-e2e-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['dist/apps/api/src/main.js'], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      VIETVARA_MODE: 'demo',
      DATABASE_URL: db.url,
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
    await end(child, db, files);
    throw new Error(`${String(error)}\n${said}`);
  }
  return { url, stop: () => end(child, db, files) };
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

async function end(child: ChildProcess, db: TestDatabase, files: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
  await db.drop();
  await rm(files, { recursive: true, force: true });
}
