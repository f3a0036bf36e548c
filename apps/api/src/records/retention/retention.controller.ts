import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { RetentionView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { DestructionActs } from './destruction-acts.js';
import { RetentionScheme } from './retention-scheme.js';
import {
  AgreementDto,
  DossierClassDto,
  DrawActDto,
  RetentionClassDto,
  RetentionVersionDto,
  SeriesClassDto,
  TransferDto,
} from './retention.dto.js';
import { Retention } from './retention.query.js';

/** How long records are kept, what is due to the archive or to be destroyed, and acts of destruction. */
@Controller('m/:place')
export class RetentionController {
  constructor(
    private readonly retention: Retention,
    private readonly scheme: RetentionScheme,
    private readonly acts: DestructionActs,
  ) {}

  @Get('retention')
  @Requires('records.read')
  view(@CurrentActor() actor: Actor, @Place() place: PlaceRef): Promise<RetentionView> {
    return this.retention.view(actor, place);
  }

  @Put('retention/classes')
  @Requires('records.manage')
  saveClass(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() body: RetentionClassDto,
  ): Promise<{ version: number }> {
    return this.scheme.saveClass(actor, place, body);
  }

  @Put('retention/series')
  @HttpCode(204)
  @Requires('records.manage')
  assign(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() { series, classCode }: SeriesClassDto,
  ): Promise<void> {
    return this.scheme.assign(actor, place, series, classCode);
  }

  @Put('dossiers/:id/retention')
  @HttpCode(204)
  @Requires('records.manage')
  assignDossier(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: DossierClassDto,
  ): Promise<void> {
    return this.scheme.assignDossier(actor, place, id, body);
  }

  @Post('dossiers/:id/archive-transfer')
  @HttpCode(204)
  @Requires('records.manage')
  transfer(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: TransferDto,
  ): Promise<void> {
    return this.scheme.transfer(actor, place, id, body);
  }

  @Post('retention/acts')
  @Requires('records.manage')
  draw(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() { items }: DrawActDto,
  ): Promise<{ id: string }> {
    return this.acts.draw(actor, place, items);
  }

  @Post('retention/acts/:id/agreement')
  @HttpCode(200)
  @Requires('records.manage')
  agree(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: AgreementDto,
  ): Promise<{ version: number }> {
    return this.acts.agree(actor, place, id, body);
  }

  @Post('retention/acts/:id/cancellation')
  @HttpCode(200)
  @Requires('records.manage')
  cancel(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { version }: RetentionVersionDto,
  ): Promise<{ version: number }> {
    return this.acts.cancel(actor, place, id, version);
  }

  @Post('retention/acts/:id/approval')
  @HttpCode(200)
  @Requires('records.approve')
  carryOut(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { version }: RetentionVersionDto,
  ): Promise<{ version: number }> {
    return this.acts.carryOut(actor, place, id, version);
  }
}
