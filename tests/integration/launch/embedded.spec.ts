import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { dataFolder, endHolders, holdDatabase, type HeldDatabase } from './launcher.js';

describe('the embedded PostgreSQL', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>;
  let held: HeldDatabase;

  beforeAll(async () => {
    data = await dataFolder();
    held = await holdDatabase(data.path);
    await query(held.url, `CREATE TABLE kept (id integer PRIMARY KEY)`);
  }, 60_000);

  afterAll(async () => {
    await held?.end('SIGTERM');
    endHolders();
    await data?.remove();
  });

  it('listens on the loopback address alone and wants the password', async () => {
    const [setting] = await query<{ addresses: string }>(
      held.url,
      `SELECT current_setting('listen_addresses') AS addresses`,
    );
    expect(setting?.addresses).toBe('127.0.0.1');
    const stranger = Object.assign(new URL(held.url), { password: 'guess' }).href;
    await expect(query(stranger, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(join(data.path, 'postgres-password'))).mode & 0o777).toBe(0o600);
  });

  it('keeps its data when it is stopped and started again', async () => {
    await held.end('SIGTERM');
    await expect(query(held.url, 'SELECT 1')).rejects.toThrow();
    held = await holdDatabase(data.path);
    expect(await query(held.url, 'SELECT * FROM kept')).toEqual([]);
  }, 60_000);

  it('ends when its launcher is killed outright, and starts after that', async () => {
    await held.end('SIGKILL');
    await refused(held.url);
    held = await holdDatabase(data.path);
    expect(await query(held.url, 'SELECT * FROM kept')).toEqual([]);
  }, 60_000);

  it('starts over a process number that another program has by now', async () => {
    await held.end('SIGTERM');
    const folder = await databaseFolder(data.path);
    await writeFile(join(folder, 'postmaster.pid'), `${process.pid}\n${folder}\n`);
    held = await holdDatabase(data.path);
    expect(await query(held.url, 'SELECT * FROM kept')).toEqual([]);
  }, 60_000);

  it('says in one sentence that its files are broken', async () => {
    const broken = await dataFolder();
    const database = await holdDatabase(broken.path);
    await database.end('SIGTERM');
    await writeFile(join(await databaseFolder(broken.path), 'global/pg_control'), 'broken');
    await expect(holdDatabase(broken.path)).rejects.toThrow(
      /The embedded PostgreSQL did not start: .*pg_control/,
    );
    await broken.remove();
  }, 60_000);
});

async function databaseFolder(data: string): Promise<string> {
  if ((await readdir(data)).includes('postgres')) return join(data, 'postgres');
  const { base } = JSON.parse(await readFile(join(data, 'postgres.json'), 'utf8')) as { base: string };
  return join(base, 'data');
}

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Resolves when the server no longer answers; jest's time limit is the only other end. */
async function refused(url: string): Promise<void> {
  for (;;) {
    const answers = await query(url, 'SELECT 1').then(
      () => true,
      () => false,
    );
    if (!answers) return;
  }
}
