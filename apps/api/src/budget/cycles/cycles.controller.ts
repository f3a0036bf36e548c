import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { CycleState, CycleView, StatutesWording, TermExtension, Violation } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { AdvanceCycle } from './advance-cycle.js';
import {
  AdvanceCycleDto,
  CycleInputDto,
  ExtendTermDto,
  StatutesQueryDto,
  toCycleInput,
  UpdateCycleDto,
} from './cycle.dto.js';
import { Cycles } from './cycles.query.js';
import { ExtendCycleTerm } from './extend-term.js';
import { SaveCycle } from './save-cycle.js';
import { StatutesWordings } from './statutes-wording.query.js';

/** Cycles of the participatory budget in the workspace. */
@Controller('m/:place/budget/cycles')
export class CyclesController {
  constructor(
    private readonly cycles: Cycles,
    private readonly save: SaveCycle,
    private readonly advance: AdvanceCycle,
    private readonly extend: ExtendCycleTerm,
    private readonly wordings: StatutesWordings,
  ) {}

  @Get()
  @Requires('budget.read')
  list(@CurrentActor() actor: Actor, @Place() place: PlaceRef): Promise<CycleView[]> {
    return this.cycles.list(actor, place);
  }

  @Post()
  @Requires('budget.manage')
  create(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() body: CycleInputDto,
  ): Promise<{ id: string }> {
    return this.save.create(actor, place, toCycleInput(body));
  }

  @Post('check')
  @HttpCode(200)
  @Requires('budget.manage')
  check(
    @Place() place: PlaceRef,
    @Body() body: CycleInputDto,
  ): Promise<Pick<CycleView, 'findings' | 'minimum'>> {
    return this.cycles.check(place, toCycleInput(body));
  }

  @Get('statutes')
  @Requires('budget.read')
  statutes(@Place() place: PlaceRef, @Query() { number }: StatutesQueryDto): Promise<StatutesWording> {
    return this.wordings.of(place.id, number);
  }

  @Get(':id')
  @Requires('budget.read')
  one(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<CycleView> {
    return this.cycles.one(actor, place, id);
  }

  @Put(':id')
  @Requires('budget.manage')
  update(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: UpdateCycleDto,
  ): Promise<{ version: number }> {
    return this.save.update(actor, place, id, body.version, toCycleInput(body));
  }

  @Post(':id/advance')
  @HttpCode(200)
  @Requires('budget.manage')
  move(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: AdvanceCycleDto,
  ): Promise<{ state: CycleState; version: number; warnings: Violation[] }> {
    return this.advance.run(actor, place, id, body);
  }

  @Post(':id/extensions')
  @Requires('budget.manage')
  extendTerm(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ExtendTermDto,
  ): Promise<TermExtension> {
    return this.extend.run(actor, place, id, body);
  }
}
