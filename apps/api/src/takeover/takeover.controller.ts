import {
  Body,
  Controller,
  Get,
  HttpCode,
  Patch,
  Post,
  Res,
  StreamableFile,
  UseInterceptors,
} from '@nestjs/common';
import type { Response } from 'express';
import { Readable } from 'node:stream';
import type { Actor } from '#libs/access-policy';
import type {
  TakeoverBatchSummary,
  TakeoverBatchView,
  TakeoverItemView,
  TakeoverUpload,
} from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { FormFiles, TakesFiles, type Upload } from '../platform/files/upload.js';
import { announceFile } from '../platform/http/send-file.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { AddFiles, MAX_FILE_BYTES, MOST_FILES } from './add-files.js';
import { ConfirmBatch } from './confirm-batch.js';
import { DeclaredLength } from './declared-length.js';
import { DrawSample } from './draw-sample.js';
import { ResumeReading } from './resume-reading.js';
import { ReviewItem } from './review-item.js';
import { StartBatch } from './start-batch.js';
import { TakeoverViews } from './takeover-views.query.js';
import { EditItemDto, LookDto, SendBackDto, StartBatchDto } from './takeover.dto.js';

/** By-laws in force that a municipality takes over in bulk. */
@Controller('m/:place')
@Requires('takeover.manage')
export class TakeoverController {
  constructor(
    private readonly views: TakeoverViews,
    private readonly startBatch: StartBatch,
    private readonly addFiles: AddFiles,
    private readonly resume: ResumeReading,
    private readonly review: ReviewItem,
    private readonly drawSample: DrawSample,
    private readonly confirmBatch: ConfirmBatch,
  ) {}

  @Get('takeovers')
  list(@Place() place: PlaceRef): Promise<TakeoverBatchSummary[]> {
    return this.views.list(place);
  }

  @Post('takeovers')
  start(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() { name }: StartBatchDto,
  ): Promise<{ id: string }> {
    return this.startBatch.run(actor, place, name);
  }

  @Get('takeovers/:id')
  show(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<TakeoverBatchView> {
    return this.views.batch(place, id);
  }

  @Post('takeovers/:id/files')
  @RateLimit('upload')
  @TakesFiles(MOST_FILES, MAX_FILE_BYTES)
  // The lower one runs first: the length is looked at before anything is read.
  @UseInterceptors(DeclaredLength)
  upload(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @FormFiles() files: Upload[],
  ): Promise<TakeoverUpload> {
    return this.addFiles.run(actor, place, id, files);
  }

  /** Files whose reading was broken off are put into the queue again. */
  @Post('takeovers/:id/reading')
  @HttpCode(200)
  read(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<{ waiting: number }> {
    return this.resume.run(actor, place, id);
  }

  @Post('takeovers/:id/sample')
  @HttpCode(200)
  sample(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<{ size: number }> {
    return this.drawSample.run(actor, place, id);
  }

  @Post('takeovers/:id/confirmation')
  @HttpCode(200)
  confirm(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<{ acts: number }> {
    return this.confirmBatch.run(actor, place, id);
  }

  @Get('takeover-items/:id')
  item(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<TakeoverItemView> {
    return this.views.item(place, id);
  }

  @Get('takeover-items/:id/source')
  async source(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { name, stream, size } = await this.views.source(place, id);
    announceFile(response, { name, mediaType: 'application/octet-stream' }, false);
    return new StreamableFile(Readable.from(stream), { length: size });
  }

  @Patch('takeover-items/:id')
  edit(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: EditItemDto,
  ): Promise<{ version: number }> {
    return this.review.edit(actor, place, id, body);
  }

  @Post('takeover-items/:id/look')
  @HttpCode(200)
  look(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { version }: LookDto,
  ): Promise<{ version: number }> {
    return this.review.look(actor, place, id, version);
  }

  @Post('takeover-items/:id/return')
  @HttpCode(200)
  sendBack(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: SendBackDto,
  ): Promise<{ drawn: number }> {
    return this.review.sendBack(actor, place, id, body);
  }
}
