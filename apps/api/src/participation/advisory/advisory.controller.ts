import { Body, Controller, Get, Header, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { AdvisoryCouncilPage } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Public, Requires } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { KeyDto } from '../events/gatherings.dto.js';
import { AdvisoryCouncilDto, ApplicationDto, CompositionDto, PaperApplicationDto } from './advisory.dto.js';
import { ApplyToAdvisory } from './apply-to-advisory.js';
import { OrganiseAdvisory } from './organise-advisory.js';

/** Advisory councils of events, as the people of the municipality work on them. */
@Controller('m/:place')
export class AdvisoryController {
  constructor(
    private readonly organise: OrganiseAdvisory,
    private readonly applications: ApplyToAdvisory,
  ) {}

  @Put('participation/:id/advisory-council')
  @Requires('participation.manage')
  call(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { version, ...plan }: AdvisoryCouncilDto,
  ): Promise<{ id: string }> {
    return this.organise.save(actor, place, id, plan, version ?? null);
  }

  @Post('advisory-councils/:id/composition')
  @HttpCode(200)
  @Requires('participation.manage')
  compose(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: CompositionDto,
  ): Promise<{ version: number }> {
    return this.organise.compose(actor, place, id, body);
  }

  @Post('advisory-councils/:id/paper')
  @Requires('participation.record')
  paper(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: PaperApplicationDto,
  ): Promise<{ receipt: string }> {
    return this.applications.record(actor, place, id, body);
  }
}

/** The open call for members, without login. */
@Controller('public/m/:place')
@Public()
export class PublicAdvisoryController {
  constructor(private readonly applications: ApplyToAdvisory) {}

  @Get('advisory-councils/:id')
  @Header('Cache-Control', 'no-store')
  read(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<AdvisoryCouncilPage> {
    return this.applications.read(place, id);
  }

  @Post('advisory-councils/:id/applications')
  @RateLimit('opinion')
  apply(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { token, website, ...person }: ApplicationDto,
  ): Promise<{ receipt: string; key: string }> {
    return this.applications.apply(actor, place, id, person, { token, ...(website ? { website } : {}) });
  }

  @Post('council-applications/:receipt/withdraw')
  @HttpCode(204)
  @RateLimit('opinion')
  withdraw(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('receipt') receipt: string,
    @Body() { key }: KeyDto,
  ): Promise<void> {
    return this.applications.withdraw(actor, place, receipt, key);
  }
}
