import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { CommentPerson, CommentsView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { AnswerThread } from './answer-thread.js';
import { CommentPeople } from './comment-people.query.js';
import { CommentDto, EditCommentDto, ListCommentsDto, StartThreadDto } from './comments.dto.js';
import { EditComment } from './edit-comment.js';
import { ListComments } from './list-comments.query.js';
import { ResolveThread } from './resolve-thread.js';
import { StartThread } from './start-thread.js';

/** Threads of comments beside a text; nothing of them is in it. */
@Controller('m/:place/documents/:id/comments')
export class CommentsController {
  constructor(
    private readonly comments: ListComments,
    private readonly people: CommentPeople,
    private readonly startThread: StartThread,
    private readonly answerThread: AnswerThread,
    private readonly editComment: EditComment,
    private readonly resolveThread: ResolveThread,
  ) {}

  @Get()
  @Requires('document.comment')
  list(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Query() { version }: ListCommentsDto,
  ): Promise<CommentsView> {
    return this.comments.of(actor, place, id, version);
  }

  /** Who can be called: whoever may comment in the municipality. */
  @Get('people')
  @Requires('document.comment')
  callable(@Place() place: PlaceRef): Promise<CommentPerson[]> {
    return this.people.list(place);
  }

  @Post()
  @Requires('document.comment')
  @RateLimit('comment')
  start(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: StartThreadDto,
  ): Promise<{ threadId: string; commentId: string }> {
    return this.startThread.run(actor, place, id, body);
  }

  @Post(':thread')
  @Requires('document.comment')
  @RateLimit('comment')
  answer(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('thread') thread: string,
    @Body() body: CommentDto,
  ): Promise<{ commentId: string }> {
    return this.answerThread.run(actor, place, id, thread, body);
  }

  @Post(':thread/resolve')
  @HttpCode(204)
  @Requires('document.comment')
  resolve(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('thread') thread: string,
  ): Promise<void> {
    return this.resolveThread.run(actor, place, id, thread, true);
  }

  @Post(':thread/reopen')
  @HttpCode(204)
  @Requires('document.comment')
  reopen(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('thread') thread: string,
  ): Promise<void> {
    return this.resolveThread.run(actor, place, id, thread, false);
  }

  /** The reader has looked at the thread: it no longer waits for them. */
  @Post(':thread/seen')
  @HttpCode(204)
  @Requires('document.comment')
  seen(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('thread') thread: string,
  ): Promise<void> {
    return this.resolveThread.seen(actor, place, id, thread);
  }

  @Patch(':thread/:comment')
  @Requires('document.comment')
  @RateLimit('comment')
  edit(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') documentId: string,
    @UuidParam('thread') threadId: string,
    @UuidParam('comment') commentId: string,
    @Body() body: EditCommentDto,
  ): Promise<{ version: number }> {
    return this.editComment.run(actor, place, { documentId, threadId, commentId }, body);
  }

  @Delete(':thread/:comment')
  @HttpCode(204)
  @Requires('document.comment')
  remove(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') documentId: string,
    @UuidParam('thread') threadId: string,
    @UuidParam('comment') commentId: string,
  ): Promise<void> {
    return this.editComment.remove(actor, place, { documentId, threadId, commentId });
  }
}
