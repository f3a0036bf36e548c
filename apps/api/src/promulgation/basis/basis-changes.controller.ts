import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { BasisChangeView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { DecideBasisCheckDto, RecordBasisChangeDto } from './basis-changes.dto.js';
import { BasisChanges } from './basis-changes.query.js';
import { RecordBasisChange } from './record-basis-change.js';

/** Changes of the laws and regulations that by-laws rest on (OPL 9(5)). */
@Controller('m/:place/basis-changes')
export class BasisChangesController {
  constructor(
    private readonly changes: BasisChanges,
    private readonly record: RecordBasisChange,
  ) {}

  @Get()
  @Requires('dossier.read')
  list(@Place() place: PlaceRef): Promise<{ items: BasisChangeView[] }> {
    return this.changes.list(place);
  }

  @Post()
  @Requires('promulgation.manage')
  @RateLimit('compare')
  recorded(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() body: RecordBasisChangeDto,
  ): Promise<{ id: string; acts: number }> {
    return this.record.run(actor, place, body);
  }

  @Post(':id/acts/:actId')
  @HttpCode(204)
  @Requires('promulgation.manage')
  decided(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') changeId: string,
    @UuidParam('actId') actId: string,
    @Body() body: DecideBasisCheckDto,
  ): Promise<void> {
    return this.record.decide(actor, place, { changeId, actId }, body);
  }
}
