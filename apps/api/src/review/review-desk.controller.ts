import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { Comparison } from '#libs/bylaw-diff';
import type { ReviewDeskView, ReviewQueue, Violation } from '#libs/contracts';
import { CurrentActor } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { RecordOpinion } from './record-opinion.js';
import { RecordReceipt } from './record-receipt.js';
import { RecordSectorView } from './record-sector-view.js';
import { ReviewDesk } from './review-desk.query.js';
import { ReviewQueueQuery } from './review-queue.query.js';
import { GiveReviewOpinionDto, RecordReviewReceiptDto, SectorViewDto } from './review.dto.js';

/** The desk of a ministry's reviewer, over all municipalities: only what was sent to their own ministry. */
@Controller('review')
export class ReviewDeskController {
  constructor(
    private readonly queue: ReviewQueueQuery,
    private readonly desk: ReviewDesk,
    private readonly recordReceipt: RecordReceipt,
    private readonly recordSectorView: RecordSectorView,
    private readonly recordOpinion: RecordOpinion,
  ) {}

  @Get('queue')
  @Requires('review.read')
  list(@CurrentActor() actor: Actor): Promise<ReviewQueue> {
    return this.queue.of(actor);
  }

  @Get(':id')
  @Requires('review.read')
  view(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<ReviewDeskView<Comparison>> {
    return this.desk.of(actor, id);
  }

  @Post(':id/receipt')
  @HttpCode(204)
  @Requires('review.give')
  received(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Body() body: RecordReviewReceiptDto,
  ): Promise<void> {
    return this.recordReceipt.byMinistry(actor, id, body.receivedOn);
  }

  @Post(':id/sector-view')
  @HttpCode(204)
  @Requires('review.give')
  sectorView(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Body() body: SectorViewDto,
  ): Promise<void> {
    return this.recordSectorView.run(actor, id, body);
  }

  @Post(':id/opinion')
  @HttpCode(200)
  @Requires('review.give')
  opinion(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Body() body: GiveReviewOpinionDto,
  ): Promise<{ warnings: Violation[] }> {
    return this.recordOpinion.byMinistry(actor, id, body);
  }
}
