import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { CredentialBackup, IssuedCredential } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../../platform/access/request-context.js';
import { Requires } from '../../../platform/access/requires.js';
import { RateLimit } from '../../../platform/limits/rate-limit.js';
import { yearParam } from '../../year-param.js';
import { IssueCredential } from './issue-credential.js';
import { CredentialRequestDto } from './verifiable-voting.dto.js';

/** The one step of secret voting for which somebody logs in. */
@Controller('m/:place/budget/:year/vote/credential')
export class CredentialController {
  constructor(private readonly credentials: IssueCredential) {}

  @Post()
  @HttpCode(200)
  @Requires('self.read')
  @Header('Cache-Control', 'no-store')
  @RateLimit('vote')
  issue(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Body() body: CredentialRequestDto,
  ): Promise<IssuedCredential> {
    return this.credentials.run(actor, place, year, body);
  }

  @Get()
  @Requires('self.read')
  @Header('Cache-Control', 'no-store')
  backup(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
  ): Promise<CredentialBackup> {
    return this.credentials.backup(actor, place, year);
  }
}
