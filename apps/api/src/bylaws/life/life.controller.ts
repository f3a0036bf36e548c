import { Body, Controller, HttpCode, Post, Put } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { EndForce } from './end-force.js';
import {
  CommitteeOpinionDto,
  EndOfForceDto,
  PlanExPostDto,
  PlanningRecordDto,
  RecordExPostDto,
} from './life.dto.js';
import { LinkPlanningRecord } from './link-planning-record.js';
import { LookBack } from './look-back.js';
import { RecordCommitteeOpinion } from './record-committee-opinion.js';

/** What lies beside the straight way of a by-law: committees, looks back, the end of its force, planning records. */
@Controller('m/:place/dossiers/:id')
export class LifeController {
  constructor(
    private readonly committees: RecordCommitteeOpinion,
    private readonly lookBack: LookBack,
    private readonly endForce: EndForce,
    private readonly planning: LinkPlanningRecord,
  ) {}

  @Post('committee-opinions')
  @Requires('council.manage')
  committee(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: CommitteeOpinionDto,
  ): Promise<{ id: string }> {
    return this.committees.run(actor, place, id, body);
  }

  @Put('ex-post-review')
  @Requires('dossier.edit')
  planExPost(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: PlanExPostDto,
  ): Promise<{ round: number }> {
    return this.lookBack.plan(actor, place, id, body.dueOn);
  }

  @Post('ex-post-review')
  @HttpCode(200)
  @Requires('dossier.advance')
  recordExPost(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: RecordExPostDto,
  ): Promise<{ round: number }> {
    return this.lookBack.record(actor, place, id, body);
  }

  @Put('end-of-force')
  @Requires('promulgation.manage')
  end(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: EndOfForceDto,
  ): Promise<{ ended: boolean }> {
    return this.endForce.run(actor, place, id, body);
  }

  @Put('planning-record')
  @Requires('dossier.edit')
  link(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: PlanningRecordDto,
  ): Promise<{ url: string }> {
    return this.planning.run(actor, place, id, body.url);
  }
}
