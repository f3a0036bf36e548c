import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { EditComment as EditCommentBody } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { CommentNews } from './comment-news.js';
import { CommentPeople } from './comment-people.query.js';
import { CommentStore, type CommentRow, type ThreadRow } from './comment-store.js';
import { CommentedTexts, personOf, type CommentedText } from './commented-text.js';
import { TellPeople } from './tell-people.js';

/** Where a comment stands. */
export interface CommentKey {
  documentId: string;
  threadId: string;
  commentId: string;
}

interface OwnComment {
  commented: CommentedText;
  thread: ThreadRow;
  comment: CommentRow;
}

/** Changes or takes back what one wrote oneself. */
@Injectable()
export class EditComment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly texts: CommentedTexts,
    private readonly store: CommentStore,
    private readonly people: CommentPeople,
    private readonly tell: TellPeople,
    private readonly news: CommentNews,
  ) {}

  /** Whoever is called only now is told now. @throws Refused 403 `comment.not_own`, 409 where it was changed meanwhile. */
  run(actor: Actor, place: PlaceRef, key: CommentKey, body: EditCommentBody): Promise<{ version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { commented, thread } = await this.own(tx.manager, actor, place, key);
      const people = await this.people.of(tx.manager, place.id);
      const before = await mentioned(tx.manager, place.id, key.commentId);
      const added = body.mentions.filter((id) => !before.includes(id));
      this.people.ensureKnown(people, added);
      const text = body.text.trim();
      await this.write(tx.manager, place.id, key.commentId, body.version, { text, edited: true });
      await this.store.setMentions(tx.manager, place.id, key.commentId, body.mentions);
      const told = { id: key.commentId, threadId: key.threadId, quote: thread.quote, text };
      const by = { authorId: personOf(actor), mentions: added };
      await this.tell.within(tx, place, commented, { ...told, ...by }, people, false);
      tx.audit({
        municipalityId: place.id,
        action: 'comment.edit',
        subjectType: 'comment',
        subjectId: key.commentId,
        permission: 'document.comment',
        details: { threadId: key.threadId, mentions: body.mentions.length },
      });
      await this.news.within(tx, commented.head);
      return { version: body.version + 1 };
    });
  }

  /** The comment leaves its place and no text. @throws Refused 403 `comment.not_own`. */
  remove(actor: Actor, place: PlaceRef, key: CommentKey): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { commented, comment } = await this.own(tx.manager, actor, place, key);
      await this.write(tx.manager, place.id, key.commentId, comment.version, { text: '', edited: false });
      await this.store.setMentions(tx.manager, place.id, key.commentId, []);
      await tx.manager.query(`DELETE FROM comment_notice WHERE municipality_id = $1 AND comment_id = $2`, [
        place.id,
        key.commentId,
      ]);
      tx.audit({
        municipalityId: place.id,
        action: 'comment.delete',
        subjectType: 'comment',
        subjectId: key.commentId,
        permission: 'document.comment',
        details: { threadId: key.threadId },
      });
      await this.news.within(tx, commented.head);
    });
  }

  private async own(
    manager: EntityManager,
    actor: Actor,
    place: PlaceRef,
    { documentId, threadId, commentId }: CommentKey,
  ): Promise<OwnComment> {
    const commented = await this.texts.load(manager, place.id, documentId);
    const thread = await this.store.lock(manager, commented.head, threadId);
    const comment = await this.store.comment(manager, place.id, threadId, commentId);
    if (comment.authorId !== personOf(actor)) throw new Refused([{ code: 'comment.not_own' }], 403);
    if (comment.deletedAt) throw new Refused([{ code: 'comment.deleted' }], 409);
    return { commented, thread, comment };
  }

  private async write(
    manager: EntityManager,
    municipalityId: string,
    id: string,
    version: number,
    { text, edited }: { text: string; edited: boolean },
  ): Promise<void> {
    const [, changed] = await manager.query<[unknown, number]>(
      `UPDATE comment SET text = $4, version = version + 1,
              edited_at = CASE WHEN $5 THEN $6::timestamptz ELSE edited_at END,
              deleted_at = CASE WHEN $5 THEN NULL ELSE $6::timestamptz END
        WHERE municipality_id = $1 AND id = $2 AND version = $3`,
      [municipalityId, id, version, text, edited, this.clock.legalNow()],
    );
    if (changed !== 1) throw Refused.stale('comment');
  }
}

async function mentioned(
  manager: EntityManager,
  municipalityId: string,
  commentId: string,
): Promise<string[]> {
  const rows = await manager.query<{ personId: string }[]>(
    `SELECT person_id AS "personId" FROM comment_mention WHERE municipality_id = $1 AND comment_id = $2`,
    [municipalityId, commentId],
  );
  return rows.map(({ personId }) => personId);
}
