import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type {
  BallotReceipt,
  ConsistencyProof,
  LogEpoch,
  PublishedFolder,
  SignedHead,
  VotingKeys,
} from '#libs/contracts';
import { Place, type PlaceRef } from '../../../platform/access/request-context.js';
import { Public } from '../../../platform/access/requires.js';
import { RateLimit } from '../../../platform/limits/rate-limit.js';
import { WholeNumberParam } from '../../../platform/http/whole-number.js';
import { yearParam } from '../../year-param.js';
import { PublishedVote } from './published-vote.query.js';
import { TakeBallot } from './take-ballot.js';
import { SignedBallotDto } from './verifiable-voting.dto.js';
import { VoteLogQuery } from './vote-log.query.js';

const epochParam = new WholeNumberParam('epoch');

/** Secret and verifiable voting, as far as nobody is asked who they are. */
@Controller('m/:place/budget/:year/vote')
@Public()
export class VerifiableVotingController {
  constructor(
    private readonly ballots: TakeBallot,
    private readonly log: VoteLogQuery,
    private readonly published: PublishedVote,
  ) {}

  @Get('keys')
  @Header('Cache-Control', 'no-store')
  keys(@Place() place: PlaceRef, @Param('year', yearParam) year: number): Promise<VotingKeys> {
    return this.log.votingKeys(place, year);
  }

  /**
   * Comes without a session and without anything else that names somebody: see `withoutTraces`. True ballots are taken by
   * `BallotLane` before they come here.
   */
  @Post('ballots')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @RateLimit('falseBallots')
  ballot(
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Body() { points, ...body }: SignedBallotDto,
  ): Promise<BallotReceipt> {
    return this.ballots.run(place, year, { ...body, points: points ?? null }, true);
  }

  @Get('heads')
  heads(@Place() place: PlaceRef, @Param('year', yearParam) year: number): Promise<SignedHead[]> {
    return this.log.heads(place, year);
  }

  @Get('epochs/:epoch')
  epoch(
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('epoch', epochParam) epoch: number,
  ): Promise<LogEpoch> {
    return this.log.epoch(place, year, epoch);
  }

  @Get('consistency/:first/:second')
  consistency(
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('first', epochParam) first: number,
    @Param('second', epochParam) second: number,
  ): Promise<ConsistencyProof> {
    return this.log.consistency(place, year, first, second);
  }

  @Get('published')
  folder(@Place() place: PlaceRef, @Param('year', yearParam) year: number): Promise<PublishedFolder> {
    return this.published.folder(place, year);
  }

  @Get('published/:file')
  async file(
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('file') file: string,
    @Res() response: Response,
  ): Promise<void> {
    const text = await this.published.file(place, year, file);
    response.set({
      'Content-Type': file.endsWith('.ndjson') ? 'application/x-ndjson' : 'application/json',
      'Content-Disposition': `attachment; filename="${file}"`,
      'X-Content-Type-Options': 'nosniff',
    });
    await pipeline(Readable.from(text), response);
  }
}
