import {
  Controller,
  Delete,
  Get,
  Header,
  Headers,
  HttpCode,
  Param,
  Post,
  Put,
  Req,
  Res,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Actor } from '#libs/access-policy';
import { OPINION_FILES, type Collation, type OpinionSupport } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Public } from '../../platform/access/requires.js';
import { FormFile, TakesFile, type Upload } from '../../platform/files/upload.js';
import { Refused } from '../../platform/http/refused.js';
import { sendFile } from '../../platform/http/send-file.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { AttachFile } from './attach-file.js';
import { CollationFile } from './collation-file.js';
import { Collations } from './collation.query.js';
import { ReleaseFile } from './release-file.js';
import { newMark, SupportOpinion } from './support-opinion.js';

/** Carries the secret of an author's link; in a header, so that it stands in no log. */
const KEY_HEADER = 'x-opinion-key';
/** The random mark of a browser that supports opinions. */
const MARK_COOKIE = 'vv_support';
const MARK_MS = 365 * 24 * 60 * 60 * 1000;

/** What everybody may do with opinions besides giving and reading them; no login needed. */
@Controller('public/m/:place')
@Public()
export class PublicOpinionsController {
  constructor(
    private readonly support: SupportOpinion,
    private readonly attachFile: AttachFile,
    private readonly releaseFile: ReleaseFile,
    private readonly collations: Collations,
    private readonly files: CollationFile,
  ) {}

  @Put('opinions/:id/support')
  @RateLimit('support')
  supported(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OpinionSupport> {
    const mark = markOf(request) ?? newMark();
    if (actor.kind !== 'person') {
      response.cookie(MARK_COOKIE, mark, {
        httpOnly: true,
        sameSite: 'lax',
        secure: request.secure,
        maxAge: MARK_MS,
        path: '/api/public',
      });
    }
    return this.support.run(actor, place, id, mark, true);
  }

  @Delete('opinions/:id/support')
  @HttpCode(200)
  @RateLimit('support')
  unsupported(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Req() request: Request,
  ): Promise<OpinionSupport> {
    return this.support.run(actor, place, id, markOf(request) ?? '', false);
  }

  @Get('dossiers/:code/supported')
  @Header('Cache-Control', 'no-store')
  async mine(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Req() request: Request,
  ): Promise<{ opinions: string[] }> {
    return { opinions: await this.support.mine(actor, place, code, markOf(request)) };
  }

  @Get('participation/:code/supported')
  @Header('Cache-Control', 'no-store')
  async mineAtEvent(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Req() request: Request,
  ): Promise<{ opinions: string[] }> {
    return { opinions: await this.support.mineAtEvent(actor, place, code, markOf(request)) };
  }

  /** A file of the author's as multipart form data (`file`). */
  @Post('opinions/:receipt/attachments')
  @RateLimit('upload')
  @TakesFile(OPINION_FILES.maxBytes)
  attach(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('receipt') receipt: string,
    @FormFile() file: Upload,
    @Headers(KEY_HEADER) key?: string,
  ): Promise<{ id: string }> {
    return this.attachFile.byAuthor(actor, place, receipt, key ?? null, file);
  }

  @Delete('opinions/:receipt/attachments/:id')
  @HttpCode(204)
  @RateLimit('upload')
  detach(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('receipt') receipt: string,
    @UuidParam('id') id: string,
    @Headers(KEY_HEADER) key?: string,
  ): Promise<void> {
    return this.attachFile.remove(actor, place, receipt, key ?? null, id);
  }

  @Get('opinion-attachments/:id')
  attachment(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Res() response: Response,
  ): Promise<void> {
    return this.releaseFile.sendPublic(place, id, response);
  }

  @Get('dossiers/:code/collation')
  async collation(
    @Place() place: PlaceRef,
    @Param('code') code: string,
  ): Promise<{ collation: Collation | null }> {
    return { collation: await this.collations.published(place, code) };
  }

  @Get('dossiers/:code/collation/:format')
  @RateLimit('export')
  async collationFile(
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Param('format') format: string,
    @Res() response: Response,
  ): Promise<void> {
    const collation = await this.collations.published(place, code);
    if (!collation) throw Refused.notFound('collation');
    sendFile(response, await this.files.of(collation, format), false);
  }
}

/** The browser's mark, where it has one of the right shape. */
function markOf(request: Request): string | null {
  const cookie = /(?:^|;\s*)vv_support=([\w-]{24})(?:;|$)/.exec(request.headers.cookie ?? '');
  return cookie?.[1] ?? null;
}
