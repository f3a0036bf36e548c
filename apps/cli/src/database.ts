import 'reflect-metadata';
import { DataSource, QueryFailedError } from 'typeorm';
import { CommandRefused, type Terminal } from './command.js';

/** Address of the database that the application uses too. */
export function databaseUrl(env: Terminal['env']): string {
  const url = env['DATABASE_URL'] ?? env['VIETVARA_EMBEDDED_DATABASE_URL'];
  if (url) return url;
  throw new CommandRefused([{ code: 'databaseMissing', params: { variable: 'DATABASE_URL' } }]);
}

/** Opens the database, does the work and closes it. */
export async function withDatabase<T>(url: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const dataSource = new DataSource({ type: 'postgres', url, logging: false });
  try {
    await dataSource.initialize();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandRefused([{ code: 'databaseUnreachable', params: { reason } }]);
  }
  try {
    return await work(dataSource);
  } catch (error) {
    throw isMissingTable(error) ? new CommandRefused([{ code: 'databaseEmpty' }]) : error;
  } finally {
    await dataSource.destroy();
  }
}

/** undefined_table: nobody has started the application on this database, nor set it up. */
function isMissingTable(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { code?: string }).code === '42P01';
}
