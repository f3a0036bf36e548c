import { Controller, Get } from '@nestjs/common';
import type { CouncilMembers, DossierSitting } from '#libs/contracts';
import { Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { ReadSittings } from './read-sittings.query.js';

/** The council around its sittings: its members, and what became of one by-law in it. */
@Controller('m/:place')
export class CouncilMembersController {
  constructor(private readonly read: ReadSittings) {}

  @Get('council/members')
  @Requires('council.read')
  members(@Place() place: PlaceRef): Promise<CouncilMembers> {
    return this.read.members(place);
  }

  @Get('dossiers/:id/council')
  @Requires('dossier.read')
  ofDossier(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<DossierSitting[]> {
    return this.read.ofDossier(place, id);
  }
}
