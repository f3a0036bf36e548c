import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { ActControlView, ControlStepTaken, PublicControlCase } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Public, Requires } from '../platform/access/requires.js';
import { WholeNumberParam } from '../platform/http/whole-number.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { ActControl } from './act-control.query.js';
import {
  ControlDisagreementDto,
  ControlEndDto,
  ControlOpinionDto,
  ControlRemedyDto,
  ControlRepealDto,
  ControlSendingDto,
  ControlSittingDto,
  CourtApplicationDto,
  CourtJudgmentDto,
  InstitutionViewDto,
  MinisterOrderDto,
  MinisterOrderStepDto,
  PartialRepealDto,
  VoidingOrderDto,
} from './control.dto.js';
import { TakeControlStep } from './take-control-step.js';

const yearParam = new WholeNumberParam('act');

/** The control of acts in force: opinions and the council's answers, orders, what follows them (PL 65, 66). */
@Controller('m/:place')
export class ControlController {
  constructor(
    private readonly read: ActControl,
    private readonly take: TakeControlStep,
  ) {}

  @Get('acts/:year/:slug/control')
  @Requires('dossier.read')
  view(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('slug') slug: string,
  ): Promise<ActControlView> {
    return this.read.view(actor, place, year, slug);
  }

  @Post('acts/:year/:slug/control/opinion')
  @Requires('control.record')
  receiveControlOpinion(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('slug') slug: string,
    @Body() body: ControlOpinionDto,
  ): Promise<ControlStepTaken> {
    return this.take.begin(actor, place, { year, slug }, 'receiveControlOpinion', body);
  }

  @Post('acts/:year/:slug/control/order')
  @Requires('control.record')
  beginWithOrder(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('slug') slug: string,
    @Body() body: MinisterOrderDto,
  ): Promise<ControlStepTaken> {
    return this.take.begin(actor, place, { year, slug }, 'suspendByOrder', body);
  }

  @Post('control/:id/remedy')
  @Requires('control.record')
  recordRemedy(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ControlRemedyDto,
  ): Promise<ControlStepTaken> {
    return this.take.go(actor, place, id, 'recordRemedy', body);
  }

  @Post('control/:id/disagreement')
  @Requires('control.record')
  disagreeWithOpinion(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ControlDisagreementDto,
  ): Promise<ControlStepTaken> {
    return this.take.go(actor, place, id, 'disagreeWithOpinion', body);
  }

  @Post('control/:id/sending')
  @Requires('control.record')
  sendControlDisagreement(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ControlSendingDto,
  ): Promise<ControlStepTaken> {
    return this.take.go(actor, place, id, 'sendControlDisagreement', body);
  }

  @Post('control/:id/view')
  @Requires('control.record')
  recordInstitutionView(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: InstitutionViewDto,
  ): Promise<ControlStepTaken> {
    return this.take.go(actor, place, id, 'recordInstitutionView', body);
  }

  @Post('control/:id/order')
  @Requires('control.record')
  suspendByOrder(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: MinisterOrderStepDto,
  ): Promise<ControlStepTaken> {
    return this.take.go(actor, place, id, 'suspendByOrder', body);
  }

  @Post('control/:id/sitting')
  @Requires('control.call')
  callControlSitting(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ControlSittingDto,
  ): Promise<ControlStepTaken> {
    return this.take.go(actor, place, id, 'callControlSitting', body);
  }

  @Post('control/:id/partial-repeal')
  @Requires('control.record')
  repealPartly(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: PartialRepealDto,
  ): Promise<ControlStepTaken> {
    return this.take.go(actor, place, id, 'repealPartly', body);
  }

  @Post('control/:id/repeal')
  @Requires('control.record')
  repealAfterOrder(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ControlRepealDto,
  ): Promise<ControlStepTaken> {
    return this.take.go(actor, place, id, 'repealAfterOrder', body);
  }

  @Post('control/:id/application')
  @Requires('control.record')
  applyToCourt(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: CourtApplicationDto,
  ): Promise<ControlStepTaken> {
    return this.take.go(actor, place, id, 'applyToCourt', body);
  }

  @Post('control/:id/voiding')
  @Requires('control.record')
  voidByOrder(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: VoidingOrderDto,
  ): Promise<ControlStepTaken> {
    return this.take.go(actor, place, id, 'voidByOrder', body);
  }

  @Post('control/:id/upheld')
  @Requires('control.record')
  recordNormsUpheld(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: CourtJudgmentDto,
  ): Promise<ControlStepTaken> {
    return this.take.go(actor, place, id, 'recordNormsUpheld', body);
  }

  @Post('control/:id/struck')
  @Requires('control.record')
  recordNormsStruck(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: CourtJudgmentDto,
  ): Promise<ControlStepTaken> {
    return this.take.go(actor, place, id, 'recordNormsStruck', body);
  }

  @Post('control/:id/end')
  @Requires('control.record')
  closeControl(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ControlEndDto,
  ): Promise<ControlStepTaken> {
    return this.take.go(actor, place, id, 'closeControl', body);
  }
}

/** How an act was controlled, for everybody. */
@Controller('public/m/:place')
@Public()
export class PublicControlController {
  constructor(private readonly read: ActControl) {}

  @Get('sn/:year/:slug/control')
  cases(
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('slug') slug: string,
  ): Promise<PublicControlCase[]> {
    return this.read.published(place, year, slug);
  }
}
