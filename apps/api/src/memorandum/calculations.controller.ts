import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import {
  CALCULATION_KINDS,
  type CalculationKind,
  type CalculationsView,
  type MemorandumSettingsView,
  type SavedCalculation,
} from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { Refused } from '../platform/http/refused.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { Calculations } from './calculations.query.js';
import { CalculationDto, MemorandumSettingsDto, VersionQueryDto } from './memorandum.dto.js';
import { MemorandumParameters } from './memorandum-parameters.js';
import { SaveCalculation } from './save-calculation.js';

/** The calculations of a dossier's memorandum. */
@Controller('m/:place/dossiers/:id/calculations')
export class CalculationsController {
  constructor(
    private readonly calculations: Calculations,
    private readonly saveCalculation: SaveCalculation,
  ) {}

  @Get()
  @Requires('document.read')
  show(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<CalculationsView> {
    return this.calculations.show(place, id);
  }

  @Put(':kind')
  @Requires('document.edit')
  save(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Param('kind') kind: string,
    @Body() body: CalculationDto,
  ): Promise<SavedCalculation> {
    return this.saveCalculation.run(actor, place, id, kindOf(kind), body);
  }

  @Delete(':kind')
  @HttpCode(200)
  @Requires('document.edit')
  remove(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Param('kind') kind: string,
    @Query() { version }: VersionQueryDto,
  ): Promise<SavedCalculation> {
    return this.saveCalculation.remove(actor, place, id, kindOf(kind), version);
  }
}

/** The municipality's own parameters of the calculations. */
@Controller('m/:place/memorandum-settings')
export class MemorandumSettingsController {
  constructor(private readonly parameters: MemorandumParameters) {}

  @Get()
  @Requires('directory.read')
  read(@Place() place: PlaceRef): Promise<MemorandumSettingsView> {
    return this.parameters.of(place.id);
  }

  @Put()
  @Requires('directory.manage')
  save(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() body: MemorandumSettingsDto,
  ): Promise<{ version: number }> {
    return this.parameters.save(actor, place, body);
  }
}

function kindOf(name: string): CalculationKind {
  const kind = CALCULATION_KINDS.find((one) => one === name);
  if (!kind) throw Refused.notFound('calculation');
  return kind;
}
