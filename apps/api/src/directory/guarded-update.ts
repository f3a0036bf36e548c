import type { EntityManager } from 'typeorm';
import { Refused } from '../platform/http/refused.js';

/**
 * Runs a guarded `UPDATE … WHERE … version = … RETURNING version` and gives the new version.
 *
 * @throws Refused (409) when the row has another version or is gone.
 */
export async function guardedUpdate(
  manager: EntityManager,
  what: string,
  sql: string,
  parameters: unknown[],
): Promise<number> {
  const [rows] = await manager.query<[{ version: number }[], number]>(sql, parameters);
  const [row] = rows;
  if (!row) throw Refused.stale(what);
  return row.version;
}
