import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { Comparison } from '#libs/bylaw-diff';
import type { TabledAmendmentsView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { AmendmentOrderDto, SittingVoteDto, TableAmendmentDto } from './amendments.dto.js';
import { ReadAmendments } from './amendments.query.js';
import { TableAmendment } from './table-amendment.js';
import { VoteAmendment } from './vote-amendment.js';

/** Amendments that councillors table to a by-law on the agenda. */
@Controller('m/:place/agenda-items/:id/amendments')
export class AmendmentsToItemController {
  constructor(
    private readonly read: ReadAmendments,
    private readonly table: TableAmendment,
    private readonly votes: VoteAmendment,
  ) {}

  @Get()
  @Requires('council.read')
  list(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<TabledAmendmentsView> {
    return this.read.of(place, id);
  }

  /** The text on the table beside the text with what is adopted so far. */
  @Get('comparison')
  @Requires('council.read')
  compared(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<Comparison> {
    return this.read.compared(place, id);
  }

  @Post()
  @Requires('council.participate')
  tabled(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: TableAmendmentDto,
  ): Promise<{ id: string; number: number }> {
    return this.table.run(actor, place, id, body);
  }

  @Put('order')
  @HttpCode(204)
  @Requires('council.manage')
  order(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: AmendmentOrderDto,
  ): Promise<void> {
    return this.votes.reorder(actor, place, id, body.ids);
  }

  @Post(':amendmentId/withdraw')
  @HttpCode(204)
  @Requires('council.participate')
  withdraw(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('amendmentId') amendmentId: string,
  ): Promise<void> {
    return this.table.withdraw(actor, place, id, amendmentId);
  }

  @Post(':amendmentId/vote')
  @HttpCode(200)
  @Requires('council.manage')
  vote(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('amendmentId') amendmentId: string,
    @Body() body: SittingVoteDto,
  ): Promise<{ carried: boolean; lapsed: number[] }> {
    return this.votes.run(actor, place, id, amendmentId, body);
  }
}
