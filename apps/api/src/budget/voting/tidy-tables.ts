import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Tables whose rows come and go while people vote. */
export type VoteTable =
  'ballot_intake' | 'vote_roll' | 'sealed_ballot' | 'credential_request' | 'vote_notice';

const LOOK_AGAIN_MS = 100;
const LOOKS = 100;

/** Removes what deleted rows of a vote leave behind. */
@Injectable()
export class TidyTables {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Deleted rows lie in the files of the tables, in the order in which people voted, until the tables are written anew:
   * a plain VACUUM leaves pages behind when somebody holds the table. Rows that an older transaction could still read
   * are copied along, so it waits until there is none; where one lasts longer, the message is delivered again later.
   *
   * @param mixedBy number of the transaction that deleted them; without it, the one that wrote the roll of the cycle.
   */
  async tidy(cycleId: string, tables: readonly VoteTable[], mixedBy: string | null = null): Promise<void> {
    let looks = 0;
    while (await this.stillReadable(cycleId, mixedBy)) {
      if ((looks += 1) === LOOKS) throw new Error('An older transaction can still read deleted ballots');
      await pause(LOOK_AGAIN_MS);
    }
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.query(`SET lock_timeout = '5s'`);
      for (const table of tables) await runner.query(`VACUUM (FULL) ${table}`);
    } finally {
      await runner.query(`RESET lock_timeout`);
      await runner.release();
    }
  }

  /** Whether a transaction runs that began before the roll of the cycle was written anew. */
  private async stillReadable(cycleId: string, mixedBy: string | null): Promise<boolean> {
    const [row] = await this.dataSource.query<{ older: boolean }[]>(
      `WITH mixed AS (
         SELECT age($2::text::xid8::xid) AS age WHERE $2::text IS NOT NULL
          UNION ALL
         (SELECT age(xmin) AS age FROM vote_roll WHERE $2::text IS NULL AND cycle_id = $1 LIMIT 1))
       SELECT EXISTS (SELECT 1 FROM mixed, pg_stat_activity a
                       WHERE a.pid <> pg_backend_pid()
                         AND (age(a.backend_xid) >= mixed.age
                              OR (a.datname = current_database() AND age(a.backend_xmin) >= mixed.age)))
           OR EXISTS (SELECT 1 FROM mixed, pg_prepared_xacts p WHERE age(p.transaction) >= mixed.age)
           OR EXISTS (SELECT 1 FROM mixed, pg_replication_slots s WHERE age(s.xmin) >= mixed.age) AS older`,
      [cycleId, mixedBy],
    );
    return row?.older === true;
  }
}
