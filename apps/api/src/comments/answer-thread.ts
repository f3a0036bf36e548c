import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { CommentInput } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { CommentNews } from './comment-news.js';
import { CommentPeople } from './comment-people.query.js';
import { CommentStore } from './comment-store.js';
import { CommentedTexts, personOf } from './commented-text.js';
import { TellPeople } from './tell-people.js';

/** Goes on in a thread. */
@Injectable()
export class AnswerThread {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly texts: CommentedTexts,
    private readonly store: CommentStore,
    private readonly people: CommentPeople,
    private readonly tell: TellPeople,
    private readonly news: CommentNews,
  ) {}

  /** @throws Refused 409 `comment.thread_resolved` where the thread was settled; reopen it first. */
  run(
    actor: Actor,
    place: PlaceRef,
    documentId: string,
    threadId: string,
    body: CommentInput,
  ): Promise<{ commentId: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const authorId = personOf(actor);
      const commented = await this.texts.load(tx.manager, place.id, documentId);
      const thread = await this.store.lock(tx.manager, commented.head, threadId);
      if (thread.resolvedAt) throw new Refused([{ code: 'comment.thread_resolved' }], 409);
      const people = await this.people.of(tx.manager, place.id);
      this.people.ensureKnown(people, body.mentions);
      const text = body.text.trim();
      const comment = { authorId, outsideAuthor: null, text, at: this.clock.legalNow() };
      const commentId = await this.store.insertComment(tx.manager, place.id, threadId, comment);
      await this.store.setMentions(tx.manager, place.id, commentId, body.mentions);
      const told = { id: commentId, threadId, quote: thread.quote, text, authorId, mentions: body.mentions };
      await this.tell.within(tx, place, commented, told, people, true);
      // Whoever answers has seen what the thread waited for.
      await tx.manager.query(
        `DELETE FROM comment_notice WHERE municipality_id = $1 AND person_id = $2 AND thread_id = $3`,
        [place.id, authorId, threadId],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'comment.answer',
        subjectType: 'comment_thread',
        subjectId: threadId,
        permission: 'document.comment',
        details: { documentId, commentId, mentions: body.mentions.length },
      });
      await this.news.within(tx, commented.head);
      return { commentId };
    });
  }
}
