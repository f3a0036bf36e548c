import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { ShowsRestricted } from '../../platform/access-log/shows-restricted.js';
import { Clock } from '../../platform/clock/clock.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { sendPackage } from '../package/send-package.js';
import { ArchivePackage } from './archive-package.js';

/** Packages of dossiers for the archive. */
@Controller('m/:place/dossiers/:id')
export class ArchiveController {
  constructor(
    private readonly packages: ArchivePackage,
    private readonly clock: Clock,
  ) {}

  @Get('archive.zip')
  @Requires('records.read')
  @RateLimit('export')
  open(@Place() place: PlaceRef, @UuidParam('id') id: string, @Res() response: Response): Promise<void> {
    return this.send(place, id, response, false);
  }

  /** With originals of opinions, their authors and scans. */
  @Get('archive-restricted.zip')
  @Requires('privacy.record')
  @ShowsRestricted({ what: 'archive_package', subject: 'dossier', param: 'id' })
  @RateLimit('export')
  full(@Place() place: PlaceRef, @UuidParam('id') id: string, @Res() response: Response): Promise<void> {
    return this.send(place, id, response, true);
  }

  private async send(place: PlaceRef, id: string, response: Response, restricted: boolean): Promise<void> {
    const { code, municipality, files } = await this.packages.of(place, id, restricted);
    await sendPackage(
      response,
      `${code}-arhivs${restricted ? '-ierobezots' : ''}.zip`,
      {
        kind: 'dossier',
        subject: code,
        municipality,
        madeAt: this.clock.legalNow().toISOString(),
        restricted,
      },
      files,
    );
  }
}
