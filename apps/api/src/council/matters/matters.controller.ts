import { Body, Controller, Delete, Get, HttpCode, Post, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { ItemFileView, LiveVotes, MatterView, RecordSittingVote } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { StoredFiles } from '../../platform/files/stored-files.js';
import { FormFile, TakesFile, type Upload } from '../../platform/files/upload.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { CorrectVote } from '../corrections/correct-vote.js';
import {
  CorrectVoteDto,
  DebateDto,
  DescribeMatterDto,
  LiveVoteDto,
  OpenVotingDto,
  RefuseSignatureDto,
  TableDto,
} from '../council-depth.dto.js';
import { ImportTables } from '../exchange/import-agenda.js';
import { LiveVoting } from '../live/live-voting.js';
import { RefuseSignature } from '../refuse-signature.js';
import { Sittings } from '../sittings.js';
import { DescribeMatter, MAX_MATERIAL_BYTES } from './describe-matter.js';
import { ReadMatter } from './matter.query.js';

/** What one item is about, its files, and what happens to its vote and its signature beside the usual. */
@Controller('m/:place/agenda-items/:id')
export class MattersController {
  constructor(
    private readonly read: ReadMatter,
    private readonly describe: DescribeMatter,
    private readonly correct: CorrectVote,
    private readonly refuse: RefuseSignature,
    private readonly live: LiveVoting,
    private readonly tables: ImportTables,
    private readonly sittings: Sittings,
    private readonly files: StoredFiles,
    private readonly dataSource: DataSource,
  ) {}

  @Get('matter')
  @Requires('council.read')
  one(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<MatterView> {
    return this.read.one(place, id);
  }

  @Put('matter')
  @HttpCode(204)
  @Requires('council.manage')
  save(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: DescribeMatterDto,
  ): Promise<void> {
    return this.describe.run(actor, place, id, body);
  }

  @Put('debate')
  @HttpCode(204)
  @Requires('council.manage')
  debate(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: DebateDto,
  ): Promise<void> {
    return this.describe.debate(actor, place, id, body.text);
  }

  /** Multipart form data: `file`, and `public` = `true` for what everybody may read. */
  @Post('files')
  @Requires('council.manage')
  @TakesFile(MAX_MATERIAL_BYTES, { fields: 1 })
  add(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @FormFile() file: Upload,
    @Body('public') isPublic?: string,
  ): Promise<ItemFileView> {
    return this.describe.addFile(actor, place, id, { ...file, public: isPublic === 'true' });
  }

  @Get('files/:fileId')
  @Requires('council.read')
  async file(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('fileId') fileId: string,
    @Res() response: Response,
  ): Promise<void> {
    const stored = await this.read.fileOf(place, id, fileId);
    await this.files.download(await this.files.find(this.dataSource.manager, place.id, stored), response);
  }

  @Delete('files/:fileId')
  @HttpCode(204)
  @Requires('council.manage')
  remove(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('fileId') fileId: string,
  ): Promise<void> {
    return this.describe.removeFile(actor, place, id, fileId);
  }

  @Post('vote-corrections')
  @HttpCode(204)
  @Requires('council.manage')
  corrected(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: CorrectVoteDto,
  ): Promise<void> {
    return this.correct.run(actor, place, id, body);
  }

  @Post('signature-refusal')
  @HttpCode(204)
  @Requires('council.sign')
  refused(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: RefuseSignatureDto,
  ): Promise<void> {
    return this.refuse.run(actor, place, id, body);
  }

  @Put('voting')
  @HttpCode(204)
  @Requires('council.manage')
  voting(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: OpenVotingDto,
  ): Promise<void> {
    return this.live.open(actor, place, id, body.open);
  }

  @Get('live-votes')
  @Requires('council.read')
  liveVotes(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<LiveVotes> {
    return this.live.read(place, id);
  }

  @Put('my-vote')
  @HttpCode(204)
  @Requires('council.participate')
  myVote(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: LiveVoteDto,
  ): Promise<void> {
    return this.live.vote(actor, place, id, body.choice);
  }

  /** A roll call of another voting system, read for the desk; nothing is recorded. */
  @Post('roll-call-table')
  @HttpCode(200)
  @Requires('council.manage')
  async rollCall(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: TableDto,
  ): Promise<RecordSittingVote['votes']> {
    const { sittingId } = await this.sittings.item(this.dataSource.manager, place.id, id);
    return this.tables.rollCall(place, sittingId, body.table);
  }
}
