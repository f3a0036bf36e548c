import { Body, Controller, Get, HttpCode, Post, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { CoordinationDesk, LegalDay } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { FormFile, TakesFile, type Upload } from '../platform/files/upload.js';
import { Refused } from '../platform/http/refused.js';
import { sendFile } from '../platform/http/send-file.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { validationPipe } from '../platform/http/validation.js';
import { AddParties } from './add-parties.js';
import { CloseCoordination } from './close-coordination.js';
import { CoordinationDeskQuery } from './coordination-desk.query.js';
import {
  AddPartiesDto,
  CloseCoordinationDto,
  DispositionDto,
  EndRoundDto,
  ExtendRoundDto,
  FileOpinionDto,
  FileOpinionFormDto,
  partiesOf,
  StartRoundDto,
  toStart,
} from './coordination.dto.js';
import { DisposeItem } from './dispose-item.js';
import { EndRound } from './end-round.js';
import { ExtendRound } from './extend-round.js';
import { MAX_OPINION_FILE_BYTES, OpinionFile, RecordFileOpinion } from './record-file-opinion.js';
import { StartRound } from './start-round.js';

/** The opinion as JSON. */
const MAX_OPINION_BYTES = 4 * 1024 * 1024;

/** Coordination of a draft, as the municipality runs it. */
@Controller('m/:place/dossiers/:id/coordination')
export class CoordinationController {
  constructor(
    private readonly desk: CoordinationDeskQuery,
    private readonly startRound: StartRound,
    private readonly extendRound: ExtendRound,
    private readonly addParties: AddParties,
    private readonly endRound: EndRound,
    private readonly recordFile: RecordFileOpinion,
    private readonly file: OpinionFile,
    private readonly disposeItem: DisposeItem,
    private readonly closeCoordination: CloseCoordination,
  ) {}

  @Get()
  @Requires('coordination.read')
  read(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<CoordinationDesk> {
    return this.desk.of(actor, place, id);
  }

  @Post('rounds')
  @Requires('coordination.manage')
  start(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: StartRoundDto,
  ): Promise<{ id: string; number: number; dueDay: LegalDay }> {
    return this.startRound.run(actor, place, id, toStart(body));
  }

  @Post('rounds/:round/extend')
  @HttpCode(200)
  @Requires('coordination.manage')
  extend(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('round') round: string,
    @Body() body: ExtendRoundDto,
  ): Promise<{ dueDay: LegalDay; version: number }> {
    return this.extendRound.run(actor, place, id, round, body);
  }

  @Post('rounds/:round/parties')
  @HttpCode(200)
  @Requires('coordination.manage')
  add(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('round') round: string,
    @Body() { parties, version }: AddPartiesDto,
  ): Promise<{ dueDay: LegalDay; version: number }> {
    return this.addParties.run(actor, place, id, round, { parties: partiesOf(parties), version });
  }

  @Post('rounds/:round/end')
  @HttpCode(204)
  @Requires('coordination.manage')
  end(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('round') round: string,
    @Body() body: EndRoundDto,
  ): Promise<void> {
    return this.endRound.run(actor, place, id, round, body);
  }

  /** The frozen texts of the round as one page. */
  @Get('rounds/:round/papers')
  @Requires('coordination.read')
  async papers(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('round') round: string,
    @Res() response: Response,
  ): Promise<void> {
    const { name, html } = await this.desk.papers(place, id, round);
    const bytes = Buffer.from(html);
    sendFile(response, { name, mediaType: 'text/html; charset=utf-8', bytes }, false);
  }

  /** A form: the file in `file`, the opinion in `opinion` as JSON. */
  @Post('rounds/:round/parties/:party/file-opinion')
  @Requires('coordination.manage')
  @TakesFile(MAX_OPINION_FILE_BYTES, { fields: 1, fieldBytes: MAX_OPINION_BYTES })
  async fileOpinion(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') dossierId: string,
    @UuidParam('round') roundId: string,
    @UuidParam('party') partyId: string,
    @FormFile() file: Upload,
    @Body() body: FileOpinionFormDto,
  ): Promise<{ id: string; late: boolean }> {
    const opinion = await parsed(body.opinion);
    return this.recordFile.run(actor, place, { dossierId, roundId, partyId }, opinion, file);
  }

  @Get('files/:file')
  @Requires('coordination.read')
  sendFile(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('file') file: string,
    @Res() response: Response,
  ): Promise<void> {
    return this.file.send(place, id, file, response);
  }

  @Put('items/:item/disposition')
  @Requires('coordination.manage')
  dispose(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('item') item: string,
    @Body() body: DispositionDto,
  ): Promise<{ version: number }> {
    return this.disposeItem.run(actor, place, id, item, body);
  }

  @Post('close')
  @HttpCode(204)
  @Requires('coordination.manage')
  close(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: CloseCoordinationDto,
  ): Promise<void> {
    return this.closeCoordination.run(actor, place, id, body);
  }
}

/** The opinion beside a file, checked like any other body. */
async function parsed(text: string): Promise<FileOpinionDto> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused([{ code: 'bodyUnreadable', where: 'opinion' }], 400);
  }
  const checked: unknown = await validationPipe().transform(value, {
    type: 'body',
    metatype: FileOpinionDto,
  });
  if (!(checked instanceof FileOpinionDto))
    throw new Refused([{ code: 'bodyUnreadable', where: 'opinion' }], 400);
  return checked;
}
