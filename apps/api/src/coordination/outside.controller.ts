import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { CoordinationAnswerFound, CoordinationLinkMade } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { FormFile, TakesFile, type Upload } from '../platform/files/upload.js';
import { sendFile } from '../platform/http/send-file.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { CallMeeting } from './call-meeting.js';
import { CoordinationFiles } from './coordination-files.js';
import { CallMeetingDto, DeliveryDto, MinutesDto } from './coordination-outside.dto.js';
import { VersionDto } from './coordination.dto.js';
import { KeepMinutes } from './keep-minutes.js';
import { ReadAnswerFile } from './read-answer.js';
import { RecordDelivery } from './record-delivery.js';
import { MAX_OPINION_FILE_BYTES } from './record-file-opinion.js';

/** Coordination with parties that have no account, meetings, and the papers that leave the product. */
@Controller('m/:place/dossiers/:id/coordination')
export class CoordinationOutsideController {
  constructor(
    private readonly delivery: RecordDelivery,
    private readonly readAnswerFile: ReadAnswerFile,
    private readonly files: CoordinationFiles,
    private readonly callMeeting: CallMeeting,
    private readonly keepMinutes: KeepMinutes,
  ) {}

  @Put('rounds/:round/parties/:party/delivery')
  @HttpCode(204)
  @Requires('coordination.manage')
  recordDelivery(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') dossierId: string,
    @UuidParam('round') roundId: string,
    @UuidParam('party') partyId: string,
    @Body() body: DeliveryDto,
  ): Promise<void> {
    return this.delivery.run(actor, place, { dossierId, roundId, partyId }, body);
  }

  @Post('rounds/:round/parties/:party/link')
  @Requires('coordination.manage')
  makeLink(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') dossierId: string,
    @UuidParam('round') roundId: string,
    @UuidParam('party') partyId: string,
  ): Promise<CoordinationLinkMade> {
    return this.delivery.makeLink(actor, place, { dossierId, roundId, partyId });
  }

  @Delete('rounds/:round/parties/:party/link')
  @HttpCode(204)
  @Requires('coordination.manage')
  revokeLink(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') dossierId: string,
    @UuidParam('round') roundId: string,
    @UuidParam('party') partyId: string,
  ): Promise<void> {
    return this.delivery.revokeLink(actor, place, { dossierId, roundId, partyId });
  }

  /** What a party without an account is sent, as a ZIP archive. */
  @Get('rounds/:round/parties/:party/package')
  @RateLimit('export')
  @Requires('coordination.read')
  async package(
    @Place() place: PlaceRef,
    @UuidParam('id') dossierId: string,
    @UuidParam('round') roundId: string,
    @UuidParam('party') partyId: string,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, await this.files.package(place, { dossierId, roundId, partyId }), false);
  }

  /** Reads the file of an answer without keeping anything. */
  @Post('rounds/:round/parties/:party/read-answer')
  @HttpCode(200)
  @RateLimit('upload')
  @Requires('coordination.manage')
  @TakesFile(MAX_OPINION_FILE_BYTES, { fields: 1 })
  readAnswer(
    @Place() place: PlaceRef,
    @UuidParam('id') dossierId: string,
    @UuidParam('round') roundId: string,
    @UuidParam('party') partyId: string,
    @FormFile() file: Upload,
  ): Promise<CoordinationAnswerFound> {
    return this.readAnswerFile.forParty(place, { dossierId, roundId, partyId }, file.content);
  }

  /** The statement (izziņa) as a file. */
  @Get('statement/:format')
  @RateLimit('export')
  @Requires('coordination.read')
  async statement(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Param('format') format: string,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, await this.files.statement(actor, place, id, format), false);
  }

  /** The opinions as a file. */
  @Get('opinions/:format')
  @RateLimit('export')
  @Requires('coordination.read')
  async opinions(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Param('format') format: string,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, await this.files.opinions(actor, place, id, format), false);
  }

  @Post('meetings')
  @Requires('coordination.manage')
  call(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: CallMeetingDto,
  ): Promise<{ id: string; number: number }> {
    return this.callMeeting.run(actor, place, id, body);
  }

  @Put('meetings/:meeting/minutes')
  @HttpCode(204)
  @Requires('coordination.manage')
  minutes(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') dossierId: string,
    @UuidParam('meeting') meetingId: string,
    @Body() body: MinutesDto,
  ): Promise<void> {
    return this.keepMinutes.run(actor, place, { dossierId, meetingId }, body);
  }

  @Post('meetings/:meeting/cancel')
  @HttpCode(204)
  @Requires('coordination.manage')
  cancel(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') dossierId: string,
    @UuidParam('meeting') meetingId: string,
    @Body() { version }: VersionDto,
  ): Promise<void> {
    return this.keepMinutes.cancel(actor, place, { dossierId, meetingId }, version);
  }

  /** Minutes of a meeting as a file; its agenda while it is only called. */
  @Get('meetings/:meeting/minutes/:format')
  @RateLimit('export')
  @Requires('coordination.read')
  async minutesFile(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') dossierId: string,
    @UuidParam('meeting') meetingId: string,
    @Param('format') format: string,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, await this.files.minutes(actor, place, { dossierId, meetingId }, format), false);
  }
}
