import { Body, Controller, HttpCode, Post, Put } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { AgendaVotes } from '../votes/agenda-votes.js';
import { CallOff } from './call-off.js';
import { ChangeSitting } from './change-sitting.js';
import { AgendaVoteDto, CallOffDto, ChangeSittingDto, DayDto } from './sittings-again.dto.js';

/** Sittings that are moved, called off or repeated, and the council's votes on its own agenda. */
@Controller('m/:place/sittings/:id')
export class SittingsAgainController {
  constructor(
    private readonly changeSitting: ChangeSitting,
    private readonly callOff: CallOff,
    private readonly agendaVotes: AgendaVotes,
  ) {}

  @Put()
  @HttpCode(204)
  @Requires('council.manage')
  changed(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ChangeSittingDto,
  ): Promise<void> {
    return this.changeSitting.run(actor, place, id, body);
  }

  @Post('call-off')
  @HttpCode(204)
  @Requires('council.manage')
  calledOff(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: CallOffDto,
  ): Promise<void> {
    return this.callOff.run(actor, place, id, body);
  }

  @Post('minister-informed')
  @HttpCode(204)
  @Requires('council.manage')
  informed(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: DayDto,
  ): Promise<void> {
    return this.changeSitting.ministerInformed(actor, place, id, body.day);
  }

  @Post('agenda-votes')
  @HttpCode(200)
  @Requires('council.manage')
  voted(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: AgendaVoteDto,
  ): Promise<{ carried: boolean }> {
    return this.agendaVotes.run(actor, place, id, body);
  }
}
