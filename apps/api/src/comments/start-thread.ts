import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { anchorAt, anchorOn, type TextAnchor } from '#libs/bylaw-document';
import type { StartCommentThread } from '#libs/contracts';
import { DocumentTrail, type DocumentHead } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { CommentNews } from './comment-news.js';
import { CommentPeople } from './comment-people.query.js';
import { CommentStore } from './comment-store.js';
import { CommentedTexts, personOf } from './commented-text.js';
import { TellPeople } from './tell-people.js';

/** Begins a thread on words of a text, whatever stage its dossier is in: the text itself stays as it is. */
@Injectable()
export class StartThread {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly texts: CommentedTexts,
    private readonly trail: DocumentTrail,
    private readonly store: CommentStore,
    private readonly people: CommentPeople,
    private readonly tell: TellPeople,
    private readonly news: CommentNews,
  ) {}

  /** @throws Refused 422 `comment.place_unknown` where the version of the text has no such place. */
  run(
    actor: Actor,
    place: PlaceRef,
    documentId: string,
    body: StartCommentThread,
  ): Promise<{ threadId: string; commentId: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const authorId = personOf(actor);
      const commented = await this.texts.load(tx.manager, place.id, documentId);
      const people = await this.people.of(tx.manager, place.id);
      this.people.ensureKnown(people, body.mentions);
      const anchor = await this.anchor(tx, commented.head, body);
      const at = this.clock.legalNow();
      const threadId = await this.store.insertThread(tx.manager, {
        municipalityId: place.id,
        documentId,
        origin: 'person',
        sourceId: null,
        anchor,
        version: anchor.version,
        createdBy: authorId,
        createdAt: at,
        resolvedAt: null,
      });
      if (!threadId) throw new Error('A thread without a source was there already.');
      const text = body.text.trim();
      const comment = { authorId, outsideAuthor: null, text, at };
      const commentId = await this.store.insertComment(tx.manager, place.id, threadId, comment);
      await this.store.setMentions(tx.manager, place.id, commentId, body.mentions);
      const told = { id: commentId, threadId, quote: anchor.quote, text, authorId, mentions: body.mentions };
      await this.tell.within(tx, place, commented, told, people, false);
      tx.audit({
        municipalityId: place.id,
        action: 'comment.start',
        subjectType: 'comment_thread',
        subjectId: threadId,
        permission: 'document.comment',
        details: { documentId, commentId, mentions: body.mentions.length },
      });
      await this.news.within(tx, commented.head);
      return { threadId, commentId };
    });
  }

  private async anchor(tx: Transaction, head: DocumentHead, body: StartCommentThread): Promise<TextAnchor> {
    const { version, from, to, nodeId } = body;
    if (version > head.version) throw new Refused([{ code: 'comment.place_unknown', where: 'version' }], 422);
    const doc = await this.trail.text(tx.manager, head, version);
    const anchor =
      nodeId !== undefined
        ? anchorOn(doc, nodeId, version)
        : from !== undefined && to !== undefined
          ? anchorAt(doc, from, to, version)
          : null;
    if (!anchor) throw new Refused([{ code: 'comment.place_unknown', where: 'from' }], 422);
    return anchor;
  }
}
