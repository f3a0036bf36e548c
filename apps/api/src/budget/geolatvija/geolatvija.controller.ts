import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
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
import { FormFile, TakesFile, type Upload } from '../../platform/files/upload.js';
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
  @TakesFile(MAX_IMPORT_BYTES, { fields: 2 })
  previewProjects(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { options }: PreviewDto,
    @FormFile() file: Upload,
  ): Promise<GeolatvijaProjectsPreview> {
    return this.projectsPreview.run(place, id, readUpload(file, options));
  }

  @Post('projects')
  @TakesFile(MAX_IMPORT_BYTES, { fields: 2 })
  takeProjects(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { options, digest }: TakeOverDto,
    @FormFile() file: Upload,
  ): Promise<GeolatvijaImportSums> {
    return this.projectsTaking.run(actor, place, id, readUpload(file, options), digest);
  }

  @Post('results/preview')
  @HttpCode(200)
  @TakesFile(MAX_IMPORT_BYTES, { fields: 2 })
  previewResults(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { options }: PreviewDto,
    @FormFile() file: Upload,
  ): Promise<GeolatvijaResultsPreview> {
    return this.resultsPreview.run(place, id, readUpload(file, options));
  }

  @Post('results')
  @TakesFile(MAX_IMPORT_BYTES, { fields: 2 })
  takeResults(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { options, digest }: TakeOverDto,
    @FormFile() file: Upload,
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
