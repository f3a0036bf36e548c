import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { CONFIG, type Config } from '../config/config.js';

/** A statement that the server plans once for each connection, under a name of its own. */
export interface PreparedStatement {
  name: string;
  text: string;
  values?: unknown[];
}

/** A condition of SQL, whose parameters are numbered from `first` on. */
export interface SqlCondition {
  text: (first: number) => string;
  values: unknown[];
}

const CONNECTIONS = 6;

/**
 * Statements that go to the database together instead of one after the other's answer, for what is done for every letter
 * that somebody types. Each still sees what was committed before it began.
 */
@Injectable()
export class Pipelined implements OnApplicationShutdown {
  private readonly log = new Logger('Pipelined');
  private readonly pool: pg.Pool;

  constructor(@Inject(CONFIG) config: Config) {
    const options = { connectionString: config.databaseUrl, max: CONNECTIONS, pipeline: true };
    this.pool = new pg.Pool(options);
    this.pool.on('error', (error) => this.log.error(error.message));
  }

  /**
   * Runs the statements in one transaction, which waits for locks as long as any other.
   *
   * @returns the rows of each.
   * @throws the first error of the database; nothing was written then.
   */
  async transaction(statements: readonly PreparedStatement[]): Promise<unknown[][]> {
    const client = await this.pool.connect();
    let broken = false;
    try {
      const begun = client.query('BEGIN');
      const answers = statements.map((statement) => client.query(statement));
      // After an error the database takes this for a rollback.
      const settled = await Promise.allSettled([begun, ...answers, client.query('COMMIT')]);
      const failed = settled.find((one) => one.status === 'rejected');
      if (failed) {
        broken = true;
        throw failed.reason;
      }
      const rows = settled.map((one) => (one.status === 'fulfilled' ? (one.value.rows as unknown[]) : []));
      return rows.slice(1, -1);
    } finally {
      client.release(broken);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
