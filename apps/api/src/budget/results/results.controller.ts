import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { PublicResults } from '#libs/contracts';
import { Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Public } from '../../platform/access/requires.js';
import { StoredFiles } from '../../platform/files/stored-files.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { yearParam } from '../year-param.js';
import { Results, type ResultsExport } from './results.query.js';

/** The announced result; 404 `results_hidden` until then. */
@Controller('m/:place/budget/:year')
@Public()
export class ResultsController {
  constructor(
    private readonly results: Results,
    private readonly files: StoredFiles,
  ) {}

  @Get('results')
  read(@Place() place: PlaceRef, @Param('year', yearParam) year: number): Promise<PublicResults> {
    return this.results.of(place, year);
  }

  @Get('results.csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="rezultati.csv"')
  table(@Place() place: PlaceRef, @Param('year', yearParam) year: number): Promise<string> {
    return this.results.table(place, year);
  }

  @Get('results.json')
  @Header('Content-Disposition', 'attachment; filename="rezultati.json"')
  export(@Place() place: PlaceRef, @Param('year', yearParam) year: number): Promise<ResultsExport> {
    return this.results.export(place, year);
  }

  @Get('ballots/:unit.pb')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="balsojums.pb"')
  ballots(
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @UuidParam('unit') unit: string,
  ): Promise<string> {
    return this.results.ballotFile(place, year, unit);
  }

  @Get('minutes')
  async minutes(
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Res() response: Response,
  ): Promise<void> {
    await this.files.download(await this.results.minutes(place, year), response);
  }
}
