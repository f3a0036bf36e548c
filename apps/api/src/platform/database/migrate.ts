import pg from 'pg';
import Postgrator from 'postgrator';
import { ConfigError } from '../config/config.js';

/** Any number that this product alone uses: two processes that start together migrate one after the other. */
const MIGRATION_LOCK = 7_204_511_936;

/**
 * Brings the database to the newest schema. Each migration runs in its own transaction; a changed file that has
 * already run is refused by its checksum.
 *
 * @returns names of the migrations that were applied now.
 * @throws ConfigError when the database was made by migrations that read differently today, or lacks one whose number
 * is below the newest it has.
 */
export async function migrate(databaseUrl: string, directory: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const postgrator = new Postgrator({
      driver: 'pg',
      migrationPattern: `${directory}/*.sql`,
      schemaTable: 'schema_migration',
      execQuery: (query) => client.query(query),
      execSqlScript: async (script) => {
        await client.query('BEGIN');
        try {
          await client.query(script);
          await client.query('COMMIT');
        } catch (error) {
          await client.query('ROLLBACK');
          throw error;
        }
      },
    });
    const applied = await postgrator.migrate();
    await refuseGaps(client, await postgrator.getMigrations());
    return applied.map((migration) => migration.filename);
  } catch (error) {
    throw error instanceof Error && /\bMD5\b/i.test(error.message)
      ? new ConfigError(
          'The database was made by migrations that were changed since; "npm run reset" starts a demo anew.',
        )
      : error;
  } finally {
    await client.end();
  }
}

/** Migrations run by rising numbers; one that came later with a lower number would never run, and be missed much later. */
async function refuseGaps(
  client: pg.Client,
  migrations: readonly { version: number; filename: string }[],
): Promise<void> {
  const { rows } = await client.query<{ version: string }>('SELECT version FROM schema_migration');
  const has = new Set(rows.map(({ version }) => Number(version)));
  const missing = migrations.filter(({ version }) => !has.has(version)).map(({ filename }) => filename);
  if (missing.length > 0)
    throw new ConfigError(
      `The database has newer migrations than these, which it lacks: ${missing.join(', ')}. ` +
        '"npm run reset" starts a demo anew.',
    );
}
