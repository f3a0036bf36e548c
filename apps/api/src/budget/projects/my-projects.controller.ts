import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { MyProjectView, ProjectFileView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { FormFile, TakesFile, type Upload } from '../../platform/files/upload.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { yearParam } from '../year-param.js';
import { MyProjects } from './my-projects.query.js';
import { MAX_PROJECT_FILE_BYTES, ProjectFiles } from './project-files.js';
import {
  ProjectFileDto,
  SaveProjectDto,
  StartProjectDto,
  toProjectInput,
  VersionDto,
} from './project.dto.js';
import { SaveProject } from './save-project.js';
import { StartProject } from './start-project.js';
import { SubmitProject } from './submit-project.js';
import { WithdrawProject } from './withdraw-project.js';

/** All projects of the person who is logged in. */
@Controller('budget/my-projects')
export class AllMyProjectsController {
  constructor(private readonly mine: MyProjects) {}

  @Get()
  @Requires('self.read')
  all(@CurrentActor() actor: Actor): Promise<MyProjectView[]> {
    return this.mine.all(actor);
  }
}

/** What a resident does with a project of their own. */
@Controller('m/:place/budget')
@Requires('self.read')
export class MyProjectsController {
  constructor(
    private readonly mine: MyProjects,
    private readonly startProject: StartProject,
    private readonly saveProject: SaveProject,
    private readonly submitProject: SubmitProject,
    private readonly withdrawProject: WithdrawProject,
    private readonly files: ProjectFiles,
  ) {}

  @Get('my-projects/:id')
  one(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<MyProjectView> {
    return this.mine.one(actor, place, id);
  }

  @Put('my-projects/:id')
  async save(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: SaveProjectDto,
  ): Promise<MyProjectView> {
    await this.saveProject.run(actor, place, id, body.version, toProjectInput(body));
    return this.mine.one(actor, place, id);
  }

  @Post('my-projects/:id/submit')
  @HttpCode(200)
  @RateLimit('opinion')
  async submit(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: VersionDto,
  ): Promise<MyProjectView> {
    await this.submitProject.run(actor, place, id, body.version);
    return this.mine.one(actor, place, id);
  }

  @Post('my-projects/:id/withdraw')
  @HttpCode(200)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: VersionDto,
  ): Promise<MyProjectView> {
    await this.withdrawProject.run(actor, place, id, body.version);
    return this.mine.one(actor, place, id);
  }

  @Post('my-projects/:id/files')
  @RateLimit('upload')
  @TakesFile(MAX_PROJECT_FILE_BYTES, { fields: 4 })
  addFile(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @FormFile() file: Upload,
    @Body() body: ProjectFileDto,
  ): Promise<ProjectFileView> {
    return this.files.add(actor, place, id, { ...body, ...file });
  }

  @Delete('my-projects/:id/files/:fileId')
  @HttpCode(204)
  removeFile(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('fileId') fileId: string,
  ): Promise<void> {
    return this.files.remove(actor, place, id, fileId);
  }

  @Post(':year/my-projects')
  @RateLimit('opinion')
  async start(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Body() { ideas }: StartProjectDto,
  ): Promise<MyProjectView> {
    const { id } = await this.startProject.run(actor, place, year, ideas);
    return this.mine.one(actor, place, id);
  }
}
