import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { Comparison } from '#libs/bylaw-diff';
import type {
  CoordinationRequests,
  CoordinationRequestView,
  CoordinationSettingsView,
} from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { CoordinationTerms } from './coordination-terms.js';
import { CoordinationSettingsDto, OpinionDto } from './coordination.dto.js';
import { GiveOpinion } from './give-opinion.js';
import { RequestsQuery } from './requests.query.js';

/** What institutions are asked, over all municipalities. */
@Controller('coordination/requests')
export class CoordinationRequestsController {
  constructor(
    private readonly requests: RequestsQuery,
    private readonly giveOpinion: GiveOpinion,
  ) {}

  @Get()
  @Requires('coordination.respond')
  mine(@CurrentActor() actor: Actor): Promise<CoordinationRequests> {
    return this.requests.mine(actor);
  }

  @Get(':party')
  @Requires('coordination.respond')
  read(
    @CurrentActor() actor: Actor,
    @UuidParam('party') party: string,
  ): Promise<CoordinationRequestView<Comparison>> {
    return this.requests.open(actor, party);
  }

  @Post(':party/opinion')
  @Requires('coordination.respond')
  give(
    @CurrentActor() actor: Actor,
    @UuidParam('party') party: string,
    @Body() body: OpinionDto,
  ): Promise<{ id: string; late: boolean }> {
    return this.giveOpinion.run(actor, party, body);
  }
}

/** The municipality's own terms of coordination. */
@Controller('m/:place/coordination-settings')
export class CoordinationSettingsController {
  constructor(private readonly terms: CoordinationTerms) {}

  @Get()
  @Requires('directory.read')
  read(@Place() place: PlaceRef): Promise<CoordinationSettingsView> {
    return this.terms.of(place.id);
  }

  @Put()
  @Requires('directory.manage')
  save(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() body: CoordinationSettingsDto,
  ): Promise<{ version: number }> {
    return this.terms.save(actor, place, body);
  }
}
