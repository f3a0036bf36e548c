import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type {
  CommentNotice,
  CommentsView,
  CommentThreadView,
  CommentView,
  ThreadPlace,
} from '#libs/contracts';
import { PeopleNames } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Refused } from '../platform/http/refused.js';
import { CommentPlaces } from './comment-places.js';
import { byThread, CommentStore, type CommentRow, type ThreadRow } from './comment-store.js';
import { CommentedTexts, personOf } from './commented-text.js';

interface Context {
  reader: string;
  names: ReadonlyMap<string, string>;
  comments: ReadonlyMap<string, CommentRow[]>;
  mentions: ReadonlyMap<string, string[]>;
  notices: ReadonlyMap<string, CommentNotice>;
  places: ReadonlyMap<string, ThreadPlace>;
}

/** The threads of a text with their places in one of its versions. */
@Injectable()
export class ListComments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly texts: CommentedTexts,
    private readonly store: CommentStore,
    private readonly places: CommentPlaces,
    private readonly names: PeopleNames,
  ) {}

  /** @throws Refused 404 for an unknown text or version. */
  async of(actor: Actor, place: PlaceRef, documentId: string, version?: number): Promise<CommentsView> {
    const reader = personOf(actor);
    const { manager } = this.dataSource;
    const { head } = await this.texts.load(manager, place.id, documentId);
    const at = version ?? head.version;
    if (at > head.version) throw Refused.notFound('version');
    const comments = byThread(await this.store.comments(manager, head));
    const threads = (await this.store.threads(manager, head)).filter(({ id }) =>
      comments.get(id)?.some(({ deletedAt }) => deletedAt === null),
    );
    const mentions = await mentionsOf(manager, place.id, threads);
    const people = [
      ...threads.flatMap(({ resolvedBy }) => resolvedBy ?? []),
      ...[...comments.values()].flat().flatMap(({ authorId }) => authorId ?? []),
      ...[...mentions.values()].flat(),
    ];
    const context: Context = {
      reader,
      comments,
      mentions,
      names: await this.names.of(people, manager),
      notices: await noticesOf(manager, place.id, reader, threads),
      places: await this.places.at(manager, head, threads, at),
    };
    const views = threads.map((thread) => threadView(thread, context));
    return { documentId, version: at, threads: views.sort((one, other) => orderOf(one) - orderOf(other)) };
  }
}

function threadView(thread: ThreadRow, context: Context): CommentThreadView {
  const { id, origin, quote, nodeId, resolvedAt, resolvedBy } = thread;
  const rows = context.comments.get(id) ?? [];
  return {
    id,
    origin,
    quote,
    nodeId,
    place: context.places.get(id) ?? { kind: 'gone' },
    resolved: resolvedAt && {
      by: resolvedBy && (context.names.get(resolvedBy) ?? null),
      at: resolvedAt.toISOString(),
    },
    comments: rows.map((row) => commentView(row, context)),
    notice: context.notices.get(id) ?? null,
    mine: rows.some(({ authorId }) => authorId === context.reader),
    mentionsMe: rows.some((row) => context.mentions.get(row.id)?.includes(context.reader)),
  };
}

function commentView(row: CommentRow, { reader, names, mentions }: Context): CommentView {
  return {
    id: row.id,
    author: row.outsideAuthor ?? names.get(row.authorId ?? '') ?? '',
    outside: row.authorId === null,
    own: row.authorId === reader,
    at: row.at?.toISOString() ?? null,
    editedAt: row.editedAt?.toISOString() ?? null,
    deleted: row.deletedAt !== null,
    text: row.text,
    mentions: (mentions.get(row.id) ?? []).map((id) => ({ id, name: names.get(id) ?? '' })),
    version: row.version,
  };
}

function orderOf({ place }: CommentThreadView): number {
  if (place.kind === 'whole') return -1;
  return place.kind === 'gone' ? Number.MAX_SAFE_INTEGER : place.from;
}

async function mentionsOf(
  manager: EntityManager,
  municipalityId: string,
  threads: readonly ThreadRow[],
): Promise<Map<string, string[]>> {
  const rows = await manager.query<{ commentId: string; personId: string }[]>(
    `SELECT m.comment_id AS "commentId", m.person_id AS "personId" FROM comment_mention m
       JOIN comment c ON c.municipality_id = m.municipality_id AND c.id = m.comment_id
      WHERE m.municipality_id = $1 AND c.thread_id = ANY($2::uuid[])`,
    [municipalityId, threads.map(({ id }) => id)],
  );
  const found = new Map<string, string[]>();
  for (const { commentId, personId } of rows)
    found.set(commentId, [...(found.get(commentId) ?? []), personId]);
  return found;
}

async function noticesOf(
  manager: EntityManager,
  municipalityId: string,
  reader: string,
  threads: readonly ThreadRow[],
): Promise<Map<string, CommentNotice>> {
  const rows = await manager.query<{ threadId: string; kind: CommentNotice }[]>(
    `SELECT thread_id AS "threadId", kind FROM comment_notice
      WHERE municipality_id = $1 AND person_id = $2 AND thread_id = ANY($3::uuid[])`,
    [municipalityId, reader, threads.map(({ id }) => id)],
  );
  return new Map(rows.map(({ threadId, kind }) => [threadId, kind]));
}
