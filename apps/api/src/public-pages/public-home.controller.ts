import { Controller, Get } from '@nestjs/common';
import type { HomeView, PlaceHome } from '#libs/contracts';
import { Place, type PlaceRef } from '../platform/access/request-context.js';
import { Public } from '../platform/access/requires.js';
import { OpenMatters } from './open-matters.query.js';
import { PlaceHomeQuery } from './place-home.query.js';

/** The start pages: of the installation and of a municipality. */
@Controller('public')
@Public()
export class PublicHomeController {
  constructor(
    private readonly matters: OpenMatters,
    private readonly places: PlaceHomeQuery,
  ) {}

  @Get('home')
  async home(): Promise<HomeView> {
    return { open: await this.matters.list(null) };
  }

  @Get('m/:place/home')
  place(@Place() place: PlaceRef): Promise<PlaceHome> {
    return this.places.read(place);
  }
}
