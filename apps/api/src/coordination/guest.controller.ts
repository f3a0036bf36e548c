import { Body, Controller, Get, Header, Headers, HttpCode, Post, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { Comparison } from '#libs/bylaw-diff';
import type {
  CoordinationAnswerFound,
  CoordinationExpertRequest,
  CoordinationGuestView,
} from '#libs/contracts';
import { CurrentActor } from '../platform/access/request-context.js';
import { Public, Requires } from '../platform/access/requires.js';
import { FormFile, TakesFile, type Upload } from '../platform/files/upload.js';
import { sendFile } from '../platform/http/send-file.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { AnswerAsExpert, AskExpert } from './ask-expert.js';
import { CoordinationFiles } from './coordination-files.js';
import { AskExpertDto, ExpertAnswerDto, GuestOpinionDto } from './coordination-outside.dto.js';
import { ExpertsQuery, type ExpertDesk } from './experts.query.js';
import { GiveGuestOpinion } from './give-guest-opinion.js';
import { GuestDeskQuery } from './guest-desk.query.js';
import { ReadAnswerFile } from './read-answer.js';
import { MAX_OPINION_FILE_BYTES } from './record-file-opinion.js';

/** The secret comes in a header, so that it stands in no address and in no log. */
const SECRET = 'x-link-secret';

/** What a party without an account does behind its link. */
@Controller('coordination/guest')
export class CoordinationGuestController {
  constructor(
    private readonly desk: GuestDeskQuery,
    private readonly giveOpinion: GiveGuestOpinion,
    private readonly readAnswerFile: ReadAnswerFile,
    private readonly files: CoordinationFiles,
  ) {}

  @Get()
  @Public()
  @Header('Cache-Control', 'no-store')
  open(@Headers(SECRET) secret = ''): Promise<CoordinationGuestView<Comparison>> {
    return this.desk.open(secret);
  }

  @Post('opinion')
  @Public()
  @RateLimit('opinion')
  give(
    @CurrentActor() actor: Actor,
    @Body() body: GuestOpinionDto,
    @Headers(SECRET) secret = '',
  ): Promise<{ id: string; late: boolean }> {
    return this.giveOpinion.run(actor, secret, body);
  }

  /** Reads the filled-in form without keeping anything. */
  @Post('read-answer')
  @Public()
  @HttpCode(200)
  @RateLimit('upload')
  @TakesFile(MAX_OPINION_FILE_BYTES, { fields: 1 })
  readAnswer(@FormFile() file: Upload, @Headers(SECRET) secret = ''): Promise<CoordinationAnswerFound> {
    return this.readAnswerFile.forGuest(secret, file.content);
  }

  @Get('package')
  @Public()
  @RateLimit('export')
  async package(@Res() response: Response, @Headers(SECRET) secret = ''): Promise<void> {
    sendFile(response, await this.files.guestPackage(secret), false);
  }
}

/** Experts of an institution: asked by whoever answers for it, seen by themselves only. */
@Controller('coordination')
export class CoordinationExpertsController {
  constructor(
    private readonly experts: ExpertsQuery,
    private readonly askExpert: AskExpert,
    private readonly answerAsExpert: AnswerAsExpert,
  ) {}

  @Post('requests/:party/experts')
  @Requires('coordination.respond')
  ask(
    @CurrentActor() actor: Actor,
    @UuidParam('party') party: string,
    @Body() body: AskExpertDto,
  ): Promise<{ id: string }> {
    return this.askExpert.run(actor, party, body);
  }

  @Get('expert-requests')
  @Requires('self.read')
  mine(@CurrentActor() actor: Actor): Promise<CoordinationExpertRequest[]> {
    return this.experts.mine(actor);
  }

  @Get('expert-requests/:expert')
  @Requires('self.read')
  open(@CurrentActor() actor: Actor, @UuidParam('expert') expert: string): Promise<ExpertDesk> {
    return this.experts.open(actor, expert);
  }

  @Put('expert-requests/:expert')
  @HttpCode(204)
  @Requires('self.read')
  answer(
    @CurrentActor() actor: Actor,
    @UuidParam('expert') expert: string,
    @Body() body: ExpertAnswerDto,
  ): Promise<void> {
    return this.answerAsExpert.run(actor, expert, body);
  }
}
