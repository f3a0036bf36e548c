import { Controller, Get, Query } from '@nestjs/common';
import { Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { ShowsRestricted } from '../../platform/access-log/shows-restricted.js';
import { AuditLog } from './audit-log.query.js';
import { AuditFilterDto } from './audit.dto.js';
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
  check(@Place() place: PlaceRef) {
    return this.chain.run(place);
  }
}
