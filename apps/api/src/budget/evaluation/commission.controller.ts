import { Body, Controller, Get, Header, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { CommissionView, PublishedMinutes } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Public, Requires } from '../../platform/access/requires.js';
import { sendFile } from '../../platform/http/send-file.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { nrParam, yearParam } from '../year-param.js';
import { CommissionMinutes } from './commission-minutes.js';
import { Commission } from './commission.query.js';
import { CommissionSittingDto } from './evaluation.dto.js';
import { KeepCommission } from './keep-commission.js';

/** Sittings of the evaluation commission and their minutes. */
@Controller('m/:place/budget')
export class CommissionController {
  constructor(
    private readonly commission: Commission,
    private readonly keep: KeepCommission,
    private readonly minutes: CommissionMinutes,
  ) {}

  @Get('cycles/:id/commission')
  @Requires('budget.read')
  @Header('Cache-Control', 'no-store')
  ofCycle(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<CommissionView> {
    return this.commission.ofCycle(place, id);
  }

  @Post('cycles/:id/commission')
  @Requires('budget.evaluate')
  hold(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: CommissionSittingDto,
  ): Promise<{ id: string }> {
    return this.keep.hold(actor, place, id, body);
  }

  @Put('commission/:id')
  @HttpCode(204)
  @Requires('budget.evaluate')
  change(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: CommissionSittingDto,
  ): Promise<void> {
    return this.keep.change(actor, place, id, body);
  }

  @Post('commission/:id/publish')
  @HttpCode(204)
  @Requires('budget.evaluate')
  publish(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<void> {
    return this.keep.publish(actor, place, id);
  }

  /** `?format=pdf` or `docx`. */
  @Get('commission/:id/minutes')
  @Requires('budget.read')
  @RateLimit('export')
  async file(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Query('format') format: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, await this.minutes.file(place, id, format ?? 'pdf'), false);
  }

  @Get(':year/commission')
  @Public()
  published(@Place() place: PlaceRef, @Param('year', yearParam) year: number): Promise<PublishedMinutes[]> {
    return this.commission.published(place, year);
  }

  /** `?format=pdf` or `docx`. */
  @Get(':year/commission/:number/minutes')
  @Public()
  @RateLimit('export')
  async publishedFile(
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('number', nrParam) number: number,
    @Query('format') format: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, await this.minutes.published(place, year, number, format ?? 'pdf'), true);
  }
}
