import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { LegalDay, OpinionDesk, StageTerm, Violation } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { ShowsRestricted } from '../platform/access-log/shows-restricted.js';
import { sendFile } from '../platform/http/send-file.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { AnnouncePublication } from './announce-publication.js';
import { EndStage } from './end-stage.js';
import { ExtendStage } from './extend-stage.js';
import { OpenStage } from './open-stage.js';
import { OpinionDeskQuery } from './opinion-desk.query.js';
import {
  ExtendStageDto,
  PrepareStageDto,
  PublicationDto,
  ReasonDto,
  StageTermDto,
  toArticle,
  VersionDto,
} from './participation.dto.js';
import { PrepareStage } from './prepare-stage.js';
import { RestartStage } from './restart-stage.js';
import { StageNoticeFile } from './stage-notice-file.js';

/** The opinion stage of a dossier: preparing, publishing, opening, prolonging, breaking off (PL 46(3)). */
@Controller('m/:place/dossiers/:id')
export class OpinionStageController {
  constructor(
    private readonly desk: OpinionDeskQuery,
    private readonly prepare: PrepareStage,
    private readonly announce: AnnouncePublication,
    private readonly openStage: OpenStage,
    private readonly extend: ExtendStage,
    private readonly end: EndStage,
    private readonly restart: RestartStage,
    private readonly notice: StageNoticeFile,
  ) {}

  @Get('opinion-stage')
  @Requires('participation.read')
  @ShowsRestricted({
    what: 'opinion_originals',
    subject: 'dossier',
    param: 'id',
    onlyWith: ['participation.manage', 'participation.record'],
  })
  read(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<OpinionDesk> {
    return this.desk.of(actor, place, id);
  }

  @Get('opinion-stage/term')
  @Requires('participation.read')
  term(@Place() place: PlaceRef, @Query() { from, to }: StageTermDto): Promise<StageTerm> {
    return this.desk.term(place, from, to ?? null);
  }

  @Put('opinion-stage')
  @Requires('participation.manage')
  prepared(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: PrepareStageDto,
  ): Promise<{ id: string; version: number }> {
    return this.prepare.run(actor, place, id, body);
  }

  @Post('publications')
  @Requires('participation.manage')
  published(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: PublicationDto,
  ): Promise<{ id: string }> {
    return this.announce.run(actor, place, id, { ...body, article: toArticle(body.article) });
  }

  @Post('publications/:publicationId/withdraw')
  @HttpCode(204)
  @Requires('participation.manage')
  takenBack(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('publicationId') publicationId: string,
    @Body() body: ReasonDto,
  ): Promise<void> {
    return this.announce.takeBack(actor, place, id, publicationId, body.reason);
  }

  @Post('opinion-stage/open')
  @HttpCode(200)
  @Requires('participation.manage')
  opened(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: VersionDto,
  ): Promise<{ lastDay: LegalDay; warnings: Violation[] }> {
    return this.openStage.run(actor, place, id, body.version);
  }

  @Post('opinion-stage/extend')
  @HttpCode(200)
  @Requires('participation.manage')
  extended(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ExtendStageDto,
  ): Promise<{ lastDay: LegalDay; version: number }> {
    return this.extend.run(actor, place, id, body);
  }

  /** Form 1 of MK639, for the official website and for printing. */
  @Get('opinion-stage/notice.:format')
  @Requires('participation.read')
  @RateLimit('export')
  async noticeFile(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Param('format') format: string,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, await this.notice.work(place, id, format), false);
  }

  @Post('opinion-stage/restart')
  @Requires('participation.manage')
  restarted(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<{ id: string }> {
    return this.restart.run(actor, place, id);
  }

  @Post('opinion-stage/interrupt')
  @HttpCode(204)
  @Requires('participation.manage')
  interrupted(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ReasonDto,
  ): Promise<void> {
    return this.end.interrupt(actor, place, id, body.reason);
  }
}
