import { Body, Controller, Get, Header, Put, Query } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { AccessLogPage, OwnAccessEntry } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { ShowsRestricted } from '../../platform/access-log/shows-restricted.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { RecordsSettings } from '../records-settings.js';
import { AccessLogFilterDto, AccessLogTermDto } from './access-log.dto.js';
import { ReadAccessLog } from './read-access-log.query.js';

/** Who looked at restricted things. */
@Controller()
export class AccessLogController {
  constructor(
    private readonly read: ReadAccessLog,
    private readonly settings: RecordsSettings,
  ) {}

  @Get('m/:place/access-log')
  @Requires('privacy.manage')
  @ShowsRestricted({ what: 'access_log', subject: 'municipality' })
  @Header('Cache-Control', 'no-store')
  page(@Place() place: PlaceRef, @Query() filter: AccessLogFilterDto): Promise<AccessLogPage> {
    return this.read.page(place, filter);
  }

  @Put('m/:place/access-log/term')
  @Requires('privacy.manage')
  term(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() body: AccessLogTermDto,
  ): Promise<{ version: number }> {
    return this.settings.save(actor, place, body);
  }

  @Get('mine/access')
  @Requires('self.read')
  @RateLimit('export')
  @Header('Cache-Control', 'no-store')
  mine(@CurrentActor() actor: Actor): Promise<OwnAccessEntry[]> {
    return this.read.mine(actor);
  }
}
