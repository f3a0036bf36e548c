import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { CoAuthorInvitation, MyProjectView, SimilarProject } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { AnswerInvitation } from './answer-invitation.js';
import { AnswerMerge } from './answer-merge.js';
import { AnswerQuestion } from './answer-question.js';
import { InviteCoAuthor } from './invite-co-author.js';
import { MyProjects } from './my-projects.query.js';
import {
  InvitationAnswerDto,
  InviteDto,
  MergeAnswerDto,
  ProposeMergeDto,
  SimilarDto,
  TokenDto,
  WordsDto,
} from './project-people.dto.js';
import { ProposeMerge } from './propose-merge.js';
import { RemoveCoAuthor } from './remove-co-author.js';
import { SimilarProjects } from './similar-projects.query.js';

/** What those who write a project do with others: co-authors, authors of similar projects, people who ask. */
@Controller('m/:place/budget/my-projects')
@Requires('self.read')
export class ProjectPeopleController {
  constructor(
    private readonly mine: MyProjects,
    private readonly similar: SimilarProjects,
    private readonly inviteCoAuthor: InviteCoAuthor,
    private readonly removeCoAuthor: RemoveCoAuthor,
    private readonly invitations: AnswerInvitation,
    private readonly proposeMerge: ProposeMerge,
    private readonly answerMerge: AnswerMerge,
    private readonly answerQuestion: AnswerQuestion,
  ) {}

  @Get(':id/similar')
  alike(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Query() { title, summary }: SimilarDto,
  ): Promise<SimilarProject[]> {
    return this.similar.find(place, id, title, summary);
  }

  @Post(':id/coauthors')
  @HttpCode(200)
  @RateLimit('opinion')
  async invite(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { email }: InviteDto,
  ): Promise<MyProjectView> {
    await this.inviteCoAuthor.run(actor, place, id, email);
    return this.mine.one(actor, place, id);
  }

  @Delete(':id/coauthors/:coAuthorId')
  @HttpCode(204)
  remove(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('coAuthorId') coAuthorId: string,
  ): Promise<void> {
    return this.removeCoAuthor.run(actor, place, id, coAuthorId);
  }

  @Get(':id/invitation')
  invitation(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Query() { token }: TokenDto,
  ): Promise<CoAuthorInvitation> {
    return this.invitations.show(place, id, token);
  }

  @Post(':id/invitation')
  @HttpCode(204)
  @RateLimit('opinion')
  answerInvitation(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: InvitationAnswerDto,
  ): Promise<void> {
    return this.invitations.run(actor, place, id, body);
  }

  @Post(':id/merges')
  @RateLimit('opinion')
  async propose(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ProposeMergeDto,
  ): Promise<MyProjectView> {
    await this.proposeMerge.run(actor, place, id, body);
    return this.mine.one(actor, place, id);
  }

  @Post(':id/merges/:mergeId')
  @HttpCode(200)
  async answer(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('mergeId') mergeId: string,
    @Body() { agree }: MergeAnswerDto,
  ): Promise<MyProjectView> {
    await this.answerMerge.run(actor, place, mergeId, agree);
    return this.mine.one(actor, place, id);
  }

  @Post(':id/questions/:questionId/answer')
  @HttpCode(200)
  @RateLimit('opinion')
  async answerOne(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('questionId') questionId: string,
    @Body() { text }: WordsDto,
  ): Promise<MyProjectView> {
    await this.answerQuestion.run(actor, place, id, questionId, { text, as: 'author' });
    return this.mine.one(actor, place, id);
  }
}
