import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OutboxHandlers } from '../../platform/outbox/outbox-handlers.js';
import { MoveCycle } from '../cycles/move-cycle.js';
import { BallotBox } from './ballot-box.js';
import { TidyTables } from './tidy-tables.js';
import { VoteRolls } from './vote-rolls.js';

/** The tables whose deleted rows would tell in which order people voted. */
const TABLES = ['ballot_intake', 'vote_roll', 'sealed_ballot', 'credential_request', 'vote_notice'] as const;

/** When voting ends: the ballots that waited are opened and mixed, and what they left behind is removed. */
@Injectable()
export class CloseVoting implements OnModuleInit {
  constructor(
    private readonly moves: MoveCycle,
    private readonly box: BallotBox,
    private readonly rolls: VoteRolls,
    private readonly handlers: OutboxHandlers,
    private readonly tables: TidyTables,
  ) {}

  onModuleInit(): void {
    this.moves.before('closeVoting', async ({ manager }, cycle) => {
      await this.box.empty(manager, cycle);
      await this.rolls.mix(manager, cycle);
    });
    this.handlers.on('budget.moved', async (payload) => {
      if (payload['event'] === 'closeVoting') await this.tables.tidy(String(payload['cycleId']), TABLES);
    });
  }
}
