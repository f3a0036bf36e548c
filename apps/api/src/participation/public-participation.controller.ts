import { Body, Controller, Get, Header, Headers, Param, Post, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type {
  OpenStage,
  OpinionFormStart,
  OpinionReceipt,
  OwnOpinion,
  PublicOpinions,
  PublicStage,
  PublicStageTexts,
} from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Public, Requires } from '../platform/access/requires.js';
import { sendFile } from '../platform/http/send-file.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { EditOpinion } from './edit-opinion.js';
import { OpinionForm } from './opinion-form.query.js';
import { EditOpinionDto, SubmitOpinionDto } from './opinion.dto.js';
import { OwnOpinions } from './own-opinions.query.js';
import { PublicStages } from './public-stages.query.js';
import { StageNoticeFile } from './stage-notice-file.js';
import { SubmitOpinionCase } from './submit-opinion.js';

/** Carries the secret of an author's link; in a header, so that it stands in no log. */
const KEY_HEADER = 'x-opinion-key';

/** What everybody may read and do in an opinion stage, and how they give opinions about events, without login. */
@Controller('public/m/:place')
@Public()
export class PublicParticipationController {
  constructor(
    private readonly stages: PublicStages,
    private readonly form: OpinionForm,
    private readonly submitOpinion: SubmitOpinionCase,
    private readonly editOpinion: EditOpinion,
    private readonly own: OwnOpinions,
    private readonly notice: StageNoticeFile,
  ) {}

  @Get('stages')
  open(@Place() place: PlaceRef): Promise<OpenStage[]> {
    return this.stages.open(place.id);
  }

  @Get('dossiers/:code/opinion-stage')
  async stage(@Place() place: PlaceRef, @Param('code') code: string): Promise<{ stage: PublicStage | null }> {
    return { stage: await this.stages.of(place, code) };
  }

  @Get('dossiers/:code/opinion-stage/texts')
  texts(@Place() place: PlaceRef, @Param('code') code: string): Promise<PublicStageTexts> {
    return this.stages.textsOf(place, code);
  }

  /** Form 1 of MK639 of the newest stage that was opened. */
  @Get('dossiers/:code/opinion-stage/notice.:format')
  @RateLimit('export')
  async noticeFile(
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Param('format') format: string,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, await this.notice.public(place, code, format), false);
  }

  @Get('dossiers/:code/opinions')
  opinions(@Place() place: PlaceRef, @Param('code') code: string): Promise<PublicOpinions> {
    return this.stages.opinionsOf(place, code);
  }

  @Get('stages/:id/form')
  @Header('Cache-Control', 'no-store')
  start(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<OpinionFormStart> {
    return this.form.start(actor, place, id);
  }

  @Post('stages/:id/opinions')
  @RateLimit('opinion')
  submit(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { token, website, ...opinion }: SubmitOpinionDto,
  ): Promise<OpinionReceipt> {
    return this.submitOpinion.run(actor, place, id, opinion, { token, ...(website ? { website } : {}) });
  }

  @Get('participation/:code/form')
  @Header('Cache-Control', 'no-store')
  startAtEvent(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
  ): Promise<OpinionFormStart> {
    return this.form.startAtEvent(actor, place, code);
  }

  @Post('participation/:code/opinions')
  @RateLimit('opinion')
  submitAtEvent(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Body() { token, website, ...opinion }: SubmitOpinionDto,
  ): Promise<OpinionReceipt> {
    const marks = { token, ...(website ? { website } : {}) };
    return this.submitOpinion.atEvent(actor, place, code, opinion, marks);
  }

  @Get('opinions/:receipt')
  @Header('Cache-Control', 'no-store')
  look(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('receipt') receipt: string,
    @Headers(KEY_HEADER) key?: string,
  ): Promise<OwnOpinion> {
    return this.own.one(actor, place, receipt, key ?? null);
  }

  @Put('opinions/:receipt')
  @RateLimit('opinion')
  edit(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('receipt') receipt: string,
    @Body() body: EditOpinionDto,
    @Headers(KEY_HEADER) key?: string,
  ): Promise<{ version: number; state: string }> {
    return this.editOpinion.run(actor, place, receipt, key ?? null, body);
  }
}

/** The same over all municipalities: what runs now, and what I have submitted. */
@Controller()
export class ParticipationController {
  constructor(
    private readonly stages: PublicStages,
    private readonly own: OwnOpinions,
  ) {}

  @Get('public/stages')
  @Public()
  open(): Promise<OpenStage[]> {
    return this.stages.open(null);
  }

  @Get('mine/opinions')
  @Requires('self.read')
  mine(@CurrentActor() actor: Actor): Promise<OwnOpinion[]> {
    return this.own.mine(actor);
  }
}
