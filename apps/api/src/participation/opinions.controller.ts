import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { Part8Preview, StageListItem } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { AnswerOpinions } from './answer-opinions.js';
import { InsertPart8 } from './insert-part8.js';
import { ModerateOpinion } from './moderate-opinion.js';
import { RecordOpinionDto } from './opinion.dto.js';
import { Part8 } from './part8.query.js';
import { AnswerDto, ModerationDto, ReviseAnswerDto, toModeration } from './participation.dto.js';
import { RecordOpinion } from './record-opinion.js';
import { StageList } from './stage-list.query.js';

/** The work on opinions: looking, recording, answering, summing up. */
@Controller('m/:place')
export class OpinionsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly moderateOpinion: ModerateOpinion,
    private readonly recordOpinion: RecordOpinion,
    private readonly answerOpinions: AnswerOpinions,
    private readonly part8: Part8,
    private readonly insertPart8: InsertPart8,
    private readonly stageList: StageList,
  ) {}

  @Get('opinion-stages')
  @Requires('participation.read')
  stages(@Place() place: PlaceRef): Promise<StageListItem[]> {
    return this.stageList.of(place);
  }

  @Post('opinions/:id/moderation')
  @HttpCode(200)
  @Requires('participation.manage')
  moderate(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ModerationDto,
  ): Promise<{ version: number }> {
    return this.moderateOpinion.run(actor, place, id, toModeration(body));
  }

  @Post('opinion-stages/:id/recorded-opinions')
  @Requires('participation.record')
  record(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: RecordOpinionDto,
  ): Promise<{ id: string; receipt: string; key: string; late: boolean }> {
    return this.recordOpinion.run(actor, place, id, body);
  }

  @Post('dossiers/:id/answers')
  @Requires('participation.answer')
  answer(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: AnswerDto,
  ): Promise<{ id: string }> {
    return this.answerOpinions.run(actor, place, { dossierId: id }, body);
  }

  @Put('answers/:id')
  @Requires('participation.answer')
  revise(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ReviseAnswerDto,
  ): Promise<{ version: number }> {
    return this.answerOpinions.revise(actor, place, id, body);
  }

  @Get('dossiers/:id/opinion-summary')
  @Requires('participation.read')
  preview(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<Part8Preview> {
    return this.part8.preview(this.dataSource.manager, place.id, id);
  }

  @Post('dossiers/:id/opinion-summary')
  @HttpCode(200)
  @Requires('participation.answer')
  insert(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<{ documentId: string; version: number }> {
    return this.insertPart8.run(actor, place, id);
  }
}
