import { Inject, Injectable } from '@nestjs/common';
import type { CommentNotice } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { Mailer } from '../platform/mail/mailer.js';
import { commentMail } from './comment-mails.js';
import type { Commenter } from './comment-people.query.js';
import { commentPath } from './comment-path.js';
import type { CommentedText } from './commented-text.js';

/** A comment that somebody is to be told of. */
export interface ToldComment {
  id: string;
  threadId: string;
  quote: string;
  text: string;
  authorId: string;
  mentions: readonly string[];
}

/**
 * Tells those who are called, and those who wrote in the thread before: in what waits for them, and by e-mail. Whoever may
 * not read the text any more is told nothing.
 */
@Injectable()
export class TellPeople {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
  ) {}

  /** @param answered whether others who wrote in the thread are told as well. */
  async within(
    tx: Transaction,
    place: PlaceRef,
    { dossier, head }: CommentedText,
    comment: ToldComment,
    people: ReadonlyMap<string, Commenter>,
    answered: boolean,
  ): Promise<void> {
    const author = people.get(comment.authorId)?.name ?? '';
    const before = answered ? await participants(tx, place.id, comment.threadId) : [];
    for (const [id, kind] of noticesFor(comment, before)) {
      const person = people.get(id);
      if (!person) continue;
      await tx.manager.query(
        `INSERT INTO comment_notice (municipality_id, person_id, thread_id, kind, comment_id, at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT ON CONSTRAINT comment_notice_pk DO UPDATE SET comment_id = EXCLUDED.comment_id, at = EXCLUDED.at,
           kind = CASE WHEN comment_notice.kind = 'mention' THEN 'mention' ELSE EXCLUDED.kind END`,
        [place.id, id, comment.threadId, kind, comment.id, this.clock.legalNow()],
      );
      if (!person.email) continue;
      const language = person.preferredLanguage;
      const path = commentPath(place.slug, dossier.code, head.kind, comment.threadId);
      await this.mailer.queue(tx, {
        to: person.email,
        municipalityId: place.id,
        dedupeKey: `comment:${comment.id}:${kind}`,
        ...commentMail(language, {
          kind,
          author,
          dossier: `${dossier.code} "${dossier.title}"`,
          quote: comment.quote,
          text: comment.text,
          url: `${this.config.publicUrl.origin}${language === 'en' ? '/en' : ''}/${path}`,
        }),
      });
    }
  }
}

function noticesFor(
  { authorId, mentions }: ToldComment,
  before: readonly string[],
): ReadonlyMap<string, CommentNotice> {
  const notices = new Map<string, CommentNotice>(before.map((id) => [id, 'answer']));
  for (const id of mentions) notices.set(id, 'mention');
  notices.delete(authorId);
  return notices;
}

async function participants(tx: Transaction, municipalityId: string, threadId: string): Promise<string[]> {
  const rows = await tx.manager.query<{ authorId: string }[]>(
    `SELECT DISTINCT author_id AS "authorId" FROM comment
      WHERE municipality_id = $1 AND thread_id = $2 AND author_id IS NOT NULL AND deleted_at IS NULL`,
    [municipalityId, threadId],
  );
  return rows.map(({ authorId }) => authorId);
}
