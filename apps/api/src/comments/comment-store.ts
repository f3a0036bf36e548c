import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TextAnchor } from '#libs/bylaw-document';
import type { CommentOrigin } from '#libs/contracts';
import type { DocumentKey } from '../documents/index.js';
import { Refused } from '../platform/http/refused.js';

/** A thread's row. */
export interface ThreadRow {
  id: string;
  documentId: string;
  origin: CommentOrigin;
  quote: string;
  nodeId: string | null;
  atVersion: number;
  atFrom: number;
  atTo: number;
  words: string | null;
  createdAt: Date;
  resolvedBy: string | null;
  resolvedAt: Date | null;
}

/** A comment's row. */
export interface CommentRow {
  id: string;
  threadId: string;
  authorId: string | null;
  outsideAuthor: string | null;
  text: string;
  at: Date | null;
  editedAt: Date | null;
  deletedAt: Date | null;
  version: number;
}

/** A thread that begins. */
export interface NewThread extends DocumentKey {
  origin: CommentOrigin;
  sourceId: string | null;
  /** Null for the text as a whole, of which `version` is kept. */
  anchor: TextAnchor | null;
  version: number;
  createdBy: string | null;
  createdAt: Date;
  resolvedAt: Date | null;
}

const THREAD = `t.id, t.document_id AS "documentId", t.origin, t.quote, t.node_id AS "nodeId", t.at_version AS "atVersion",
  t.at_from AS "atFrom", t.at_to AS "atTo", t.words, t.created_at AS "createdAt", t.resolved_by AS "resolvedBy",
  t.resolved_at AS "resolvedAt"`;

const COMMENT = `c.id, c.thread_id AS "threadId", c.author_id AS "authorId", c.outside_author AS "outsideAuthor", c.text,
  c.at, c.edited_at AS "editedAt", c.deleted_at AS "deletedAt", c.version`;

/** Keeps threads and their comments. Lock a thread before its comments. */
@Injectable()
export class CommentStore {
  /** The threads of a text. */
  threads(manager: EntityManager, { municipalityId, documentId }: DocumentKey): Promise<ThreadRow[]> {
    return manager.query<ThreadRow[]>(
      `SELECT ${THREAD} FROM comment_thread t WHERE t.municipality_id = $1 AND t.document_id = $2
        ORDER BY t.created_at, t.id`,
      [municipalityId, documentId],
    );
  }

  /** The comments of a text's threads, in the order they were written in. */
  comments(manager: EntityManager, { municipalityId, documentId }: DocumentKey): Promise<CommentRow[]> {
    return manager.query<CommentRow[]>(
      `SELECT ${COMMENT} FROM comment c
         JOIN comment_thread t ON t.municipality_id = c.municipality_id AND t.id = c.thread_id
        WHERE c.municipality_id = $1 AND t.document_id = $2 ORDER BY c.thread_id, c.position`,
      [municipalityId, documentId],
    );
  }

  /** Locks a thread of the text. @throws Refused 404 when the text has no such thread. */
  async lock(
    manager: EntityManager,
    { municipalityId, documentId }: DocumentKey,
    threadId: string,
  ): Promise<ThreadRow> {
    const [row] = await manager.query<ThreadRow[]>(
      `SELECT ${THREAD} FROM comment_thread t
        WHERE t.municipality_id = $1 AND t.document_id = $2 AND t.id = $3 FOR NO KEY UPDATE`,
      [municipalityId, documentId, threadId],
    );
    if (!row) throw Refused.notFound('comment_thread');
    return row;
  }

  /** A comment of the thread. @throws Refused 404 when it has none with that id. */
  async comment(
    manager: EntityManager,
    municipalityId: string,
    threadId: string,
    id: string,
  ): Promise<CommentRow> {
    const [row] = await manager.query<CommentRow[]>(
      `SELECT ${COMMENT} FROM comment c WHERE c.municipality_id = $1 AND c.thread_id = $2 AND c.id = $3`,
      [municipalityId, threadId, id],
    );
    if (!row) throw Refused.notFound('comment');
    return row;
  }

  /** Keeps a new thread; null where the same one was read from a file before. */
  async insertThread(manager: EntityManager, thread: NewThread): Promise<string | null> {
    const { anchor } = thread;
    const rows = await manager.query<{ id: string }[]>(
      `INSERT INTO comment_thread (municipality_id, id, document_id, origin, source_id, quote, node_id, at_version, at_from,
         at_to, created_by, created_at, resolved_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       ON CONFLICT ON CONSTRAINT comment_thread_source_uq DO NOTHING RETURNING id`,
      [
        thread.municipalityId,
        randomUUID(),
        thread.documentId,
        thread.origin,
        thread.sourceId,
        anchor?.quote ?? '',
        anchor?.nodeId ?? null,
        anchor?.version ?? thread.version,
        anchor?.from ?? 0,
        anchor?.to ?? 0,
        thread.createdBy,
        thread.createdAt,
        thread.resolvedAt,
      ],
    );
    return rows[0]?.id ?? null;
  }

  /** Keeps a comment behind the others of its thread. */
  async insertComment(
    manager: EntityManager,
    municipalityId: string,
    threadId: string,
    comment: Pick<CommentRow, 'authorId' | 'outsideAuthor' | 'text' | 'at'>,
  ): Promise<string> {
    const id = randomUUID();
    await manager.query(
      `INSERT INTO comment (municipality_id, id, thread_id, position, author_id, outside_author, text, at)
       SELECT $1, $2, $3, coalesce(max(position) + 1, 0), $4, $5, $6, $7
         FROM comment WHERE municipality_id = $1 AND thread_id = $3`,
      [municipalityId, id, threadId, comment.authorId, comment.outsideAuthor, comment.text, comment.at],
    );
    return id;
  }

  /** Makes these people the ones that a comment calls. */
  async setMentions(
    manager: EntityManager,
    municipalityId: string,
    commentId: string,
    people: readonly string[],
  ): Promise<void> {
    await manager.query(`DELETE FROM comment_mention WHERE municipality_id = $1 AND comment_id = $2`, [
      municipalityId,
      commentId,
    ]);
    await manager.query(
      `INSERT INTO comment_mention (municipality_id, comment_id, person_id)
       SELECT DISTINCT $1::uuid, $2::uuid, unnest($3::uuid[])`,
      [municipalityId, commentId, people],
    );
  }
}

/** Comments by their thread. */
export function byThread(rows: readonly CommentRow[]): Map<string, CommentRow[]> {
  const found = new Map<string, CommentRow[]>();
  for (const row of rows) found.set(row.threadId, [...(found.get(row.threadId) ?? []), row]);
  return found;
}
