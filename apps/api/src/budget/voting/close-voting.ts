import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OutboxHandlers } from '../../platform/outbox/outbox-handlers.js';
import { MoveCycle } from '../cycles/move-cycle.js';
import { BallotBox } from './ballot-box.js';

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
      if (payload['event'] === 'closeVoting') await this.tidy();
    });
  }

  /** Deleted rows lie in the files of the tables, in the order in which people voted, until they are cleaned up. */
  private async tidy(): Promise<void> {
    await this.dataSource.query(`VACUUM ballot_intake`);
    await this.dataSource.query(`VACUUM vote_roll`);
  }
}
