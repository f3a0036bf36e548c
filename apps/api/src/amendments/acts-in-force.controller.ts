import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { ActValidityView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { WholeNumberParam } from '../platform/http/whole-number.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { ActValidity } from './act-validity.query.js';
import {
  EndActDto,
  EndNormValidityDto,
  RecordNormValidityDto,
  StartAmendingDto,
  WithdrawNormValidityDto,
} from './amendments.dto.js';
import { EndAct } from './end-act.js';
import { RecordValidity } from './record-validity.js';
import { StartAmending } from './start-amending.js';

const yearParam = new WholeNumberParam('act');

/** Work on acts in force: begin to amend them, record which of their norms do not hold. */
@Controller('m/:place')
export class ActsInForceController {
  constructor(
    private readonly start: StartAmending,
    private readonly validity: ActValidity,
    private readonly record: RecordValidity,
    private readonly endAct: EndAct,
  ) {}

  @Post('acts/:year/:slug/amending')
  @Requires('dossier.start')
  amending(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('slug') slug: string,
    @Body() body: StartAmendingDto,
  ): Promise<{ id: string; code: string }> {
    return this.start.run(actor, place, { year, slug }, body);
  }

  @Get('acts/:year/:slug/validity')
  @Requires('dossier.read')
  view(
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('slug') slug: string,
  ): Promise<ActValidityView> {
    return this.validity.view(place, year, slug);
  }

  @Post('acts/:year/:slug/validity')
  @Requires('promulgation.manage')
  recorded(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('slug') slug: string,
    @Body() body: RecordNormValidityDto,
  ): Promise<{ id: string }> {
    return this.record.run(actor, place, { year, slug }, body);
  }

  @Post('acts/:year/:slug/end')
  @HttpCode(200)
  @Requires('promulgation.manage')
  actEnds(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('slug') slug: string,
    @Body() body: EndActDto,
  ): Promise<{ from: string }> {
    return this.endAct.run(actor, place, { year, slug }, body);
  }

  @Post('validity/:id/end')
  @HttpCode(204)
  @Requires('promulgation.manage')
  ended(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: EndNormValidityDto,
  ): Promise<void> {
    return this.record.end(actor, place, id, body);
  }

  @Post('validity/:id/withdrawal')
  @HttpCode(204)
  @Requires('promulgation.manage')
  withdrawn(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: WithdrawNormValidityDto,
  ): Promise<void> {
    return this.record.withdraw(actor, place, id, body);
  }
}
