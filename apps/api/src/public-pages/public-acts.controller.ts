import { Controller, Get, Header, Param, ParseIntPipe, Query, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { Comparison } from '#libs/bylaw-diff';
import type { ActAtDate, ActPage, PublicActs, PublicComparison, PublicText } from '#libs/contracts';
import { Place, type PlaceRef } from '../platform/access/request-context.js';
import { Public } from '../platform/access/requires.js';
import { Refused } from '../platform/http/refused.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { ActAtDateQuery } from './act-at-date.query.js';
import { ActFeed } from './act-feed.query.js';
import { ActList } from './act-list.query.js';
import { ActPageQuery } from './act-page.query.js';
import { ActTexts } from './act-texts.query.js';
import { ActSearchDto, CompareTextsDto, OnDayDto } from './public-pages.dto.js';

const yearParam = new ParseIntPipe({ exceptionFactory: () => Refused.notFound('act') });

/** Acts and public drafts of a municipality. */
@Controller('public/m/:place')
@Public()
export class PublicActsController {
  constructor(
    private readonly lists: ActList,
    private readonly pages: ActPageQuery,
    private readonly texts: ActTexts,
    private readonly atDate: ActAtDateQuery,
    private readonly feed: ActFeed,
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
  async file(
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @UuidParam('versionId') versionId: string,
    @Param('format') format: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    if (format !== 'html' && format !== 'txt') throw Refused.notFound('file');
    const dossier = await this.pages.dossier(place, code);
    const { name, mediaType, content } = await this.texts.file(place, dossier, versionId, format);
    response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    return new StreamableFile(new TextEncoder().encode(content), { type: mediaType });
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
}
