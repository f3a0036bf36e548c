import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { ContainerReport, DossierDocumentKind } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { Refused } from '../../platform/http/refused.js';
import { sendFile } from '../../platform/http/send-file.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { SignedContainer } from '../containers.js';
import { SigningFiles } from './signing-files.js';

const KINDS: readonly DossierDocumentKind[] = ['bylaw', 'memorandum'];

/** The adopted texts of an item as files to be signed, and what its signed container holds. */
@Controller('m/:place/agenda-items/:id')
export class SigningController {
  constructor(
    private readonly files: SigningFiles,
    private readonly container: SignedContainer,
  ) {}

  @Get('signing/:document.:format')
  @Requires('council.sign')
  @RateLimit('export')
  async file(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Param('document') document: string,
    @Param('format') format: string,
    @Res() response: Response,
  ): Promise<void> {
    const kind = KINDS.find((one) => one === document);
    if (!kind) throw Refused.notFound('file');
    sendFile(response, await this.files.issue(actor, place, id, kind, format), false);
  }

  /** `null` where the item is signed on paper or not yet. */
  @Get('container/report')
  @Requires('council.read')
  async report(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<{ report: ContainerReport | null }> {
    return { report: await this.container.report(place, id) };
  }
}
