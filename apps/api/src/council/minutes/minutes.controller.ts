import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { MinutesView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { Refused } from '../../platform/http/refused.js';
import { sendFile } from '../../platform/http/send-file.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { SaveMinutesDto, SittingPublishedDto, StatementDto, TableDto } from '../council-depth.dto.js';
import { ImportTables } from '../exchange/import-agenda.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { DayDto } from '../sittings-again/sittings-again.dto.js';
import { KeepMinutes } from './keep-minutes.js';
import { MinutesFile } from './minutes-file.js';
import { ReadMinutes } from './minutes.query.js';

/** Minutes of a sitting, what of it is made public, written views, and an agenda from another system. */
@Controller('m/:place/sittings/:id')
export class MinutesController {
  constructor(
    private readonly read: ReadMinutes,
    private readonly keep: KeepMinutes,
    private readonly files: MinutesFile,
    private readonly tables: ImportTables,
  ) {}

  @Get('minutes')
  @Requires('council.read')
  of(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<MinutesView> {
    return this.read.of(place, id);
  }

  /** `protokols.docx` or `protokols.pdf`; for the website where it is asked for, with closed matters by their essence. */
  @Get('minutes/:file')
  @Requires('council.read')
  @RateLimit('export')
  async file(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Param('file') file: string,
    @Query('for') reader: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const format = (['docx', 'pdf'] as const).find((one) => file === `protokols.${one}`);
    if (!format) throw Refused.notFound('file');
    const made = await this.files.write(place, id, format, reader === 'public' ? 'public' : 'signing');
    sendFile(response, made, false);
  }

  /** The recording was taken off the website (PL 38(7)). */
  @Post('recording-removed')
  @HttpCode(204)
  @Requires('council.manage')
  removed(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: DayDto,
  ): Promise<void> {
    return this.keep.recordingRemoved(actor, place, id, body.day);
  }

  @Put('minutes')
  @HttpCode(204)
  @Requires('council.manage')
  save(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: SaveMinutesDto,
  ): Promise<void> {
    return this.keep.save(actor, place, id, body);
  }

  @Post('published')
  @HttpCode(204)
  @Requires('council.manage')
  published(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: SittingPublishedDto,
  ): Promise<void> {
    return this.keep.publish(actor, place, id, body);
  }

  @Post('statements')
  @Requires('council.participate')
  state(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: StatementDto,
  ): Promise<{ id: string }> {
    return this.keep.state(actor, place, id, body);
  }

  @Post('agenda-table')
  @HttpCode(200)
  @Requires('council.manage')
  agenda(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: TableDto,
  ): Promise<{ added: number }> {
    return this.tables.agenda(actor, place, id, body.table);
  }
}
