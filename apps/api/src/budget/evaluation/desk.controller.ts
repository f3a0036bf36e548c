import { Body, Controller, Delete, Get, Header, HttpCode, Post, Put } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { DeskProject, LegalDay, ProjectState } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';

import { ShowsRestricted } from '../../platform/access-log/shows-restricted.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { DeliveryDto, MilestoneDto } from '../delivery/delivery.dto.js';
import { RecordDelivery } from '../delivery/record-delivery.js';
import { SaveMilestone } from '../delivery/save-milestone.js';
import { Desk } from './desk.query.js';
import { EvaluateProjectCase } from './evaluate-project.js';
import { EvaluateProjectDto, ReturnProjectDto, toEvaluation } from './evaluation.dto.js';
import { ReturnProject } from './return-project.js';

/** Submitted projects in the workspace: looked at, decided on, built. */
@Controller('m/:place/budget')
export class DeskController {
  constructor(
    private readonly desk: Desk,
    private readonly returnProject: ReturnProject,
    private readonly evaluateProject: EvaluateProjectCase,
    private readonly milestones: SaveMilestone,
    private readonly deliveries: RecordDelivery,
  ) {}

  @Get('cycles/:id/projects')
  @Requires('budget.read')
  @ShowsRestricted({
    what: 'project_contacts',
    subject: 'budget_cycle',
    param: 'id',
    onlyWith: ['budget.manage', 'budget.evaluate'],
  })
  @Header('Cache-Control', 'no-store')
  projects(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<DeskProject[]> {
    return this.desk.ofCycle(actor, place, id);
  }

  @Get('cycles/:id/delivery')
  @Requires('budget.read')
  @Header('Cache-Control', 'no-store')
  delivery(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<DeskProject[]> {
    return this.desk.winners(actor, place, id);
  }

  @Get('projects/:id')
  @Requires('budget.read')
  @ShowsRestricted({
    what: 'project_contacts',
    subject: 'budget_project',
    param: 'id',
    onlyWith: ['budget.manage', 'budget.evaluate'],
  })
  @Header('Cache-Control', 'no-store')
  one(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<DeskProject> {
    return this.desk.one(actor, place, id);
  }

  @Post('projects/:id/return')
  @HttpCode(200)
  @Requires('budget.evaluate')
  giveBack(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ReturnProjectDto,
  ): Promise<{ until: LegalDay; version: number }> {
    return this.returnProject.run(actor, place, id, body);
  }

  @Post('projects/:id/evaluation')
  @HttpCode(200)
  @Requires('budget.evaluate')
  evaluate(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: EvaluateProjectDto,
  ): Promise<{ state: ProjectState; version: number }> {
    return this.evaluateProject.run(actor, place, id, toEvaluation(body));
  }

  @Post('projects/:id/milestones')
  @Requires('budget.deliver')
  addMilestone(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: MilestoneDto,
  ): Promise<{ id: string }> {
    return this.milestones.add(actor, place, id, body);
  }

  @Put('milestones/:id')
  @HttpCode(204)
  @Requires('budget.deliver')
  changeMilestone(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: MilestoneDto,
  ): Promise<void> {
    return this.milestones.update(actor, place, id, body);
  }

  @Delete('milestones/:id')
  @HttpCode(204)
  @Requires('budget.deliver')
  removeMilestone(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<void> {
    return this.milestones.remove(actor, place, id);
  }

  @Post('projects/:id/delivery')
  @HttpCode(200)
  @Requires('budget.deliver')
  record(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: DeliveryDto,
  ): Promise<{ state: ProjectState; version: number }> {
    return this.deliveries.run(actor, place, id, body);
  }
}
