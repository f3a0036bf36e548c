import { Controller, Get } from '@nestjs/common';
import type { PublicCouncil, PublicSittingView } from '#libs/contracts';
import { Place, type PlaceRef } from '../platform/access/request-context.js';
import { Public } from '../platform/access/requires.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { PublicSittings } from './public-sittings.query.js';

/** The council as everybody may see it (PL 28(3)–(4), 38). */
@Controller('public/m/:place/council')
export class PublicCouncilController {
  constructor(private readonly sittings: PublicSittings) {}

  @Get()
  @Public()
  list(@Place() place: PlaceRef): Promise<PublicCouncil> {
    return this.sittings.list(place);
  }

  @Get(':id')
  @Public()
  one(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<PublicSittingView> {
    return this.sittings.one(place, id);
  }
}
