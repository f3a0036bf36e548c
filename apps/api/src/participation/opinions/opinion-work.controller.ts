import { Body, Controller, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { IsBoolean } from 'class-validator';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { OPINION_FILES, type CollationDesk, type StageDifferences } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { ShowsRestricted } from '../../platform/access-log/shows-restricted.js';
import { FormFile, TakesFile, type Upload } from '../../platform/files/upload.js';
import { sendFile } from '../../platform/http/send-file.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { ModerateOpinion } from '../moderate-opinion.js';
import { PublishOpinionsDto } from '../participation.dto.js';
import { AttachFile } from './attach-file.js';
import { CollationFile } from './collation-file.js';
import { Collations } from './collation.query.js';
import { PublishCollation } from './publish-collation.js';
import { ReleaseFile } from './release-file.js';
import { StageDifferencesQuery } from './stage-differences.query.js';

/** Body of `PUT …/opinion-attachments/:id/release`. */
export class ReleaseFileDto {
  @IsBoolean()
  released: boolean;
}

/** The files of opinions, the difference to the text that was shown, and the collation, for those who work on them. */
@Controller('m/:place')
export class OpinionWorkController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly moderateOpinion: ModerateOpinion,
    private readonly attachFile: AttachFile,
    private readonly releaseFile: ReleaseFile,
    private readonly differences: StageDifferencesQuery,
    private readonly collations: Collations,
    private readonly publishCollation: PublishCollation,
    private readonly files: CollationFile,
  ) {}

  /** Publishes opinions as submitted, all or none. */
  @Post('published-opinions')
  @HttpCode(200)
  @Requires('participation.manage')
  publishMany(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() { opinions }: PublishOpinionsDto,
  ): Promise<{ published: number }> {
    return this.moderateOpinion.publishMany(actor, place, opinions);
  }

  /** The scan of an opinion on paper as multipart form data (`file`). */
  @Post('opinions/:id/scans')
  @Requires('participation.record')
  @TakesFile(OPINION_FILES.maxBytes)
  scan(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @FormFile() file: Upload,
  ): Promise<{ id: string }> {
    return this.attachFile.scan(actor, place, id, file);
  }

  @Put('opinion-attachments/:id/release')
  @HttpCode(204)
  @Requires('participation.manage')
  release(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ReleaseFileDto,
  ): Promise<void> {
    return this.releaseFile.run(actor, place, id, body.released);
  }

  @Get('opinion-attachments/:id')
  @Requires('participation.record')
  @ShowsRestricted({ what: 'opinion_file', subject: 'opinion_attachment', param: 'id' })
  file(@Place() place: PlaceRef, @UuidParam('id') id: string, @Res() response: Response): Promise<void> {
    return this.releaseFile.send(place, id, response);
  }

  @Get('dossiers/:id/opinion-differences')
  @Requires('participation.read')
  @RateLimit('compare')
  difference(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<StageDifferences> {
    return this.differences.of(this.dataSource.manager, place.id, id);
  }

  @Get('dossiers/:id/collation')
  @Requires('participation.read')
  collation(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<CollationDesk> {
    return this.collations.desk(place, id);
  }

  @Post('dossiers/:id/collation')
  @Requires('participation.answer')
  publish(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<{ number: number; told: number }> {
    return this.publishCollation.run(actor, place, id);
  }

  @Get('dossiers/:id/collation/:format')
  @Requires('participation.read')
  @RateLimit('export')
  async collationFile(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Param('format') format: string,
    @Res() response: Response,
  ): Promise<void> {
    const now = await this.collations.now(this.dataSource.manager, place.id, id);
    sendFile(response, await this.files.of(now, format), false);
  }
}
