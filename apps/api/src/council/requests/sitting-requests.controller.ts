import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { IsIn, IsString, MaxLength, ValidateIf } from 'class-validator';
import type { Actor } from '#libs/access-policy';
import {
  SITTING_INITIATORS,
  type LegalDay,
  type RecordSittingRequest,
  type SittingInitiator,
  type SittingRequestView,
} from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { LegalDayField } from '../../platform/http/legal-day.field.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { SittingRequests } from './sitting-requests.js';

export class RecordSittingRequestDto implements RecordSittingRequest {
  @IsIn(SITTING_INITIATORS)
  by: SittingInitiator;
  @LegalDayField()
  receivedOn: LegalDay;
  @IsString()
  @MaxLength(4000)
  agenda: string;
  @ValidateIf((_object, value: unknown) => value !== null)
  @IsString()
  @MaxLength(2000)
  urgency: string | null;
}

/** Extraordinary sittings that were asked for (PL 30). */
@Controller('m/:place/sitting-requests')
export class SittingRequestsController {
  constructor(private readonly requests: SittingRequests) {}

  @Get()
  @Requires('council.read')
  list(@Place() place: PlaceRef): Promise<SittingRequestView[]> {
    return this.requests.list(place);
  }

  @Post()
  @Requires('council.manage')
  record(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() body: RecordSittingRequestDto,
  ): Promise<{ id: string }> {
    return this.requests.record(actor, place, body);
  }

  @Post(':id/to-regular')
  @HttpCode(204)
  @Requires('council.manage')
  toRegular(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<void> {
    return this.requests.toRegular(actor, place, id);
  }
}
