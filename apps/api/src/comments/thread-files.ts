import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Node } from 'prosemirror-model';
import { PeopleNames } from '../directory/index.js';
import { TextThreads, type DocumentHead, type PlacedThread } from '../documents/index.js';
import { CommentPlaces } from './comment-places.js';
import { byThread, CommentStore } from './comment-store.js';

/** Gives Word files the open threads of their text. */
@Injectable()
export class ThreadFiles implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly threads: TextThreads,
    private readonly store: CommentStore,
    private readonly places: CommentPlaces,
    private readonly names: PeopleNames,
  ) {}

  onModuleInit(): void {
    this.threads.register((head, version, doc) => this.of(head, version, doc));
  }

  private async of(head: DocumentHead, version: number, doc: Node): Promise<PlacedThread[]> {
    const { manager } = this.dataSource;
    const open = (await this.store.threads(manager, head)).filter(({ resolvedAt }) => resolvedAt === null);
    const places = await this.places.at(manager, head, open, version);
    const comments = await this.store.comments(manager, head);
    const written = byThread(comments.filter(({ deletedAt }) => deletedAt === null));
    const names = await this.names.of([...written.values()].flat().flatMap(({ authorId }) => authorId ?? []));
    return open.flatMap((thread) => {
      const place = places.get(thread.id);
      const shown = (written.get(thread.id) ?? []).map(({ authorId, outsideAuthor, at, text }) => ({
        author: outsideAuthor ?? names.get(authorId ?? '') ?? '',
        at: at?.toISOString() ?? '',
        text,
      }));
      if (shown.length === 0 || !place) return [];
      // What stands nowhere, or on the whole, begins the file: a comment of Word needs words to stand on.
      const range = place.kind === 'words' || place.kind === 'block' ? place : firstLine(doc);
      if (!range) return [];
      return [{ id: markId(thread.id), comments: shown, resolved: false, from: range.from, to: range.to }];
    });
  }
}

/** A node id that stands for a thread. */
function markId(threadId: string): string {
  return `k${threadId.replaceAll('-', '').slice(0, 11)}`;
}

function firstLine(doc: Node): { from: number; to: number } | null {
  let line: { from: number; to: number } | null = null;
  doc.descendants((node, pos) => {
    if (!line && node.isTextblock && node.content.size > 0)
      line = { from: pos + 1, to: pos + node.nodeSize - 1 };
    return !line;
  });
  return line;
}
