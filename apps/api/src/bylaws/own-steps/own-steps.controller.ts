import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { InternalStepsView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { CancelStepsDto, InternalStepsDto, toSteps } from './own-steps.dto.js';
import { OwnSteps } from './own-steps.js';

/** A municipality's own steps of the procedure (PL 36(2)). */
@Controller('m/:place/procedure-steps')
export class OwnStepsController {
  constructor(private readonly steps: OwnSteps) {}

  @Get()
  @Requires('dossier.read')
  read(@Place() place: PlaceRef): Promise<InternalStepsView> {
    return this.steps.view(place);
  }

  @Put()
  @Requires('procedure.manage')
  save(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() body: InternalStepsDto,
  ): Promise<{ version: number }> {
    return this.steps.save(actor, place, toSteps(body), {
      version: body.version,
      ...(body.from ? { from: body.from } : {}),
    });
  }

  /** Takes back what was to hold from a day that has not come. */
  @Post('cancel')
  @HttpCode(200)
  @Requires('procedure.manage')
  cancel(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() { from, version }: CancelStepsDto,
  ): Promise<{ version: number }> {
    return this.steps.cancel(actor, place, from, version);
  }
}
