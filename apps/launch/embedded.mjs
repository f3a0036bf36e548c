import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataDirectory, ensureDataDirectory } from './paths.mjs';
import { choosePlace, databaseAccount } from './postgres-place.mjs';
import { startPostgres } from './postgres-server.mjs';
import { readJson } from './say.mjs';

const placeFile = join(dataDirectory, 'postgres.json');
const passwordFile = join(dataDirectory, 'postgres-password');
const DATABASE = 'vietvara';

/** Starts this checkout's own PostgreSQL and answers with the address of its database. */
export async function startEmbedded(onExit) {
  ensureDataDirectory();
  const account = databaseAccount();
  const place = choosePlace({
    account,
    preferred: join(dataDirectory, 'postgres'),
    remembered: embeddedBase(),
  });
  if (place.base) writeFileSync(placeFile, `${JSON.stringify({ base: place.base })}\n`);
  const logFile = join(dataDirectory, 'postgres.log');
  const server = await startPostgres(place, account, password(), { logFile, onExit });
  try {
    await ensureDatabase(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, url: new URL(`/${DATABASE}`, server.url).href };
}

/** Starts an empty PostgreSQL in a temporary folder for one run of tests; `stop()` removes it. */
export async function startTemporary(settings = []) {
  const account = databaseAccount();
  const folder = mkdtempSync(join(tmpdir(), 'vietvara-test-'));
  chmodSync(folder, 0o755);
  const place = choosePlace({ account, preferred: join(folder, 'data'), remembered: null });
  const server = await startPostgres(place, account, randomBytes(18).toString('hex'), {
    logFile: join(folder, 'postgres.log'),
    settings: ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', ...settings],
  });
  const stop = async () => {
    await server.stop();
    for (const path of [folder, place.base].filter(Boolean)) rmSync(path, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

/** The folder outside the checkout where the database lies, or null where it lies in `.data`. */
export function embeddedBase() {
  return readJson(placeFile)?.base ?? null;
}

function password() {
  if (!existsSync(passwordFile)) {
    writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(passwordFile, 'utf8').trim();
}

async function ensureDatabase(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0)
      await client.query(`CREATE DATABASE ${DATABASE} TEMPLATE template0 ENCODING 'UTF8'`);
  } finally {
    await client.end();
  }
}
