import { Body, Controller, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { DossierReviewView, ReviewFile, Violation } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { FormFile, TakesFile, type Upload } from '../platform/files/upload.js';
import { sendFile } from '../platform/http/send-file.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { ConfirmSilence } from './confirm-silence.js';
import { DossierReview } from './dossier-review.query.js';
import { DraftDisagreement } from './draft-disagreement.js';
import { OpinionDocument } from './opinion-document.js';
import { RecordOpinion } from './record-opinion.js';
import { RecordReceipt } from './record-receipt.js';
import { RecordReviewSending } from './record-review-sending.js';
import { MAX_REVIEW_FILE_BYTES, ReviewFiles } from './review-files.js';
import {
  ConfirmSilenceDto,
  DraftDisagreementDto,
  RecordDisagreementSendingDto,
  RecordReviewReceiptDto,
  RecordReviewSendingDto,
  TypeInReviewOpinionDto,
} from './review.dto.js';
import { SendDisagreement } from './send-disagreement.js';

/** A ministry's review of one by-law, on the municipality's side (PL 47(2)–(7)). */
@Controller('m/:place/dossiers/:id/review')
export class DossierReviewController {
  constructor(
    private readonly review: DossierReview,
    private readonly recordSending: RecordReviewSending,
    private readonly recordReceipt: RecordReceipt,
    private readonly recordOpinion: RecordOpinion,
    private readonly confirmSilence: ConfirmSilence,
    private readonly draftDisagreement: DraftDisagreement,
    private readonly sendDisagreement: SendDisagreement,
    private readonly files: ReviewFiles,
    private readonly documents: OpinionDocument,
  ) {}

  @Get()
  @Requires('dossier.read')
  view(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<DossierReviewView> {
    return this.review.of(actor, place, id);
  }

  @Post('sending')
  @Requires('review.record')
  sent(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: RecordReviewSendingDto,
  ): Promise<{ roundId: string; warnings: Violation[] }> {
    return this.recordSending.run(actor, place, id, body);
  }

  @Put('receipt')
  @HttpCode(204)
  @Requires('review.record')
  received(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: RecordReviewReceiptDto,
  ): Promise<void> {
    return this.recordReceipt.run(actor, place.id, id, body.receivedOn);
  }

  /** The file of an opinion as multipart form data (`file`). */
  @Post('file')
  @Requires('review.record')
  @TakesFile(MAX_REVIEW_FILE_BYTES)
  store(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @FormFile() file: Upload,
  ): Promise<ReviewFile> {
    return this.files.store(actor, place, id, file);
  }

  @Get('rounds/:round/file')
  @Requires('dossier.read')
  file(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('round') round: string,
    @Res() response: Response,
  ): Promise<void> {
    return this.files.send(place, id, round, response);
  }

  /** The opinion on a round as a document. */
  @Get('rounds/:round/document/:format')
  @Requires('dossier.read')
  @RateLimit('export')
  async document(
    @Res() response: Response,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('round') round: string,
    @Param('format') format: string,
  ): Promise<void> {
    sendFile(response, await this.documents.received(place, id, round, format), false);
  }

  @Post('opinion')
  @HttpCode(200)
  @Requires('review.record')
  opinion(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: TypeInReviewOpinionDto,
  ): Promise<{ warnings: Violation[] }> {
    return this.recordOpinion.typedIn(actor, place, id, body);
  }

  @Post('silence')
  @HttpCode(200)
  @Requires('review.record')
  silence(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ConfirmSilenceDto,
  ): Promise<{ warnings: Violation[] }> {
    return this.confirmSilence.run(actor, place, id, body.checkedOn);
  }

  @Put('disagreement')
  @Requires('review.record')
  disagreement(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: DraftDisagreementDto,
  ): Promise<{ version: number }> {
    return this.draftDisagreement.run(actor, place, id, body);
  }

  @Post('disagreement/sending')
  @HttpCode(204)
  @Requires('review.record')
  disagreementSent(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: RecordDisagreementSendingDto,
  ): Promise<void> {
    return this.sendDisagreement.run(actor, place, id, body);
  }
}
