import { Stop } from './say.mjs';

const OLDEST = 150_000;

const REASONS = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the host name cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'it refuses the user or the password',
  28000: 'it refuses the user',
  '3D000': 'there is no such database',
};

/** Refuses a `DATABASE_URL` that cannot be used, with the reason. */
export async function ensureDatabaseUsable(databaseUrl) {
  if (!URL.canParse(databaseUrl) || !/^postgres(ql)?:$/.test(new URL(databaseUrl).protocol)) {
    throw new Stop('DATABASE_URL is not an address such as postgres://user:password@host:5432/vietvara.');
  }
  const { default: pg } = await import('pg');
  const { hostname, port, pathname } = new URL(databaseUrl);
  const where = `The database ${decodeURIComponent(pathname.slice(1))} at ${hostname}:${port || 5432}`;
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
              has_schema_privilege('public', 'CREATE') AS writable`,
    );
    const [{ number, version, writable }] = rows;
    if (number < OLDEST) throw new Stop(`${where} is PostgreSQL ${version}; Vietvara needs 15 or newer.`);
    if (!writable) throw new Stop(`${where} does not let this user create tables in the schema public.`);
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw new Stop(`${where} (DATABASE_URL) cannot be used: ${REASONS[error.code] ?? error.message}.`);
  } finally {
    await client.end().catch(() => {});
  }
}
