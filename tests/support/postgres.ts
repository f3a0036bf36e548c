import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { migrate } from '../../apps/api/src/platform/database/migrate.js';

/**
 * A database of its own for one test file, on the server the test run started (`VIETVARA_TEST_POSTGRES` holds the
 * address of its `postgres` database). Migrated from zero once per run, then copied from that template.
 */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

const TEMPLATE_LOCK = 51_173;

/** Creates a migrated, otherwise empty database. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return copyOf(ensureTemplate);
}

/**
 * Creates a database that holds what `fill` put into an empty one. Within a run of tests `fill` is asked once for each
 * `name`; it must have left the database when it resolves.
 */
export async function createFilledDatabase(
  name: string,
  fill: (url: string) => Promise<void>,
): Promise<TestDatabase> {
  return copyOf(async (admin, server) => {
    const template = `${name}_${process.env['VIETVARA_TEST_RUN'] ?? 'dev'}`;
    if (process.env['VIETVARA_TEST_RUN'] && (await exists(admin, template))) return template;
    const half = `${template}_half`;
    for (const old of [template, half]) await admin.query(`DROP DATABASE IF EXISTS ${old}`);
    await admin.query(`CREATE DATABASE ${half} TEMPLATE ${await ensureTemplate(admin, server)}`);
    await fill(withDatabase(server, half));
    await admin.query(`ALTER DATABASE ${half} RENAME TO ${template}`);
    return template;
  });
}

async function copyOf(ensure: (admin: pg.Client, server: string) => Promise<string>): Promise<TestDatabase> {
  const server = await serverUrl();
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const template = await ensure(admin, server);
    const name = `t_${randomUUID().replaceAll('-', '')}`;
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    return { url: withDatabase(server, name), drop: () => dropDatabase(server, name) };
  } finally {
    await admin.end();
  }
}

async function exists(admin: pg.Client, name: string): Promise<boolean> {
  const found = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  return (found.rowCount ?? 0) > 0;
}

async function ensureTemplate(admin: pg.Client, server: string): Promise<string> {
  const name = `template_${process.env['VIETVARA_TEST_RUN'] ?? 'dev'}`;
  if (process.env['VIETVARA_TEST_RUN'] && (await exists(admin, name))) return name;
  await admin.query(`DROP DATABASE IF EXISTS ${name}`);
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  await migrate(withDatabase(server, name), 'migrations');
  return name;
}

async function dropDatabase(server: string, name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.end();
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function serverUrl(): Promise<string> {
  const fromEnvironment = process.env['VIETVARA_TEST_POSTGRES'];
  if (fromEnvironment) return fromEnvironment;
  return (await readFile('.data/test-postgres-url', 'utf8')).trim();
}
