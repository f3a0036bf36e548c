import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { startApp } from '../../apps/api/src/app.js';
import { DirectorySeed } from '../../apps/api/src/demo/seed/directory-seed.js';
import { readConfig } from '../../apps/api/src/platform/config/config.js';
import { claimInstallation } from '../../apps/api/src/platform/database/installation.js';
import { OutboxPump } from '../../apps/api/src/platform/outbox/outbox-pump.js';
import { createTestDatabase, type TestDatabase } from './postgres.js';

/** A running product with a database of its own. */
export interface TestApp {
  url: string;
  /** Where this process listens; `url` unless it stands beside another one. */
  address: string;
  /** Its folder of files. */
  files: string;
  app: NestExpressApplication;
  dataSource: DataSource;
  db: TestDatabase;
  /** Resolves when every outbox message has been delivered. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** How a test wants the product to start. */
export interface TestAppOptions {
  mode?: 'demo' | 'production';
  /** `directory` (default in demo): municipalities, people, calendar; `demo`: all stories too; `none`: empty. */
  seed?: 'none' | 'directory' | 'demo';
  /** What is to happen after the seed and before anything runs by itself. */
  before?: (ready: NestExpressApplication) => Promise<void>;
  /** Further environment variables. */
  env?: Record<string, string>;
  /** A second process of the same installation: the same database, files and public address. */
  beside?: TestApp;
}

/** Starts the product over real HTTP and a real database. Limits on requests are wide unless the test sets them. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const mode = options.mode ?? 'demo';
  const { beside } = options;
  const db = beside?.db ?? (await createTestDatabase());
  const files = beside?.files ?? (await mkdtemp(join(tmpdir(), 'vietvara-files-')));
  const discard = async (): Promise<void> => {
    if (beside) return;
    await db.drop();
    await rm(files, { recursive: true, force: true });
  };
  try {
    const port = await freePort();
    const address = `http://localhost:${port}`;
    const url = beside?.url ?? address;
    const config = readConfig({
      VIETVARA_MODE: mode,
      DATABASE_URL: db.url,
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: url,
      VIETVARA_WEB: 'none',
      VIETVARA_FILES: files,
      VIETVARA_RATE_LIMIT_FACTOR: '1000',
      VIETVARA_API_DOCS: 'off',
      LOG_LEVEL: process.env['VIETVARA_TEST_LOG'] ?? 'silent',
      ...Object.fromEntries(Object.entries(options.env ?? {}).filter(([, value]) => value !== '')),
    });
    await claimInstallation(config.databaseUrl, config.mode);
    const seed = beside ? 'none' : (options.seed ?? (mode === 'demo' ? 'directory' : 'none'));
    // Before anything runs by itself: a tick in the middle of the demo's past would take steps out of turn.
    const app = await startApp(config, async (ready) => {
      if (seed === 'directory') await ready.get(DirectorySeed, { strict: false }).run();
      if (seed === 'demo') {
        const { seedDemo } = await import('../../apps/api/src/demo/seed/seed-demo.js');
        await seedDemo(ready);
      }
      await options.before?.(ready);
    });
    return {
      url,
      address,
      files,
      app,
      dataSource: app.get(DataSource),
      db,
      settled: async () => {
        app.get(OutboxPump).wake();
        await app.get(OutboxPump).idle();
      },
      close: async () => {
        await app.close();
        await discard();
      },
    };
  } catch (error) {
    await discard();
    throw error;
  }
}

/**
 * A port that nothing listens on, below those that the system gives to outgoing connections: one of these would take it
 * before it is used.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(12_000, 30_000);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const listened = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (listened) await new Promise((resolve) => server.close(resolve));
  return listened;
}
