import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { BlameView, DocumentHistory } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { BlameDocument } from './blame.query.js';
import { BlameDto, HistoryDto, RestoreTextDto } from './history.dto.js';
import { ReadHistory } from './history.query.js';
import { RestoreText } from './restore-text.js';

/** What became of a text in time, who wrote which words of it, and the way back to an earlier moment. */
@Controller('m/:place/documents/:id')
export class HistoryController {
  constructor(
    private readonly readHistory: ReadHistory,
    private readonly blameDocument: BlameDocument,
    private readonly restoreText: RestoreText,
  ) {}

  @Get('history')
  @Requires('document.read')
  history(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Query() query: HistoryDto,
  ): Promise<DocumentHistory> {
    return this.readHistory.read(place, id, query.upTo);
  }

  @Get('blame')
  @Requires('document.read')
  blame(@Place() place: PlaceRef, @UuidParam('id') id: string, @Query() query: BlameDto): Promise<BlameView> {
    return this.blameDocument.run(place, id, query);
  }

  @Post('restore')
  @HttpCode(200)
  @Requires('document.edit')
  restore(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: RestoreTextDto,
  ): Promise<{ version: number }> {
    return this.restoreText.run(actor, place, id, body);
  }
}
