import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { PublicBudget, PublicCycle, PublicProject, PublicProjectPage } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Public } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { ReadProjectFile } from '../projects/read-project-file.js';
import { nrParam, yearParam } from '../year-param.js';
import { BudgetFeed } from './budget-feed.query.js';
import { BudgetMap, type BudgetMapView } from './budget-map.query.js';
import { ProjectPage } from './project-page.query.js';
import { FileQueryDto, ProjectSearchDto } from './public-budget.dto.js';
import { ProjectsCsv } from './projects-csv.query.js';
import { PublicCycles } from './public-cycles.query.js';
import { PublicProjects } from './public-projects.query.js';

/** The participatory budget as everybody sees it. */
@Controller('m/:place/budget')
@Public()
export class PublicBudgetController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cycles: PublicCycles,
    private readonly rows: BudgetCycles,
    private readonly projects: PublicProjects,
    private readonly page: ProjectPage,
    private readonly map: BudgetMap,
    private readonly table: ProjectsCsv,
    private readonly feed: BudgetFeed,
    private readonly files: ReadProjectFile,
  ) {}

  @Get()
  overview(@Place() place: PlaceRef): Promise<PublicBudget> {
    return this.cycles.overview(place);
  }

  /** Pictures are everybody's; papers are sent to their author and to staff who are logged in. */
  @Get('files/:fileId')
  file(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('fileId') fileId: string,
    @Query() { size }: FileQueryDto,
    @Res() response: Response,
  ): Promise<void> {
    return this.files.send(actor, place, fileId, size === 'small', response);
  }

  @Get(':year')
  cycle(@Place() place: PlaceRef, @Param('year', yearParam) year: number): Promise<PublicCycle> {
    return this.cycles.one(place, year);
  }

  @Get(':year/projects')
  async list(
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Query() { unit, state, q }: ProjectSearchDto,
  ): Promise<PublicProject[]> {
    const { manager } = this.dataSource;
    const cycle = await this.rows.loadPublic(manager, place.id, year);
    return this.projects.list(manager, cycle, { unit: unit || null, state: state || null, q });
  }

  @Get(':year/projects.csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="projekti.csv"')
  csv(@Place() place: PlaceRef, @Param('year', yearParam) year: number): Promise<string> {
    return this.table.read(place, year);
  }

  @Get(':year/feed.atom')
  @Header('Content-Type', 'application/atom+xml; charset=utf-8')
  atom(@Place() place: PlaceRef, @Param('year', yearParam) year: number): Promise<string> {
    return this.feed.atom(place, year);
  }

  @Get(':year/map')
  shapes(@Place() place: PlaceRef, @Param('year', yearParam) year: number): Promise<BudgetMapView> {
    return this.map.read(place, year);
  }

  @Get(':year/projects/:nr')
  project(
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('nr', nrParam) nr: number,
  ): Promise<PublicProjectPage> {
    return this.page.read(place, year, nr);
  }
}
