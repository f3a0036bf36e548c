import pg from 'pg';
import { ConfigError, type Mode } from '../config/config.js';

/**
 * Marks a new database with the mode and refuses one that was made in the other: a demo's invented people must never
 * end up in production, nor the demo's clock among real acts.
 *
 * @throws ConfigError with the sentence for the operator.
 */
export async function claimInstallation(databaseUrl: string, mode: Mode): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`INSERT INTO installation (mode) VALUES ($1) ON CONFLICT DO NOTHING`, [mode]);
    const found = await client.query<{ mode: Mode }>(`SELECT mode FROM installation`);
    const marked = found.rows[0]?.mode;
    if (marked === mode) return;
    throw new ConfigError(
      mode === 'production'
        ? 'This database belongs to a demo; production needs a database of its own.'
        : 'This database belongs to a production installation; the demo needs a database of its own.',
    );
  } finally {
    await client.end();
  }
}
