import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { ProjectVersionView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Public, Requires } from '../../platform/access/requires.js';
import { Refused } from '../../platform/http/refused.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { nrParam, yearParam } from '../year-param.js';
import { AnswerQuestion } from './answer-question.js';
import { AskQuestion } from './ask-question.js';
import { HideQuestion } from './hide-question.js';
import { ProposeMergeDto, QuestionDto, WordsDto } from './project-people.dto.js';
import { versionsOf } from './project-versions.query.js';
import { ProposeMerge } from './propose-merge.js';

/** What everybody may ask and read about a submitted project. */
@Controller('m/:place/budget')
export class ProjectTalkController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
    private readonly ask: AskQuestion,
    private readonly answer: AnswerQuestion,
    private readonly hide: HideQuestion,
    private readonly merges: ProposeMerge,
  ) {}

  @Post('projects/:id/questions/:questionId/answer')
  @HttpCode(204)
  @Requires('budget.manage')
  answerOne(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('questionId') questionId: string,
    @Body() { text }: WordsDto,
  ): Promise<void> {
    return this.answer.run(actor, place, id, questionId, { text, as: 'municipality' });
  }

  @Post('projects/:id/questions/:questionId/hide')
  @HttpCode(204)
  @Requires('budget.manage')
  hideOne(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('questionId') questionId: string,
    @Body() { text }: WordsDto,
  ): Promise<void> {
    return this.hide.run(actor, place, id, questionId, text);
  }

  @Post('projects/:id/merges')
  @Requires('budget.evaluate')
  proposeMerge(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ProposeMergeDto,
  ): Promise<{ id: string }> {
    return this.merges.run(actor, place, id, body);
  }

  @Get(':year/projects/:nr/versions')
  @Public()
  async versions(
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('nr', nrParam) nr: number,
  ): Promise<ProjectVersionView[]> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.loadPublic(manager, place.id, year);
    const [row] = await manager.query<{ id: string }[]>(
      `SELECT id FROM budget_project WHERE municipality_id = $1 AND cycle_id = $2 AND nr = $3`,
      [place.id, cycle.id, nr],
    );
    if (!row) throw Refused.notFound('project');
    return versionsOf(manager, place.id, row.id);
  }

  @Post(':year/projects/:nr/questions')
  @Requires('self.read')
  @RateLimit('opinion')
  askOne(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Param('nr', nrParam) nr: number,
    @Body() body: QuestionDto,
  ): Promise<{ id: string }> {
    return this.ask.run(actor, place, year, nr, body);
  }
}
