import { Controller, Get, Header } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { MyVote } from '#libs/contracts';
import { CurrentActor } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { MyVotes } from './my-votes.query.js';

/** In which votes the person who is logged in took part, in every municipality. */
@Controller('budget/my-votes')
export class MyVotesController {
  constructor(private readonly votes: MyVotes) {}

  @Get()
  @Requires('self.read')
  @Header('Cache-Control', 'no-store')
  all(@CurrentActor() actor: Actor): Promise<MyVote[]> {
    return this.votes.all(actor);
  }
}
