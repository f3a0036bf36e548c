import { Injectable } from '@nestjs/common';
import { Transform } from 'prosemirror-transform';
import type { Node } from 'prosemirror-model';
import { schemaOf } from '#libs/bylaw-document';
import type { CommentThread } from '#libs/bylaw-exchange';
import { documentShape, type DocumentJson } from '#libs/contracts';
import type { DocumentHead } from './document-store.js';

/** A thread of comments on a range of a text. */
export interface PlacedThread extends CommentThread {
  from: number;
  to: number;
}

/** Finds the open threads of a version of a text. */
export type ThreadSource = (head: DocumentHead, version: number, doc: Node) => Promise<PlacedThread[]>;

/** Whoever keeps comments beside texts registers here; documents know nothing of them. */
@Injectable()
export class TextThreads {
  private source: ThreadSource = () => Promise.resolve([]);

  /** Tells where the threads are. */
  register(source: ThreadSource): void {
    this.source = source;
  }

  /** The text with a mark on what each thread speaks of, as a Word file wants it. */
  async within(
    head: DocumentHead,
    version: number,
    content: DocumentJson,
  ): Promise<{ content: DocumentJson; threads: CommentThread[] }> {
    const schema = schemaOf(documentShape(head.kind));
    const tr = new Transform(schema.nodeFromJSON(content));
    const threads = await this.source(head, version, tr.doc);
    for (const { id, from, to } of threads) tr.addMark(from, to, schema.mark('comment', { id }));
    return {
      content: tr.doc.toJSON() as DocumentJson,
      threads: threads.map(({ id, comments, resolved }) => ({ id, comments, resolved })),
    };
  }
}
