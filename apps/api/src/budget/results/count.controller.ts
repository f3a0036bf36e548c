import { Body, Controller, Get, Header, HttpCode, Post, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Actor } from '#libs/access-policy';
import type { CycleCount } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { AnnounceResult, MAX_MINUTES_BYTES } from './announce-result.js';
import { CountVotes } from './count-votes.js';
import { RecordAllocation } from './record-allocation.js';
import { AllocationDto, AnnounceDto } from './results.dto.js';

/** From closed ballots to money: the coordinator's desk. */
@Controller('m/:place/budget/cycles/:id')
@Requires('budget.manage')
export class CountController {
  constructor(
    private readonly counting: CountVotes,
    private readonly announcing: AnnounceResult,
    private readonly allocating: RecordAllocation,
  ) {}

  @Post('count')
  @HttpCode(200)
  count(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<CycleCount> {
    return this.counting.run(actor, place, id);
  }

  @Get('count')
  @Header('Cache-Control', 'no-store')
  read(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<CycleCount> {
    return this.counting.read(place, id);
  }

  @Post('announce')
  @HttpCode(200)
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: MAX_MINUTES_BYTES, files: 1, fields: 1 } }))
  announce(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { minutesRef }: AnnounceDto,
    @UploadedFile() file: { originalname: string; buffer: Buffer } | undefined,
  ): Promise<{ version: number }> {
    return this.announcing.run(actor, place, id, { minutesRef, file: file ? named(file) : null });
  }

  @Post('allocation')
  @HttpCode(200)
  allocate(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: AllocationDto,
  ): Promise<{ amountCents: number; version: number }> {
    return this.allocating.run(actor, place, id, body);
  }
}

/** Multer reads file names as Latin-1; browsers send them in UTF-8. */
function named({ originalname, buffer }: { originalname: string; buffer: Buffer }): {
  name: string;
  content: Buffer;
} {
  return { name: Buffer.from(originalname, 'latin1').toString('utf8').slice(0, 200), content: buffer };
}
