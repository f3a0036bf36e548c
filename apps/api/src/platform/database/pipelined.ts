import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { CONFIG, type Config } from '../config/config.js';

/**
 * A statement that the server plans once for each connection, under a name of its own; without a name each time, where a
 * table that was empty when it was planned would be read from end to end ever after.
 */
export interface PreparedStatement {
  name?: string;
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
  transaction(statements: readonly PreparedStatement[]): Promise<unknown[][]> {
    return this.connected(async (client) => {
      const rows = await together([
        client.query('BEGIN'),
        ...statements.map((statement) => client.query(statement)),
        // After an error the database takes this for a rollback.
        client.query('COMMIT'),
      ]);
      return rows.slice(1, -1);
    });
  }

  /**
   * Runs a transaction of two parts, each sent together, of which the second is decided by what the first one read.
   *
   * @param decide from the rows of each statement of the first part; what it throws ends the transaction.
   * @returns the rows of each statement of the second part.
   * @throws the first error of the database; nothing was written then.
   */
  decided(
    first: readonly PreparedStatement[],
    decide: (rows: unknown[][]) => readonly PreparedStatement[],
  ): Promise<unknown[][]> {
    return this.connected(async (client) => {
      const begun = client.query('BEGIN');
      const read = await together([begun, ...first.map((statement) => client.query(statement))]);
      const second = decide(read.slice(1)).map((statement) => client.query(statement));
      return (await together([...second, client.query('COMMIT')])).slice(0, -1);
    });
  }

  /** What failed may have left a transaction open, so its connection is not used again. */
  private async connected<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken = true;
    try {
      const result = await work(client);
      broken = false;
      return result;
    } finally {
      client.release(broken);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}

/** The rows of each when all have been answered. @throws the first error. */
async function together(answers: readonly Promise<pg.QueryResult>[]): Promise<unknown[][]> {
  const settled = await Promise.allSettled(answers);
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value.rows as unknown[];
  });
}
