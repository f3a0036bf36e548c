import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { roleGrants, type Actor } from '#libs/access-policy';
import type { CommentNotice, InboxItem } from '#libs/contracts';
import { InboxSources } from '../bylaws/index.js';
import { MunicipalityProfiles } from '../directory/index.js';
import { commentPath } from './comment-path.js';
import { CommentedTexts } from './commented-text.js';

interface WaitingThread {
  threadId: string;
  documentId: string;
  kind: CommentNotice;
}

/** Most threads of one municipality in the list of what waits. */
const MOST = 50;

/** Threads that wait for a person: they are called in them, or somebody answered. */
@Injectable()
export class CommentsInbox implements OnModuleInit {
  constructor(
    private readonly sources: InboxSources,
    private readonly dataSource: DataSource,
    private readonly profiles: MunicipalityProfiles,
    private readonly texts: CommentedTexts,
  ) {}

  onModuleInit(): void {
    this.sources.register((actor) => this.of(actor));
  }

  private async of(actor: Actor): Promise<InboxItem[]> {
    if (actor.kind !== 'person') return [];
    const roles = new Map(
      actor.assignments
        .filter(({ role }) => roleGrants(role, 'document.comment'))
        .flatMap(({ municipalityId, role }) => (municipalityId ? [[municipalityId, role] as const] : [])),
    );
    const items: InboxItem[] = [];
    for (const [municipalityId, role] of roles)
      for (const waiting of await this.waiting(municipalityId, actor.personId))
        items.push(await this.item(municipalityId, role, waiting));
    return items;
  }

  private waiting(municipalityId: string, personId: string): Promise<WaitingThread[]> {
    return this.dataSource.query<WaitingThread[]>(
      `SELECT n.thread_id AS "threadId", t.document_id AS "documentId", n.kind FROM comment_notice n
         JOIN comment_thread t ON t.municipality_id = n.municipality_id AND t.id = n.thread_id
        WHERE n.municipality_id = $1 AND n.person_id = $2 AND t.resolved_at IS NULL
        ORDER BY n.at DESC LIMIT $3`,
      [municipalityId, personId, MOST],
    );
  }

  private async item(municipalityId: string, role: string, waiting: WaitingThread): Promise<InboxItem> {
    const { manager } = this.dataSource;
    const { head, dossier } = await this.texts.load(manager, municipalityId, waiting.documentId);
    const { slug, name } = await this.profiles.byId(municipalityId);
    const { id, code, title, state } = dossier;
    return {
      place: { slug, name },
      dossier: { id, code, title, state },
      event: waiting.kind === 'mention' ? 'answerMention' : 'readCommentAnswer',
      actor: role,
      waitsFor: [],
      deadline: null,
      path: commentPath(slug, code, head.kind, waiting.threadId),
      missing: 0,
      ready: true,
    };
  }
}
