import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type {
  LegalDay,
  OwnSubmissionPart,
  PublicSubmission,
  PublicSubmissionList,
  SubmissionLine,
} from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Public, Requires } from '../platform/access/requires.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { AuthorSubmission } from './author-submission.js';
import { SignSubmission } from './signatures/sign-submission.js';
import {
  SaveSubmissionDto,
  SignDto,
  StartSubmissionDto,
  SubmissionVersionDto,
  SubmitSubmissionDto,
} from './submission.dto.js';
import { SubmissionViews } from './submission-views.query.js';

/** Collective submissions as anybody reads them. */
@Controller('public/m/:place/collective-submissions')
@Public()
export class PublicSubmissionsController {
  constructor(private readonly views: SubmissionViews) {}

  @Get()
  list(@Place() place: PlaceRef): Promise<PublicSubmissionList> {
    return this.views.published(place);
  }

  @Get(':code')
  one(@Place() place: PlaceRef, @Param('code') code: string): Promise<PublicSubmission> {
    return this.views.one(place, code);
  }
}

/** What residents do with them once they are logged in: start, sign, submit (PL 56). */
@Controller('m/:place/collective-submissions')
@Requires('self.read')
export class SubmissionsController {
  constructor(
    private readonly views: SubmissionViews,
    private readonly author: AuthorSubmission,
    private readonly signing: SignSubmission,
  ) {}

  @Get()
  mine(@CurrentActor() actor: Actor, @Place() place: PlaceRef): Promise<SubmissionLine[]> {
    return this.views.mine(actor, place);
  }

  @Post()
  @RateLimit('opinion')
  start(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() body: StartSubmissionDto,
  ): Promise<{ code: string }> {
    return this.author.start(actor, place, body);
  }

  @Get(':code')
  draft(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
  ): Promise<PublicSubmission> {
    return this.views.draft(actor, place, code);
  }

  @Put(':code')
  save(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Body() body: SaveSubmissionDto,
  ): Promise<void> {
    return this.author.save(actor, place, code, body);
  }

  @Get(':code/own')
  own(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
  ): Promise<OwnSubmissionPart> {
    return this.views.own(actor, place, code);
  }

  @Post(':code/open')
  @HttpCode(200)
  open(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Body() { version }: SubmissionVersionDto,
  ): Promise<void> {
    return this.author.openSigning(actor, place, code, version);
  }

  @Post(':code/withdraw')
  @HttpCode(200)
  withdraw(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Body() { version }: SubmissionVersionDto,
  ): Promise<void> {
    return this.author.withdraw(actor, place, code, version);
  }

  @Post(':code/submit')
  @HttpCode(200)
  submit(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Body() { version, paperClaimed }: SubmitSubmissionDto,
  ): Promise<void> {
    return this.author.submit(actor, place, code, version, paperClaimed);
  }

  @Post(':code/signature')
  @RateLimit('vote')
  sign(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Body() body: SignDto,
  ): Promise<{ signedOn: LegalDay }> {
    return this.signing.sign(actor, place, code, body);
  }

  @Delete(':code/signature')
  @RateLimit('vote')
  takeBack(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
  ): Promise<void> {
    return this.signing.takeBack(actor, place, code);
  }
}
