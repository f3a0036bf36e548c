import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { Comparison } from '#libs/bylaw-diff';
import type { AmendmentAnswer, AmendmentTexts } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { ReadAmendment } from './amendment-view.query.js';
import { ConsolidationStepDto, LinkAmendedActDto, WriteAmendmentsDto } from './amendments.dto.js';
import { LinkAmendedAct } from './link-amended-act.js';
import { MoveConsolidation } from './move-consolidation.js';
import { WriteAmendments } from './write-amendments.js';

/** What a dossier amends: the edited text, the by-law written from it, the check, and the consolidated texts. */
@Controller('m/:place/dossiers/:id/amendment')
export class AmendmentsController {
  constructor(
    private readonly read: ReadAmendment,
    private readonly link: LinkAmendedAct,
    private readonly write: WriteAmendments,
    private readonly consolidation: MoveConsolidation,
  ) {}

  @Get()
  @Requires('document.read')
  async view(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<AmendmentAnswer> {
    return { amendment: await this.read.view(actor, place, id) };
  }

  @Get('texts')
  @Requires('document.read')
  @RateLimit('compare')
  texts(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<AmendmentTexts> {
    return this.read.texts(place, id);
  }

  @Get('changes')
  @Requires('document.read')
  @RateLimit('compare')
  changes(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<Comparison> {
    return this.read.changes(place, id);
  }

  @Put()
  @HttpCode(204)
  @Requires('dossier.edit')
  linked(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: LinkAmendedActDto,
  ): Promise<void> {
    return this.link.run(actor, place, id, body);
  }

  @Post('writing')
  @HttpCode(204)
  @Requires('dossier.edit')
  @RateLimit('compare')
  written(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: WriteAmendmentsDto,
  ): Promise<void> {
    return this.write.run(actor, place, id, body);
  }

  @Post('consolidation/offer')
  @HttpCode(204)
  @Requires('promulgation.manage')
  offered(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ConsolidationStepDto,
  ): Promise<void> {
    return this.consolidation.offer(actor, place, id, body);
  }

  @Post('consolidation/return')
  @HttpCode(204)
  @Requires('promulgation.manage')
  givenBack(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ConsolidationStepDto,
  ): Promise<void> {
    return this.consolidation.giveBack(actor, place, id, body);
  }

  @Post('consolidation/confirmation')
  @HttpCode(204)
  @Requires('promulgation.manage')
  confirmed(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ConsolidationStepDto,
  ): Promise<void> {
    return this.consolidation.confirm(actor, place, id, body);
  }
}
