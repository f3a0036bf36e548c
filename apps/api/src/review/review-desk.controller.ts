import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { Comparison } from '#libs/bylaw-diff';
import type { ReviewDeskView, ReviewFile, ReviewQueue, ReviewStatistics, Violation } from '#libs/contracts';
import { CurrentActor } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { FormFile, TakesFile, type Upload } from '../platform/files/upload.js';
import { sendFile } from '../platform/http/send-file.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { OpinionDocument } from './opinion-document.js';
import { RecordOpinion } from './record-opinion.js';
import { RecordReceipt } from './record-receipt.js';
import { ReviewDesk } from './review-desk.query.js';
import { MAX_REVIEW_FILE_BYTES, ReviewFiles } from './review-files.js';
import { ReviewQueueQuery } from './review-queue.query.js';
import { ReviewStatisticsQuery } from './review-statistics.query.js';
import { GiveReviewOpinionDto, RecordReviewReceiptDto, StatisticsDto } from './review.dto.js';

/** The desk of a ministry's reviewer, over all municipalities: only what was sent to their own ministry. */
@Controller('review')
export class ReviewDeskController {
  constructor(
    private readonly queue: ReviewQueueQuery,
    private readonly desk: ReviewDesk,
    private readonly recordReceipt: RecordReceipt,
    private readonly recordOpinion: RecordOpinion,
    private readonly files: ReviewFiles,
    private readonly documents: OpinionDocument,
    private readonly counted: ReviewStatisticsQuery,
  ) {}

  @Get('queue')
  @Requires('review.read')
  list(@CurrentActor() actor: Actor): Promise<ReviewQueue> {
    return this.queue.of(actor);
  }

  @Get('statistics')
  @Requires('review.read')
  statistics(@CurrentActor() actor: Actor, @Query() ask: StatisticsDto): Promise<ReviewStatistics> {
    return this.counted.of(actor, { from: ask.from ?? null, to: ask.to ?? null, place: ask.place ?? null });
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

  /** A file as multipart form data (`file`): the signed opinion, or the letter of a sector ministry. */
  @Post(':id/file')
  @Requires('review.give')
  @TakesFile(MAX_REVIEW_FILE_BYTES)
  store(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @FormFile() file: Upload,
  ): Promise<ReviewFile> {
    return this.files.storeOfMinistry(actor, id, file);
  }

  @Get(':id/file')
  @Requires('review.read')
  file(@CurrentActor() actor: Actor, @UuidParam('id') id: string, @Res() response: Response): Promise<void> {
    return this.files.sendToMinistry(actor, id, response);
  }

  @Get(':id/sector-requests/:view/file')
  @Requires('review.read')
  sectorFile(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @UuidParam('view') view: string,
    @Res() response: Response,
  ): Promise<void> {
    return this.files.sendToMinistry(actor, id, response, view);
  }

  /** The opinion that was given, as a document. */
  @Get(':id/document/:format')
  @Requires('review.read')
  @RateLimit('export')
  async document(
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Param('format') format: string,
  ): Promise<void> {
    sendFile(response, await this.documents.given(actor, id, format), false);
  }

  /** The opinion that is being typed, as a document to sign; nothing is kept. */
  @Post(':id/draft/:format')
  @HttpCode(200)
  @Requires('review.give')
  @RateLimit('export')
  async draft(
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Param('format') format: string,
    @Body() body: GiveReviewOpinionDto,
  ): Promise<void> {
    sendFile(response, await this.documents.draft(actor, id, format, body), false);
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
