import { Body, Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { CountState, CycleCount, RuleComparison } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { FormFileIfAny, TakesFile, type Upload } from '../../platform/files/upload.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { AnnounceResult, MAX_MINUTES_BYTES } from './announce-result.js';
import { CompareRules } from './compare-rules.query.js';
import { CountVotes } from './count-votes.js';
import { RecordAllocation } from './record-allocation.js';
import { AllocationDto, AnnounceDto, CountWordDto } from './results.dto.js';
import { StartCount } from './start-count.js';

/** From closed ballots to money: the coordinator's desk. */
@Controller('m/:place/budget/cycles/:id')
@Requires('budget.manage')
export class CountController {
  constructor(
    private readonly starting: StartCount,
    private readonly counting: CountVotes,
    private readonly comparing: CompareRules,
    private readonly announcing: AnnounceResult,
    private readonly allocating: RecordAllocation,
  ) {}

  @Post('count/start')
  @HttpCode(204)
  @Requires('budget.count')
  start(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { word }: CountWordDto,
  ): Promise<void> {
    return this.starting.run(actor, place, id, word);
  }

  @Get('count/state')
  @Header('Cache-Control', 'no-store')
  @Requires('budget.count')
  state(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<CountState> {
    return this.starting.state(actor, place, id);
  }

  @Post('count')
  @HttpCode(200)
  @Requires('budget.count')
  count(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { word }: CountWordDto,
  ): Promise<CycleCount> {
    return this.counting.run(actor, place, id, word);
  }

  @Get('count')
  @Header('Cache-Control', 'no-store')
  @Requires('budget.count')
  read(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<CycleCount> {
    return this.counting.read(place, id);
  }

  @Get('comparison')
  @Header('Cache-Control', 'no-store')
  @RateLimit('export')
  @Requires('budget.read')
  compare(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<RuleComparison> {
    return this.comparing.of(actor, place, id);
  }

  @Post('announce')
  @HttpCode(200)
  @TakesFile(MAX_MINUTES_BYTES, { fields: 1 })
  announce(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { minutesRef }: AnnounceDto,
    @FormFileIfAny() file: Upload | undefined,
  ): Promise<{ version: number }> {
    return this.announcing.run(actor, place, id, { minutesRef, file: file ?? null });
  }

  @Post('allocation')
  @HttpCode(200)
  allocate(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: AllocationDto,
  ): Promise<{ amountCents: number; version: number }> {
    return this.allocating.run(actor, place, id, body);
  }
}
