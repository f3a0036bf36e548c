import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { CommitteeView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { SaveCommitteeDto } from '../council-depth.dto.js';
import { Committees } from './committees.js';

/** Committees of the council. */
@Controller('m/:place/committees')
export class CommitteesController {
  constructor(private readonly committees: Committees) {}

  @Get()
  @Requires('council.read')
  list(@Place() place: PlaceRef): Promise<CommitteeView[]> {
    return this.committees.list(place);
  }

  @Post()
  @Requires('council.manage')
  create(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() body: SaveCommitteeDto,
  ): Promise<{ id: string }> {
    return this.committees.create(actor, place, body);
  }

  @Put(':id')
  @HttpCode(204)
  @Requires('council.manage')
  change(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: SaveCommitteeDto,
  ): Promise<void> {
    return this.committees.change(actor, place, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('council.manage')
  dissolve(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<void> {
    return this.committees.dissolve(actor, place, id);
  }
}
