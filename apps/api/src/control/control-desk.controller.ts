import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import {
  CONTROL_EVENT_NAMES,
  type ControlDeskView,
  type ControllableAct,
  type ControlStepTaken,
  type MinistryControlCase,
  type ReviewFile,
} from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { FormFile, TakesFile, type Upload } from '../platform/files/upload.js';
import { Refused } from '../platform/http/refused.js';
import { WholeNumberParam } from '../platform/http/whole-number.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { ControlFiles, MAX_CONTROL_FILE_BYTES } from './control-files.js';
import {
  ControllableActsDto,
  GiveControlOpinionDto,
  InstitutionViewDto,
  MinisterOrderDto,
  MinisterOrderStepDto,
  VoidingOrderDto,
} from './control.dto.js';
import { MinistryControl } from './ministry-control.js';

const yearParam = new WholeNumberParam('act');

/** A ministry's own desk over the acts in force of all municipalities (PL 65, 66). */
@Controller('control')
export class ControlListController {
  constructor(private readonly control: MinistryControl) {}

  @Get('acts')
  @Requires('control.give')
  acts(@Query() { q, place }: ControllableActsDto): Promise<ControllableAct[]> {
    return this.control.inForce(q, place);
  }

  @Get('cases')
  @Requires('control.give')
  cases(@CurrentActor() actor: Actor): Promise<MinistryControlCase[]> {
    return this.control.mine(actor);
  }
}

/** A ministry's steps in the control of one act. */
@Controller('m/:place')
export class ControlDeskController {
  constructor(private readonly control: MinistryControl) {}

  @Get('acts/:year/:slug/control/desk')
  @Requires('control.give')
  desk(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('slug') slug: string,
  ): Promise<ControlDeskView> {
    return this.control.desk(actor, place, year, slug);
  }

  @Post('acts/:year/:slug/control/desk/opinion')
  @Requires('control.give')
  opinion(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('slug') slug: string,
    @Body() body: GiveControlOpinionDto,
  ): Promise<ControlStepTaken> {
    return this.control.opinion(actor, place, { year, slug }, body);
  }

  @Post('acts/:year/:slug/control/desk/order')
  @Requires('control.order')
  order(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('slug') slug: string,
    @Body() body: MinisterOrderDto,
  ): Promise<ControlStepTaken> {
    return this.control.order(actor, place, { year, slug }, body);
  }

  @Post('control/:id/desk/view')
  @Requires('control.give')
  view(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: InstitutionViewDto,
  ): Promise<ControlStepTaken> {
    return this.control.go(actor, place, id, 'recordInstitutionView', body);
  }

  @Post('control/:id/desk/order')
  @Requires('control.order')
  orderAfter(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: MinisterOrderStepDto,
  ): Promise<ControlStepTaken> {
    return this.control.go(actor, place, id, 'suspendByOrder', body);
  }

  @Post('control/:id/desk/voiding')
  @Requires('control.order')
  voiding(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: VoidingOrderDto,
  ): Promise<ControlStepTaken> {
    return this.control.go(actor, place, id, 'voidByOrder', body);
  }
}

/** Documents of the steps of controls. */
@Controller('m/:place/control')
export class ControlFilesController {
  constructor(private readonly files: ControlFiles) {}

  @Post('file')
  @Requires('control.record')
  @TakesFile(MAX_CONTROL_FILE_BYTES)
  store(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @FormFile() file: Upload,
  ): Promise<ReviewFile> {
    return this.files.store(actor, place, 'control.record', file);
  }

  @Post('desk/file')
  @Requires('control.give')
  @TakesFile(MAX_CONTROL_FILE_BYTES)
  storeOfMinistry(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @FormFile() file: Upload,
  ): Promise<ReviewFile> {
    return this.files.store(actor, place, 'control.give', file);
  }

  @Get(':id/steps/:event/file')
  @Requires('dossier.read')
  file(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Param('event') event: string,
    @Res() response: Response,
  ): Promise<void> {
    const step = CONTROL_EVENT_NAMES.find((one) => one === event);
    if (!step) throw Refused.notFound('file');
    return this.files.send(place, id, step, response);
  }
}
