import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { BoxView, DeskVoter, InPersonView, LegalDay, WatchView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { sendFile } from '../../platform/http/send-file.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { Envelopes, type Reconciled } from './envelopes.js';
import {
  DecideDifferenceDto,
  DecideUndoDto,
  LookDto,
  MarkRollDto,
  NewBoxDto,
  OrderPapersDto,
  PaperReadingDto,
  ReceiveEnvelopeDto,
  SignBoxDto,
  SpoilDto,
  UndoMarkDto,
} from './in-person.dto.js';
import { InPersonMinutes } from './in-person-minutes.js';
import { InPerson } from './in-person.query.js';
import { PrintPapers } from './print-papers.js';
import { ServeVoter } from './serve-voter.js';
import { SignBox } from './sign-box.js';
import { TypePapers } from './type-papers.js';
import { UndoMark } from './undo-mark.js';
import { Watch } from './watch.query.js';

/** Voting in person as clerks serve it, and the watch over it. */
@Controller('m/:place/budget/cycles/:id')
@Requires('budget.serve')
export class InPersonController {
  constructor(
    private readonly inPerson: InPerson,
    private readonly serving: ServeVoter,
    private readonly undoing: UndoMark,
    private readonly papers: PrintPapers,
    private readonly envelopes: Envelopes,
    private readonly typing: TypePapers,
    private readonly signing: SignBox,
    private readonly minutes: InPersonMinutes,
    private readonly watching: Watch,
  ) {}

  @Get('in-person')
  @Header('Cache-Control', 'no-store')
  one(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<InPersonView> {
    return this.inPerson.of(actor, place, id);
  }

  @Post('in-person/look')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  look(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { personalCode }: LookDto,
  ): Promise<DeskVoter> {
    return this.serving.look(actor, place, id, personalCode);
  }

  @Post('in-person/roll')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  mark(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: MarkRollDto,
  ): Promise<{ votedOn: LegalDay }> {
    return this.serving.mark(actor, place, id, body);
  }

  @Post('in-person/undone')
  askUndo(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: UndoMarkDto,
  ): Promise<{ id: string }> {
    return this.undoing.ask(actor, place, id, body);
  }

  @Post('in-person/undone/:mark')
  @HttpCode(204)
  decideUndo(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('mark') mark: string,
    @Body() { agree }: DecideUndoDto,
  ): Promise<void> {
    return this.undoing.decide(actor, place, id, mark, agree);
  }

  @Post('in-person/papers')
  order(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: OrderPapersDto,
  ): Promise<{ id: string }> {
    return this.papers.order(actor, place, id, body);
  }

  @Get('in-person/papers/:run')
  @RateLimit('export')
  async print(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('run') run: string,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, await this.papers.file(place, id, run), false);
  }

  @Post('in-person/spoiled')
  @HttpCode(204)
  spoil(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { number }: SpoilDto,
  ): Promise<void> {
    return this.papers.spoil(actor, place, id, number);
  }

  @Post('in-person/envelopes')
  receive(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ReceiveEnvelopeDto,
  ): Promise<{ id: string; number: number }> {
    return this.envelopes.receive(actor, place, id, body);
  }

  @Post('in-person/reconcile')
  @HttpCode(200)
  reconcile(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<Reconciled> {
    return this.envelopes.reconcile(actor, place, id);
  }

  @Post('in-person/boxes')
  open(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: NewBoxDto,
  ): Promise<{ id: string }> {
    return this.typing.open(actor, place, id, body);
  }

  @Get('in-person/boxes/:box')
  @Header('Cache-Control', 'no-store')
  box(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('box') box: string,
  ): Promise<BoxView> {
    return this.inPerson.box(actor, place, box);
  }

  @Put('in-person/boxes/:box/papers/:number')
  @HttpCode(204)
  type(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('box') box: string,
    @Param('number') number: string,
    @Body() body: PaperReadingDto,
  ): Promise<void> {
    return this.typing.type(actor, place, box, number, body);
  }

  @Delete('in-person/boxes/:box/papers/:number')
  @HttpCode(204)
  remove(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('box') box: string,
    @Param('number') number: string,
  ): Promise<void> {
    return this.typing.remove(actor, place, box, number);
  }

  @Post('in-person/boxes/:box/done')
  @HttpCode(204)
  done(@CurrentActor() actor: Actor, @Place() place: PlaceRef, @UuidParam('box') box: string): Promise<void> {
    return this.typing.done(actor, place, box);
  }

  @Put('in-person/boxes/:box/decisions/:number')
  @HttpCode(204)
  decide(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('box') box: string,
    @Param('number') number: string,
    @Body() body: DecideDifferenceDto,
  ): Promise<void> {
    return this.typing.decide(actor, place, box, number, body);
  }

  @Delete('in-person/boxes/:box/decisions/:number')
  @HttpCode(204)
  takeBack(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('box') box: string,
    @Param('number') number: string,
  ): Promise<void> {
    return this.typing.takeBack(actor, place, box, number);
  }

  @Post('in-person/boxes/:box/sign')
  @HttpCode(200)
  sign(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('box') box: string,
    @Body() { note }: SignBoxDto,
  ): Promise<{ signatures: 1 | 2 }> {
    return this.signing.run(actor, place, box, note);
  }

  @Get('in-person/minutes')
  @RateLimit('export')
  async minutesFile(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Query('format') format: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, await this.minutes.file(place, id, format ?? 'pdf'), false);
  }

  @Get('watch')
  @Requires('budget.manage')
  @Header('Cache-Control', 'no-store')
  watch(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<WatchView> {
    return this.watching.of(actor, place, id);
  }
}
