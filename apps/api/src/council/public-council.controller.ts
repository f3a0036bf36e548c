import { Controller, Get } from '@nestjs/common';
import { Place, type PlaceRef } from '../platform/access/request-context.js';
import { Public } from '../platform/access/requires.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { PublicSittings, type PublicSitting } from './public-sittings.query.js';

/** The council as everybody may see it (PL 28(3)–(4), 38). */
@Controller('public/m/:place/council')
export class PublicCouncilController {
  constructor(private readonly sittings: PublicSittings) {}

  @Get()
  @Public()
  list(@Place() place: PlaceRef): Promise<{ next: PublicSitting[]; past: PublicSitting[] }> {
    return this.sittings.list(place);
  }

  @Get(':id')
  @Public()
  one(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<PublicSitting> {
    return this.sittings.one(place, id);
  }
}
