import { Body, Controller, Get, HttpCode, Post, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { LegalDay, PromulgationView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { sendFile } from '../platform/http/send-file.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { GazettePackage } from './gazette-package.query.js';
import { PreparePromulgation } from './prepare-promulgation.js';
import { PreparePromulgationDto, RecordGazetteDto, RecordSendingDto } from './promulgation.dto.js';
import { ReadPromulgation } from './promulgation-view.query.js';
import { RecordPublication } from './record-publication.js';
import { RecordSending } from './record-sending.js';

/** From the signed by-law to its publication in "Latvijas Vēstnesis" (PL 47(1)). */
@Controller('m/:place/dossiers/:id/promulgation')
export class PromulgationController {
  constructor(
    private readonly read: ReadPromulgation,
    private readonly prepare: PreparePromulgation,
    private readonly recordSending: RecordSending,
    private readonly recordPublication: RecordPublication,
    private readonly gazettePackage: GazettePackage,
  ) {}

  @Get()
  @Requires('dossier.read')
  view(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<{ promulgation: PromulgationView | null }> {
    return this.read.of(place, id);
  }

  @Put()
  @HttpCode(204)
  @Requires('promulgation.manage')
  prepared(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: PreparePromulgationDto,
  ): Promise<void> {
    return this.prepare.run(actor, place, id, body);
  }

  @Get('package.zip')
  @Requires('dossier.read')
  async download(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Res() response: Response,
  ): Promise<void> {
    const zip = await this.gazettePackage.zip(place, id);
    sendFile(response, { ...zip, mediaType: 'application/zip' }, false);
  }

  @Post('sending')
  @HttpCode(204)
  @Requires('promulgation.manage')
  sent(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: RecordSendingDto,
  ): Promise<void> {
    return this.recordSending.run(actor, place, id, body);
  }

  @Post('publication')
  @HttpCode(200)
  @Requires('promulgation.manage')
  published(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: RecordGazetteDto,
  ): Promise<{ entryDay: LegalDay }> {
    return this.recordPublication.run(actor, place, id, body);
  }
}
