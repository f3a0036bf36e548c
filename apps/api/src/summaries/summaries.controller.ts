import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { SummaryDraft, SummaryView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { DraftSummary } from './draft-summary.js';
import { SaveSummary } from './save-summary.js';
import { SaveSummaryDto } from './summaries.dto.js';
import { Summaries } from './summaries.query.js';

/** The plain-language summary of a dossier. */
@Controller('m/:place/dossiers/:id/summary')
export class SummariesController {
  constructor(
    private readonly summaries: Summaries,
    private readonly saveSummary: SaveSummary,
    private readonly draftSummary: DraftSummary,
  ) {}

  @Get()
  @Requires('document.read')
  show(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<SummaryView> {
    return this.summaries.show(place, id);
  }

  @Put()
  @Requires('document.edit')
  save(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: SaveSummaryDto,
  ): Promise<{ version: number }> {
    return this.saveSummary.run(actor, place, id, body);
  }

  @Post('drafts')
  @Requires('document.edit')
  @RateLimit('assistant')
  draft(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<SummaryDraft> {
    return this.draftSummary.run(actor, place, id);
  }
}
