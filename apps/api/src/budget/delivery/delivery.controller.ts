import { Body, Controller, Delete, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { BudgetComparison, BudgetMoney } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Public, Requires } from '../../platform/access/requires.js';
import { FormFile, TakesFile, type Upload } from '../../platform/files/upload.js';
import { sendFile } from '../../platform/http/send-file.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { MAX_PROJECT_FILE_BYTES } from '../projects/project-files.js';
import { FileQueryDto } from '../public/public-budget.dto.js';
import { CorrectDay } from './correct-day.js';
import { BudgetMoneyQuery } from './budget-money.query.js';
import { DeliveryPhotos } from './delivery-photos.js';
import { DayCorrectionDto, DeliveryContractDto, DeliveryPhotoDto } from './delivery.dto.js';
import { Plaque } from './plaque.js';
import { SaveContract } from './save-contract.js';

/** What winners are built with and what everybody sees of it: contracts, photographs, money. */
@Controller('m/:place/budget')
export class DeliveryController {
  constructor(
    private readonly correctDay: CorrectDay,
    private readonly contracts: SaveContract,
    private readonly photos: DeliveryPhotos,
    private readonly plaques: Plaque,
    private readonly money: BudgetMoneyQuery,
  ) {}

  @Get('money')
  @Public()
  years(@Place() place: PlaceRef): Promise<BudgetMoney> {
    return this.money.ofPlace(place);
  }

  @Get('delivery-photos/:photo')
  @Public()
  photo(
    @Place() place: PlaceRef,
    @UuidParam('photo') photo: string,
    @Query() { size }: FileQueryDto,
    @Res() response: Response,
  ): Promise<void> {
    return this.photos.send(place, photo, size === 'small', response);
  }

  @Post('projects/:id/delivery/correction')
  @HttpCode(204)
  @Requires('budget.deliver')
  correct(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: DayCorrectionDto,
  ): Promise<void> {
    return this.correctDay.run(actor, place, id, body);
  }

  @Post('projects/:id/contracts')
  @Requires('budget.deliver')
  addContract(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: DeliveryContractDto,
  ): Promise<{ id: string }> {
    return this.contracts.add(actor, place, id, body);
  }

  @Delete('projects/:id/contracts/:contract')
  @HttpCode(204)
  @Requires('budget.deliver')
  removeContract(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('contract') contract: string,
  ): Promise<void> {
    return this.contracts.remove(actor, place, id, contract);
  }

  @Post('projects/:id/photos')
  @Requires('budget.deliver')
  @RateLimit('upload')
  @TakesFile(MAX_PROJECT_FILE_BYTES, { fields: 4 })
  addPhoto(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @FormFile() file: Upload,
    @Body() { alt, takenOn }: DeliveryPhotoDto,
  ): Promise<{ id: string }> {
    return this.photos.add(actor, place, id, { ...file, alt, takenOn });
  }

  @Delete('projects/:id/photos/:photo')
  @HttpCode(204)
  @Requires('budget.deliver')
  removePhoto(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('photo') photo: string,
  ): Promise<void> {
    return this.photos.remove(actor, place, id, photo);
  }

  @Get('projects/:id/plaque')
  @Requires('budget.deliver')
  @RateLimit('export')
  async plaque(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, await this.plaques.file(place, id), false);
  }
}

/** Municipalities beside each other. */
@Controller('budget/comparison')
export class BudgetComparisonController {
  constructor(private readonly money: BudgetMoneyQuery) {}

  @Get()
  @Public()
  all(): Promise<BudgetComparison> {
    return this.money.comparison();
  }
}
