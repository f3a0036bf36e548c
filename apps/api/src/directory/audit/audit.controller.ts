import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { ShowsRestricted } from '../../platform/access-log/shows-restricted.js';
import { sendFile } from '../../platform/http/send-file.js';
import { AuditLog } from './audit-log.query.js';
import { AuditFilterDto, KnownHeadDto } from './audit.dto.js';
import { CheckAuditChain } from './check-audit-chain.query.js';

@Controller('m/:place/audit')
export class AuditController {
  constructor(
    private readonly log: AuditLog,
    private readonly chain: CheckAuditChain,
  ) {}

  @Get()
  @Requires('audit.read')
  @ShowsRestricted({ what: 'audit', subject: 'municipality' })
  page(@Place() place: PlaceRef, @Query() filter: AuditFilterDto) {
    return this.log.page(place, filter);
  }

  @Get('check')
  @Requires('audit.read')
  check(@Place() place: PlaceRef, @Query() { records, headDigest }: KnownHeadDto) {
    return this.chain.run(
      place,
      records === undefined || headDigest === undefined
        ? undefined
        : { records: Number(records), headDigest },
    );
  }

  @Get('head')
  @Requires('audit.read')
  async head(@Place() place: PlaceRef, @Res() response: Response): Promise<void> {
    const head = await this.chain.head(place);
    const bytes = Buffer.from(`${JSON.stringify(head, null, 2)}\n`);
    const name = `audits-${place.slug}-${head.records}.json`;
    sendFile(response, { name, mediaType: 'application/json', bytes }, false);
  }
}
