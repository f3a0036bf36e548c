import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { BallotPaper, VoteAccepted, VoteEligibility } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Public, Requires } from '../../platform/access/requires.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { yearParam } from '../year-param.js';
import { CastVoteCase } from './cast-vote.js';
import { ReadBallotPaper } from './read-ballot-paper.query.js';
import { VoteEligibilityQuery } from './vote-eligibility.query.js';
import { CastVoteDto } from './voting.dto.js';

/** Voting. Nothing of it may be kept on the way. */
@Controller('m/:place/budget/:year')
@Requires('self.read')
export class VotingController {
  constructor(
    private readonly eligibility: VoteEligibilityQuery,
    private readonly paper: ReadBallotPaper,
    private readonly casting: CastVoteCase,
  ) {}

  @Get('eligibility')
  @Header('Cache-Control', 'no-store')
  may(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
  ): Promise<VoteEligibility> {
    return this.eligibility.of(actor, place, year);
  }

  /** Whoever is not logged in may choose before they log in. */
  @Get('ballot')
  @Public()
  @Header('Cache-Control', 'no-store')
  ballot(@Place() place: PlaceRef, @Param('year', yearParam) year: number): Promise<BallotPaper> {
    return this.paper.of(place, year);
  }

  @Post('vote')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @RateLimit('vote')
  cast(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Body() body: CastVoteDto,
  ): Promise<VoteAccepted> {
    return this.casting.run(actor, place, year, body);
  }
}
