import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { ClauseVersionView, OwnClauseView, OwnTemplateView, StartOffer } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { SaveClause } from './save-clause.js';
import { SaveTemplate } from './save-template.js';
import { ClauseTextDto, KnownVersionDto, SaveClauseDto, SaveTemplateDto } from './templates.dto.js';
import { Templates } from './templates.query.js';

/** Clauses and templates of the municipality's own; the built-in ones are in the library that pages and server share. */
@Controller('m/:place/templates')
export class TemplatesController {
  constructor(
    private readonly templates: Templates,
    private readonly saveClause: SaveClause,
    private readonly saveTemplate: SaveTemplate,
  ) {}

  @Get('start')
  @Requires('document.read')
  offerOf(@Place() place: PlaceRef): Promise<StartOffer> {
    return this.templates.offer(place);
  }

  @Get('clauses')
  @Requires('document.read')
  clauses(@Place() place: PlaceRef): Promise<OwnClauseView[]> {
    return this.templates.clauses(place);
  }

  @Get('clauses/:id/versions')
  @Requires('document.read')
  wordings(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<ClauseVersionView[]> {
    return this.templates.wordings(place, id);
  }

  @Post('clauses')
  @Requires('template.manage')
  add(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() body: ClauseTextDto,
  ): Promise<{ id: string; version: number }> {
    return this.saveClause.add(actor, place, body);
  }

  @Put('clauses/:id')
  @Requires('template.manage')
  change(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: SaveClauseDto,
  ): Promise<{ version: number }> {
    return this.saveClause.change(actor, place, id, body);
  }

  @Post('clauses/:id/retire')
  @HttpCode(204)
  @Requires('template.manage')
  retire(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { version }: KnownVersionDto,
  ): Promise<void> {
    return this.saveClause.retire(actor, place, id, version, true);
  }

  @Post('clauses/:id/offer')
  @HttpCode(204)
  @Requires('template.manage')
  offer(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { version }: KnownVersionDto,
  ): Promise<void> {
    return this.saveClause.retire(actor, place, id, version, false);
  }

  @Get('own')
  @Requires('document.read')
  own(@Place() place: PlaceRef): Promise<OwnTemplateView[]> {
    return this.templates.own(place);
  }

  @Post('own')
  @Requires('template.manage')
  keep(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() body: SaveTemplateDto,
  ): Promise<{ id: string }> {
    return this.saveTemplate.run(actor, place, body);
  }

  @Post('own/:id/retire')
  @HttpCode(204)
  @Requires('template.manage')
  retireTemplate(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { version }: KnownVersionDto,
  ): Promise<void> {
    return this.saveTemplate.retire(actor, place, id, version, true);
  }

  @Post('own/:id/offer')
  @HttpCode(204)
  @Requires('template.manage')
  offerTemplate(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { version }: KnownVersionDto,
  ): Promise<void> {
    return this.saveTemplate.retire(actor, place, id, version, false);
  }
}
