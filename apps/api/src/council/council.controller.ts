import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { SittingSummary, SittingView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { AddAgendaItem } from './add-agenda-item.js';
import { ChangeAgenda } from './change-agenda.js';
import { CloseSitting } from './close-sitting.js';
import {
  AddAgendaItemDto,
  AttendanceDto,
  CloseSittingDto,
  NoticeDto,
  PlanSittingDto,
  ReorderDto,
} from './council.dto.js';
import { PlanSitting } from './plan-sitting.js';
import { PublishNotice } from './publish-notice.js';
import { ReadSittings } from './read-sittings.query.js';
import { SetAttendance } from './set-attendance.js';

/** Sittings of the council and their agendas. */
@Controller('m/:place/sittings')
export class SittingsController {
  constructor(
    private readonly read: ReadSittings,
    private readonly plan: PlanSitting,
    private readonly addItem: AddAgendaItem,
    private readonly change: ChangeAgenda,
    private readonly notice: PublishNotice,
    private readonly attendance: SetAttendance,
    private readonly close: CloseSitting,
  ) {}

  @Get()
  @Requires('council.read')
  list(@Place() place: PlaceRef): Promise<{ items: SittingSummary[] }> {
    return this.read.list(place);
  }

  @Post()
  @Requires('council.manage')
  planned(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() body: PlanSittingDto,
  ): Promise<{ id: string }> {
    return this.plan.run(actor, place, body);
  }

  @Get(':id')
  @Requires('council.read')
  one(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<SittingView> {
    return this.read.one(place, id);
  }

  @Post(':id/items')
  @Requires('council.manage')
  add(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: AddAgendaItemDto,
  ): Promise<{ id: string }> {
    return this.addItem.run(actor, place, id, body);
  }

  @Put(':id/order')
  @HttpCode(204)
  @Requires('council.manage')
  reorder(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ReorderDto,
  ): Promise<void> {
    return this.change.reorder(actor, place, id, body.itemIds);
  }

  @Post(':id/materials')
  @HttpCode(204)
  @Requires('council.manage')
  materials(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<void> {
    return this.change.sendMaterials(actor, place, id);
  }

  @Post(':id/notices')
  @Requires('council.manage')
  publish(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: NoticeDto,
  ): Promise<{ id: string }> {
    return this.notice.run(actor, place, id, body);
  }

  @Put(':id/attendance')
  @HttpCode(204)
  @Requires('council.manage')
  attend(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: AttendanceDto,
  ): Promise<void> {
    return this.attendance.run(actor, place, id, body.people);
  }

  @Post(':id/close')
  @HttpCode(204)
  @Requires('council.manage')
  closed(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: CloseSittingDto,
  ): Promise<void> {
    return this.close.run(actor, place, id, body.minutesNumber);
  }
}
