import { Body, Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { EvaluationFile, ListApproval } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { Pages } from '../../platform/web/pages.js';
import { ApproveList } from './approve-list.js';
import { EvaluationFiles } from './evaluation-file.query.js';
import {
  AskSpecialistDto,
  CommissionVoteDto,
  ListApprovalDto,
  SpecialistOpinionDto,
} from './evaluation.dto.js';
import { RecordCommissionVote } from './record-commission-vote.js';
import { Specialists } from './specialists.js';

/** What goes before a verdict: specialists, the commission; and after all verdicts, the approval of the list. */
@Controller('m/:place/budget')
export class EvaluationController {
  constructor(
    private readonly files: EvaluationFiles,
    private readonly specialists: Specialists,
    private readonly commission: RecordCommissionVote,
    private readonly list: ApproveList,
    private readonly pages: Pages,
  ) {}

  @Get('projects/:id/evaluation-file')
  @Requires('budget.evaluate')
  @Header('Cache-Control', 'no-store')
  file(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<EvaluationFile> {
    return this.files.one(actor, place, id);
  }

  @Post('projects/:id/specialists')
  @HttpCode(204)
  @Requires('budget.evaluate')
  ask(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: AskSpecialistDto,
  ): Promise<void> {
    return this.specialists.ask(actor, place, id, body);
  }

  @Post('projects/:id/specialist-opinion')
  @HttpCode(204)
  @Requires('budget.evaluate')
  answer(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: SpecialistOpinionDto,
  ): Promise<void> {
    return this.specialists.answer(actor, place, id, body);
  }

  @Post('projects/:id/commission-votes')
  @HttpCode(204)
  @Requires('budget.evaluate')
  async vote(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: CommissionVoteDto,
  ): Promise<void> {
    await this.commission.run(actor, place, id, body);
    this.pages.forget();
  }

  @Get('cycles/:id/list-approval')
  @Requires('budget.read')
  async approval(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<{ approval: ListApproval | null }> {
    return { approval: await this.files.listApproval(place, id) };
  }

  @Post('cycles/:id/list-approval')
  @HttpCode(204)
  @Requires('budget.manage')
  approve(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ListApprovalDto,
  ): Promise<void> {
    return this.list.run(actor, place, id, body);
  }
}
