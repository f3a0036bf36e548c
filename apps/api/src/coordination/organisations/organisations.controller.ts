import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { OrganisationClaimView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { ClaimOrganisationDto, DecideClaimDto } from '../coordination-outside.dto.js';
import { ClaimOrganisation } from './claim-organisation.js';
import { OrganisationClaims } from './claims.query.js';
import { DecideClaim } from './decide-claim.js';

/** Organisations claimed by those who speak for them. */
@Controller('organisation-claims')
export class OrganisationClaimsController {
  constructor(
    private readonly claims: OrganisationClaims,
    private readonly claimOrganisation: ClaimOrganisation,
  ) {}

  @Get()
  @Requires('self.read')
  mine(@CurrentActor() actor: Actor): Promise<OrganisationClaimView[]> {
    return this.claims.mine(actor);
  }

  @Post()
  @RateLimit('opinion')
  @Requires('self.read')
  claim(@CurrentActor() actor: Actor, @Body() body: ClaimOrganisationDto): Promise<{ id: string }> {
    return this.claimOrganisation.run(actor, body);
  }
}

/** The same as an administrator decides about them, for all municipalities. */
@Controller('m/:place/organisation-claims')
export class OrganisationDecisionsController {
  constructor(
    private readonly claims: OrganisationClaims,
    private readonly decideClaim: DecideClaim,
  ) {}

  @Get()
  @Requires('directory.manage')
  all(): Promise<OrganisationClaimView[]> {
    return this.claims.all();
  }

  @Post(':claim/decision')
  @HttpCode(204)
  @Requires('directory.manage')
  decide(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('claim') claim: string,
    @Body() body: DecideClaimDto,
  ): Promise<void> {
    return this.decideClaim.run(actor, place, claim, body);
  }
}
