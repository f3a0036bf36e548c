import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OutboxHandlers } from '../../platform/outbox/outbox-handlers.js';
import { MoveCycle } from '../cycles/move-cycle.js';
import { BallotBox } from './ballot-box.js';

/** The tables whose deleted rows would tell in which order people voted. */
const TABLES = ['ballot_intake', 'vote_roll'] as const;
const LOOK_AGAIN_MS = 100;
const LOOKS = 100;

/** When voting ends: the ballots that waited are opened and mixed, and what they left behind is removed. */
@Injectable()
export class CloseVoting implements OnModuleInit {
  constructor(
    private readonly moves: MoveCycle,
    private readonly box: BallotBox,
    private readonly handlers: OutboxHandlers,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.moves.before('closeVoting', (tx, cycle) => this.box.empty(tx.manager, cycle));
    this.handlers.on('budget.moved', async (payload) => {
      if (payload['event'] === 'closeVoting') await this.tidy(String(payload['cycleId']));
    });
  }

  /**
   * Deleted rows lie in the files of the tables, in the order in which people voted, until the tables are written anew:
   * a plain VACUUM leaves pages behind when somebody holds the table. Rows that an older transaction could still read
   * are copied along, so it waits until there is none; where one lasts longer, the message is delivered again later.
   */
  private async tidy(cycleId: string): Promise<void> {
    let looks = 0;
    while (await this.stillReadable(cycleId)) {
      if ((looks += 1) === LOOKS) throw new Error('An older transaction can still read deleted ballots');
      await pause(LOOK_AGAIN_MS);
    }
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.query(`SET lock_timeout = '5s'`);
      for (const table of TABLES) await runner.query(`VACUUM (FULL) ${table}`);
    } finally {
      await runner.query(`RESET lock_timeout`);
      await runner.release();
    }
  }

  /** Whether a transaction runs that began before the roll of the cycle was written anew. */
  private async stillReadable(cycleId: string): Promise<boolean> {
    const [row] = await this.dataSource.query<{ older: boolean }[]>(
      `WITH mixed AS (SELECT age(xmin) AS age FROM vote_roll WHERE cycle_id = $1 LIMIT 1)
       SELECT EXISTS (SELECT 1 FROM mixed, pg_stat_activity a
                       WHERE a.pid <> pg_backend_pid()
                         AND (age(a.backend_xid) >= mixed.age
                              OR (a.datname = current_database() AND age(a.backend_xmin) >= mixed.age)))
           OR EXISTS (SELECT 1 FROM mixed, pg_prepared_xacts p WHERE age(p.transaction) >= mixed.age)
           OR EXISTS (SELECT 1 FROM mixed, pg_replication_slots s WHERE age(s.xmin) >= mixed.age) AS older`,
      [cycleId],
    );
    return row?.older === true;
  }
}
