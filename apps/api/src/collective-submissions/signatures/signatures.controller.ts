import { Body, Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { RegisterAnswerResult, SheetScan } from '#libs/contracts';
import { ShowsRestricted } from '../../platform/access-log/shows-restricted.js';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { FormFile, TakesFile, type Upload } from '../../platform/files/upload.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { RegisterAnswerDto, SheetScanDto } from '../submission.dto.js';
import { ImportRegisterAnswer } from './import-register-answer.js';
import { MAX_SCAN_BYTES, SheetScans } from './sheet-scans.js';

/** What comes as a file about the signatures of a submission: the register's answer, scans of sheets. */
@Controller('m/:place/collective-desk/:code')
export class SignaturesController {
  constructor(
    private readonly answers: ImportRegisterAnswer,
    private readonly scans: SheetScans,
  ) {}

  @Post('register-answer')
  @HttpCode(200)
  @Requires('collective.record')
  @RateLimit('export')
  registerAnswer(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Body() body: RegisterAnswerDto,
  ): Promise<RegisterAnswerResult> {
    return this.answers.run(actor, place, code, body);
  }

  @Get('scans')
  @Requires('collective.record')
  list(@Place() place: PlaceRef, @Param('code') code: string): Promise<SheetScan[]> {
    return this.scans.list(place, code);
  }

  /** Multipart form data: `file`, and `sheet` as its number. */
  @Post('scans')
  @Requires('collective.record')
  @TakesFile(MAX_SCAN_BYTES, { fields: 1 })
  add(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Body() { sheet }: SheetScanDto,
    @FormFile() file: Upload,
  ): Promise<{ id: string }> {
    return this.scans.add(actor, place, code, sheet, file);
  }

  @Get('scans/:id')
  @Requires('collective.record')
  @ShowsRestricted({ what: 'collective_signers', subject: 'collective_submission', param: 'code' })
  file(
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @UuidParam('id') id: string,
    @Res() response: Response,
  ): Promise<void> {
    return this.scans.send(place, code, id, response);
  }

  @Delete('scans/:id')
  @HttpCode(204)
  @Requires('collective.record')
  remove(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @UuidParam('id') id: string,
  ): Promise<void> {
    return this.scans.remove(actor, place, code, id);
  }
}
