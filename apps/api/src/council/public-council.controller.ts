import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { PublicCouncil, PublicSittingView } from '#libs/contracts';
import { Place, type PlaceRef } from '../platform/access/request-context.js';
import { Public } from '../platform/access/requires.js';
import { StoredFiles } from '../platform/files/stored-files.js';
import { Refused } from '../platform/http/refused.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { PastSittingsDto } from './council.dto.js';
import { OpenResults } from './exchange/open-results.query.js';
import { PublicSittings } from './public-sittings.query.js';

/** The council as everybody may see it (PL 28(3)–(4), 38). */
@Controller('public/m/:place/council')
export class PublicCouncilController {
  constructor(
    private readonly sittings: PublicSittings,
    private readonly results: OpenResults,
    private readonly stored: StoredFiles,
    private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Public()
  list(@Place() place: PlaceRef, @Query() { page }: PastSittingsDto): Promise<PublicCouncil> {
    return this.sittings.list(place, page);
  }

  @Get(':id')
  @Public()
  one(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<PublicSittingView> {
    return this.sittings.one(place, id);
  }

  /** A line for each councillor's vote. */
  @Get(':id/votes.csv')
  @Public()
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="votes.csv"')
  votes(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<string> {
    return this.results.votes(place, id);
  }

  /** A line for each item with its decision. */
  @Get(':id/agenda.csv')
  @Public()
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="agenda.csv"')
  agenda(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<string> {
    return this.results.agenda(place, id);
  }

  /** Everything that is shown of the sitting, for programs. */
  @Get(':id/results.json')
  @Public()
  json(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<PublicSittingView> {
    return this.results.json(place, id);
  }

  /** A file among the materials of an open matter. */
  @Get('files/:fileId')
  @Public()
  async file(
    @Place() place: PlaceRef,
    @UuidParam('fileId') fileId: string,
    @Res() response: Response,
  ): Promise<void> {
    const stored = await this.sittings.fileOf(place, fileId);
    if (!stored) throw Refused.notFound('file');
    await this.stored.download(await this.stored.find(this.dataSource.manager, place.id, stored), response);
  }
}
