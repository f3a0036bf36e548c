import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { Comparison } from '#libs/bylaw-diff';
import type {
  DocumentComparison,
  DocumentView,
  NamedVersionText,
  NamedVersionView,
  StepsView,
} from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { Refused } from '../platform/http/refused.js';
import { WholeNumberParam } from '../platform/http/whole-number.js';
import { sendFile } from '../platform/http/send-file.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { AppendSteps } from './append-steps.js';
import { CompareVersions } from './compare-versions.query.js';
import { AppendStepsDto, CompareDto, ExportDto, NameVersionDto, StepsSinceDto } from './documents.dto.js';
import { ExportVersion } from './export-version.query.js';
import { Rooms } from './live/rooms.js';
import { NameVersion } from './name-version.js';
import { ReadDocument } from './read-document.query.js';

const versionNumber = new WholeNumberParam('version');

/** Texts of a municipality: reading, writing step by step, freezing, comparing. */
@Controller('m/:place/documents/:id')
export class DocumentsController {
  constructor(
    private readonly read: ReadDocument,
    private readonly appendSteps: AppendSteps,
    private readonly nameVersion: NameVersion,
    private readonly compareVersions: CompareVersions,
    private readonly exportVersion: ExportVersion,
    private readonly rooms: Rooms,
  ) {}

  @Get()
  @Requires('document.read')
  head(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<DocumentView> {
    return this.read.at(place, id);
  }

  @Get('at/:version')
  @Requires('document.read')
  at(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Param('version', versionNumber) version: number,
  ): Promise<DocumentView> {
    return this.read.at(place, id, version);
  }

  @Get('steps')
  @Requires('document.read')
  steps(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Query() query: StepsSinceDto,
  ): Promise<StepsView> {
    return this.read.steps(place, id, query.since);
  }

  @Post('steps')
  @HttpCode(200)
  @Requires('document.suggest')
  append(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: AppendStepsDto,
  ): Promise<{ version: number }> {
    if (actor.kind === 'person' && this.rooms.of(id)?.isForeign(body.clientId, actor.personId))
      throw new Refused([{ code: 'client.notOwn', where: 'clientId' }], 422);
    return this.appendSteps.run(actor, place, id, body);
  }

  @Get('versions')
  @Requires('document.read')
  versions(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<NamedVersionView[]> {
    return this.read.versions(place, id);
  }

  @Post('versions')
  @Requires('document.edit')
  name(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: NameVersionDto,
  ): Promise<NamedVersionView> {
    return this.nameVersion.run(actor, place, id, body.name.trim(), body.version);
  }

  @Get('versions/:versionId')
  @Requires('document.read')
  version(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('versionId') versionId: string,
  ): Promise<NamedVersionText> {
    return this.read.version(place, id, versionId);
  }

  @Get('export')
  @Requires('document.read')
  @RateLimit('export')
  async export(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Query() { version = 'head', ...query }: ExportDto,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, await this.exportVersion.run(place, id, { version, ...query }), false);
  }

  @Get('compare')
  @Requires('document.read')
  @RateLimit('compare')
  compare(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Query() query: CompareDto,
  ): Promise<DocumentComparison<Comparison>> {
    return this.compareVersions.compare(place, id, query.from, query.to);
  }
}
