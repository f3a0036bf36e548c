import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CommentNews } from './comment-news.js';
import { CommentStore } from './comment-store.js';
import { CommentedTexts, personOf } from './commented-text.js';

/** Settles a thread or opens it again, and notes that somebody has seen it. */
@Injectable()
export class ResolveThread {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly texts: CommentedTexts,
    private readonly store: CommentStore,
    private readonly news: CommentNews,
  ) {}

  /** A settled thread waits for nobody any more. Doing it twice changes nothing. */
  run(actor: Actor, place: PlaceRef, documentId: string, threadId: string, resolved: boolean): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { head } = await this.texts.load(tx.manager, place.id, documentId);
      const thread = await this.store.lock(tx.manager, head, threadId);
      if ((thread.resolvedAt !== null) === resolved) return;
      await tx.manager.query(
        `UPDATE comment_thread SET resolved_by = $3, resolved_at = $4 WHERE municipality_id = $1 AND id = $2`,
        [place.id, threadId, resolved ? personOf(actor) : null, resolved ? this.clock.legalNow() : null],
      );
      await tx.manager.query(`DELETE FROM comment_notice WHERE municipality_id = $1 AND thread_id = $2`, [
        place.id,
        threadId,
      ]);
      const fact = { municipalityId: place.id, subjectType: 'comment_thread', subjectId: threadId } as const;
      const under = { permission: 'document.comment', details: { documentId } } as const;
      if (resolved) tx.audit({ ...fact, ...under, action: 'comment.resolve' });
      else tx.audit({ ...fact, ...under, action: 'comment.reopen' });
      await this.news.within(tx, head);
    });
  }

  /** The thread no longer waits for the reader. Not audited: nothing of it is seen by others. */
  seen(actor: Actor, place: PlaceRef, documentId: string, threadId: string): Promise<void> {
    return this.unitOfWork.run(actor, async ({ manager }) => {
      const { head } = await this.texts.load(manager, place.id, documentId);
      await this.store.lock(manager, head, threadId);
      await manager.query(
        `DELETE FROM comment_notice WHERE municipality_id = $1 AND person_id = $2 AND thread_id = $3`,
        [place.id, personOf(actor), threadId],
      );
    });
  }
}
