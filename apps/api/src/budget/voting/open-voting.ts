import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MoveCycle } from '../cycles/move-cycle.js';

/** When voting opens: every compliant project goes on the ballot (PL 60(4)), before the rules are frozen. */
@Injectable()
export class OpenVoting implements OnModuleInit {
  constructor(private readonly moves: MoveCycle) {}

  onModuleInit(): void {
    this.moves.before('openVoting', async ({ manager }, { municipalityId, id }) => {
      await manager.query(
        `UPDATE budget_project SET state = 'on_ballot', version = version + 1
          WHERE municipality_id = $1 AND cycle_id = $2 AND state = 'compliant'`,
        [municipalityId, id],
      );
    });
  }
}
