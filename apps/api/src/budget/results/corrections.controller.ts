import { Body, Controller, Delete, Get, Header, HttpCode, Post } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { CorrectionDesk, CycleCount } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { ConfirmCorrection } from './confirm-correction.js';
import { DropCorrection } from './drop-correction.js';
import { ProposeCorrectionCase } from './propose-correction.js';
import { CorrectionDto } from './results.dto.js';

/** Corrections of a result: one person proposes, another confirms. */
@Controller('m/:place/budget/cycles/:id/corrections')
@Requires('budget.count')
export class CorrectionsController {
  constructor(
    private readonly proposing: ProposeCorrectionCase,
    private readonly confirming: ConfirmCorrection,
    private readonly dropping: DropCorrection,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  read(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<CorrectionDesk> {
    return this.proposing.desk(actor, place, id);
  }

  @Post()
  @HttpCode(200)
  propose(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: CorrectionDto,
  ): Promise<CorrectionDesk> {
    return this.proposing.run(actor, place, id, body);
  }

  @Post(':correctionId/confirm')
  @HttpCode(200)
  confirm(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('correctionId') correctionId: string,
  ): Promise<CycleCount> {
    return this.confirming.run(actor, place, id, correctionId);
  }

  @Delete(':correctionId')
  @HttpCode(204)
  drop(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('correctionId') correctionId: string,
  ): Promise<void> {
    return this.dropping.run(actor, place, id, correctionId);
  }
}
