import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Comparison } from '#libs/bylaw-diff';
import type {
  ActAtDate,
  ActPage,
  PublicActs,
  PublicComparison,
  PublicNorms,
  PublicText,
} from '#libs/contracts';
import { Place, type PlaceRef } from '../platform/access/request-context.js';
import { Public } from '../platform/access/requires.js';
import { WholeNumberParam } from '../platform/http/whole-number.js';
import { StoredFiles } from '../platform/files/stored-files.js';
import { sendFile } from '../platform/http/send-file.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { ActAtDateQuery } from './act-at-date.query.js';
import { ActFeed } from './act-feed.query.js';
import { ActFiles } from './act-files.query.js';
import { ActList } from './act-list.query.js';
import { ActPageQuery } from './act-page.query.js';
import { ActTexts } from './act-texts.query.js';
import { NormOrigins } from './norm-origins.query.js';
import { PublicImages } from './public-images.query.js';
import { ActSearchDto, CompareTextsDto, OnDayDto } from './public-pages.dto.js';

const yearParam = new WholeNumberParam('act');

/** Acts and public drafts of a municipality. */
@Controller('public/m/:place')
@Public()
export class PublicActsController {
  constructor(
    private readonly lists: ActList,
    private readonly pages: ActPageQuery,
    private readonly texts: ActTexts,
    private readonly atDate: ActAtDateQuery,
    private readonly norms: NormOrigins,
    private readonly feed: ActFeed,
    private readonly files: ActFiles,
    private readonly images: PublicImages,
    private readonly stored: StoredFiles,
  ) {}

  @Get('acts')
  list(@Place() place: PlaceRef, @Query() { q = '', topic, page = 1 }: ActSearchDto): Promise<PublicActs> {
    return this.lists.read(place, { q, topic: topic ?? null, page });
  }

  @Get('acts.atom')
  @Header('Content-Type', 'application/atom+xml; charset=utf-8')
  atom(@Place() place: PlaceRef): Promise<string> {
    return this.feed.atom(place);
  }

  @Get('acts/:code')
  page(@Place() place: PlaceRef, @Param('code') code: string): Promise<ActPage> {
    return this.pages.read(place, code);
  }

  @Get('acts/:code/compare')
  @RateLimit('compare')
  async compare(
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Query() { from, to }: CompareTextsDto,
  ): Promise<PublicComparison<Comparison>> {
    const { id } = await this.pages.dossier(place, code);
    return this.texts.compare(place, id, from, to);
  }

  @Get('acts/:code/versions/:versionId')
  async version(
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @UuidParam('versionId') versionId: string,
  ): Promise<PublicText> {
    const { id } = await this.pages.dossier(place, code);
    return this.texts.text(place, id, versionId);
  }

  @Get('acts/:code/versions/:versionId/file.:format')
  @RateLimit('export')
  async file(
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @UuidParam('versionId') versionId: string,
    @Param('format') format: string,
    @Res() response: Response,
  ): Promise<void> {
    const dossier = await this.pages.dossier(place, code);
    sendFile(response, await this.files.version(place, dossier, versionId, format), true);
  }

  @Get('sn/:year/:slug/:from/file.:format')
  @RateLimit('export')
  async wording(
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('slug') slug: string,
    @Param('from') from: string,
    @Param('format') format: string,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, await this.files.wording(place, year, slug, from, format), true);
  }

  @Get('images/:digest')
  async image(
    @Place() place: PlaceRef,
    @Param('digest') digest: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.stored.download(await this.images.find(place, digest), response);
  }

  @Get('sn/:year/:slug')
  onDay(
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('slug') slug: string,
    @Query() { date }: OnDayDto,
  ): Promise<ActAtDate> {
    return this.atDate.read(place, year, slug, date ?? null);
  }

  @Get('sn/:year/:slug/norms')
  origins(
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('slug') slug: string,
    @Query() { date }: OnDayDto,
  ): Promise<PublicNorms> {
    return this.norms.read(place, year, slug, date ?? null);
  }
}
