import { Body, Controller, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { DossierList, DossierView, Violation } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { AnswerQuestionnaire } from './answer-questionnaire.js';
import {
  AdvanceDto,
  DescribeDossierDto,
  DossierFilterDto,
  EndorseDto,
  QuestionnaireDto,
  StartDossierDto,
  toStart,
  WithdrawDto,
} from './bylaws.dto.js';
import { DescribeDossier } from './describe-dossier.js';
import { Endorse } from './endorse.js';
import { ListDossiers } from './list-dossiers.query.js';
import { MoveDossier } from './move-dossier.js';
import { OfferEndorsement } from './offer-endorsement.js';
import { ShowDossier } from './show-dossier.query.js';
import { StartDossier } from './start-dossier.js';

const PAGE_SIZE = 25;

/** A municipality's dossiers of by-laws. What each event asks for beyond the route is in the transition table. */
@Controller('m/:place/dossiers')
export class DossiersController {
  constructor(
    private readonly listDossiers: ListDossiers,
    private readonly showDossier: ShowDossier,
    private readonly startDossier: StartDossier,
    private readonly describeDossier: DescribeDossier,
    private readonly moveDossier: MoveDossier,
    private readonly offerEndorsement: OfferEndorsement,
    private readonly endorseTexts: Endorse,
    private readonly answerQuestionnaire: AnswerQuestionnaire,
  ) {}

  @Get()
  @Requires('dossier.read')
  list(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Query() { mine, page, pageSize, ...filter }: DossierFilterDto,
  ): Promise<DossierList> {
    return this.listDossiers.list(actor, place, {
      ...filter,
      mine: mine === 'true',
      page: page ?? 1,
      pageSize: pageSize ?? PAGE_SIZE,
    });
  }

  @Post()
  @Requires('dossier.start')
  start(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() body: StartDossierDto,
  ): Promise<{ id: string; code: string }> {
    return this.startDossier.run(actor, place, toStart(body));
  }

  @Get(':id')
  @Requires('dossier.read')
  show(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<DossierView> {
    return this.showDossier.show(actor, place, id);
  }

  @Patch(':id')
  @Requires('dossier.edit')
  describe(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: DescribeDossierDto,
  ): Promise<{ version: number }> {
    return this.describeDossier.run(actor, place, id, body);
  }

  @Post(':id/advance')
  @HttpCode(200)
  @Requires('dossier.read')
  advance(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: AdvanceDto,
  ): Promise<{ state: string; version: number; warnings: Violation[] }> {
    return this.moveDossier.run(actor, place, id, body);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Requires('dossier.withdraw')
  withdraw(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: WithdrawDto,
  ): Promise<{ state: string; version: number; warnings: Violation[] }> {
    return this.moveDossier.run(actor, place, id, { event: 'withdraw', ...body });
  }

  @Post(':id/endorsement-offer')
  @Requires('dossier.edit')
  offer(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<{ versionIds: string[] }> {
    return this.offerEndorsement.run(actor, place, id);
  }

  @Post(':id/endorse')
  @Requires('dossier.read')
  endorse(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: EndorseDto,
  ): Promise<{ id: string }> {
    return this.endorseTexts.run(actor, place, id, body);
  }

  @Put(':id/questionnaire')
  @Requires('dossier.edit')
  questionnaire(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: QuestionnaireDto,
  ): Promise<{ version: number; track: 'A' | 'B' | null }> {
    return this.answerQuestionnaire.run(actor, place, id, body);
  }
}
