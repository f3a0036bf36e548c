import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Actor } from '#libs/access-policy';
import type {
  GeolatvijaImportSums,
  GeolatvijaProjectsPreview,
  GeolatvijaResultsPreview,
  GeolatvijaView,
  PublicGeolatvija,
} from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Public, Requires } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { yearParam } from '../year-param.js';
import { PreviewDto, TakeOverDto } from './geolatvija.dto.js';
import { GeolatvijaViews } from './geolatvija-view.query.js';
import { PreviewProjects } from './preview-projects.js';
import { PreviewResults } from './preview-results.js';
import { TakeOverProjects } from './take-over-projects.js';
import { TakeOverResults } from './take-over-results.js';
import { MAX_IMPORT_BYTES, readUpload } from './upload.js';

interface Uploaded {
  originalname: string;
  buffer: Buffer;
}

const OneFile = () =>
  UseInterceptors(FileInterceptor('file', { limits: { fileSize: MAX_IMPORT_BYTES, files: 1, fields: 2 } }));

/** Projects and results that come from GeoLatvija.lv: first shown, then taken over. */
@Controller('m/:place/budget/cycles/:id/geolatvija')
@Requires('budget.manage')
@RateLimit('upload')
export class GeolatvijaController {
  constructor(
    private readonly views: GeolatvijaViews,
    private readonly projectsPreview: PreviewProjects,
    private readonly projectsTaking: TakeOverProjects,
    private readonly resultsPreview: PreviewResults,
    private readonly resultsTaking: TakeOverResults,
  ) {}

  @Get()
  @RateLimit('general')
  @Header('Cache-Control', 'no-store')
  read(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<GeolatvijaView> {
    return this.views.work(place, id);
  }

  @Post('projects/preview')
  @HttpCode(200)
  @OneFile()
  previewProjects(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { options }: PreviewDto,
    @UploadedFile() file: Uploaded | undefined,
  ): Promise<GeolatvijaProjectsPreview> {
    return this.projectsPreview.run(place, id, readUpload(file, options));
  }

  @Post('projects')
  @OneFile()
  takeProjects(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { options, digest }: TakeOverDto,
    @UploadedFile() file: Uploaded | undefined,
  ): Promise<GeolatvijaImportSums> {
    return this.projectsTaking.run(actor, place, id, readUpload(file, options), digest);
  }

  @Post('results/preview')
  @HttpCode(200)
  @OneFile()
  previewResults(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { options }: PreviewDto,
    @UploadedFile() file: Uploaded | undefined,
  ): Promise<GeolatvijaResultsPreview> {
    return this.resultsPreview.run(place, id, readUpload(file, options));
  }

  @Post('results')
  @OneFile()
  takeResults(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { options, digest }: TakeOverDto,
    @UploadedFile() file: Uploaded | undefined,
  ): Promise<GeolatvijaImportSums> {
    return this.resultsTaking.run(actor, place, id, readUpload(file, options), digest);
  }
}

/** What everybody may know of it. */
@Controller('m/:place/budget/:year/geolatvija')
@Public()
export class PublicGeolatvijaController {
  constructor(private readonly views: GeolatvijaViews) {}

  @Get()
  read(@Place() place: PlaceRef, @Param('year', yearParam) year: number): Promise<PublicGeolatvija> {
    return this.views.everybody(place, year);
  }
}
